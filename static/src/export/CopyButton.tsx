import { useEffect, useState } from "preact/hooks";

/** How long a button says that it did what it was pressed for, ms. */
const SAID = 2500;

interface Props {
  readonly title: string;
  /** What the button is called where several say "Copy". */
  readonly label?: string;
  /** Copy it; answers whether the browser let it. */
  readonly onCopy: () => Promise<boolean>;
}

/** Copies, and says so where it was pressed: what lies behind a dialog is neither seen nor heard. */
export function CopyButton({ title, label, onCopy }: Props) {
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return undefined;
    const timer = setTimeout(() => setDone(false), SAID);
    return () => clearTimeout(timer);
  }, [isDone]);
  async function press(): Promise<void> {
    setDone(await onCopy());
  }
  return (
    <>
      <button
        type="button"
        class="button text copy"
        aria-label={label}
        onClick={() => void press()}
      >
        {isDone ? "Copied" : "Copy"}
      </button>
      <span class="sr" role="status">
        {isDone && `${title} copied`}
      </span>
    </>
  );
}
