import type { ComponentChildren } from "preact";

interface Props {
  readonly title: string;
  /** What stands in it, at a glance. */
  readonly glance?: string | undefined;
  readonly open?: boolean;
  readonly children: ComponentChildren;
}

/** Settings that few visits need, folded away behind a line that says how they stand. */
export function Fold({ title, glance, open = false, children }: Props) {
  return (
    <details class="fold" open={open}>
      <summary>
        <span>{title}</span>
        {glance && <span class="fold-glance">{glance}</span>}
      </summary>
      {children}
    </details>
  );
}
