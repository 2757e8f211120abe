import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface Props {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A part of the rail under its heading, which folds it away. */
export function Panel({ title, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <details class="settings" open>
        <summary class="settings-head">
          <h2 id={id}>{title}</h2>
        </summary>
        {children}
      </details>
    </section>
  );
}
