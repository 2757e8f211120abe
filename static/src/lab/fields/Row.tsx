import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** What ties a control to its row: spread it over the input, select or button. */
export interface Tie {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": "true" | undefined;
}

export interface RowProps {
  readonly label: string;
  /** What papers call it, set beside the label. */
  readonly symbol?: string | undefined;
  /** Said of the control, and shown where the pointer rests. */
  readonly doc?: string | undefined;
  /** A line below that is always there. */
  readonly note?: ComponentChildren;
  /** What is wrong with what stands there, in words. */
  readonly fault?: string | null | undefined;
  /** One control that takes the tie, or several that have names of their own. */
  readonly children: ((tie: Tie) => ComponentChildren) | ComponentChildren;
}

/** One setting: its label on the left, its control on the right, words on it below. */
export function Row({ label, symbol = "", doc = "", note, fault, children }: RowProps) {
  const id = useId();
  const wrong = fault !== null && fault !== undefined && fault !== "";
  const described = [wrong && `${id}-fault`, doc && `${id}-doc`].filter(Boolean).join(" ");
  const tie: Tie = {
    id,
    "aria-describedby": described || undefined,
    "aria-invalid": wrong ? "true" : undefined,
  };
  const name = (
    <>
      {label}
      {symbol && (
        <span class="math field-symbol" aria-hidden="true">
          {symbol}
        </span>
      )}
    </>
  );
  const isOne = typeof children === "function";
  const group = { role: "group", "aria-labelledby": `${id}-label` } as const;
  return (
    <div class="field" {...(isOne ? {} : { ...group, "aria-describedby": described || undefined })}>
      {isOne ? (
        <label class="field-label" for={id} title={doc || undefined}>
          {name}
        </label>
      ) : (
        <span class="field-label" id={`${id}-label`} title={doc || undefined}>
          {name}
        </span>
      )}
      {isOne ? children(tie) : <span class="field-control">{children}</span>}
      {note !== undefined && note !== "" && <p class="field-note">{note}</p>}
      {wrong && (
        <p class="field-fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
      {doc && (
        <span hidden id={`${id}-doc`}>
          {doc}
        </span>
      )}
    </div>
  );
}
