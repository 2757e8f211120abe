import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";

const NAMES = ["Data", "Network", "Training", "Results"] as const;
type Name = (typeof NAMES)[number];

/** On a phone one section is seen at a time, below its tabs; on a desk all of them. */
export function Sections({ children }: { readonly children: ComponentChildren }) {
  const [shown, setShown] = useState<Name>("Data");
  const body = useRef<HTMLDivElement>(null);
  return (
    <div class="lab-sections" data-shown={shown}>
      <nav class="lab-tabs" aria-label="Sections">
        {NAMES.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === shown}
            onClick={() => {
              setShown(name);
              body.current?.scrollTo(0, 0);
            }}
          >
            {name}
          </button>
        ))}
      </nav>
      <div ref={body} class="lab-body">
        {children}
      </div>
    </div>
  );
}

interface SectionProps {
  readonly name: Name;
  readonly children: ComponentChildren;
}

export function Section({ name, children }: SectionProps) {
  return (
    <div class="lab-section" data-section={name}>
      {children}
    </div>
  );
}
