import { useRef, useState } from "preact/hooks";

interface Props {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  /** Whether Tab leads to it. */
  readonly isStop: boolean;
  readonly isWrong: boolean;
  readonly onFocus: () => void;
  readonly onGo: (row: number, column: number) => void;
  readonly onKeep: (text: string) => void;
  /** Take pasted text over; false leaves it to the browser. */
  readonly onPaste: (text: string) => boolean;
}

/** One cell of a grid of numbers: arrows, Enter and Tab keep what was typed, Escape does not. */
export function GridCell(props: Props) {
  const { text, row, column, isStop, isWrong, onFocus, onGo, onKeep, onPaste } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const newest = useRef<string | null>(null);

  function type(next: string | null): void {
    newest.current = next;
    setDraft(next);
  }

  function keep(): void {
    const typed = newest.current;
    type(null);
    if (typed !== null && typed !== text) onKeep(typed);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const input = event.currentTarget as HTMLInputElement;
    const to = cellAfter(event, input, row, column);
    if (to) {
      keep();
      onGo(...to);
    } else if (event.key === "Escape" && newest.current !== null) type(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <span role="gridcell">
      <input
        type="text"
        data-cell={`${row},${column}`}
        aria-label={`row ${row + 1} column ${column + 1}`}
        aria-invalid={isWrong ? "true" : undefined}
        autocomplete="off"
        spellcheck={false}
        tabIndex={isStop ? 0 : -1}
        value={draft ?? text}
        onFocus={({ currentTarget }) => {
          currentTarget.select();
          onFocus();
        }}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={keep}
        onPaste={(event) => {
          if (!onPaste(event.clipboardData?.getData("text/plain") ?? "")) return;
          type(null);
          event.preventDefault();
        }}
      />
    </span>
  );
}

/** Where a key leads: up and down always, left and right where the text is over. */
function cellAfter(
  { key, shiftKey, isComposing }: KeyboardEvent,
  { selectionStart, selectionEnd, value }: HTMLInputElement,
  row: number,
  column: number,
): [number, number] | null {
  const isAll = selectionStart === 0 && selectionEnd === value.length;
  if (key === "Enter" && !isComposing) return [shiftKey ? row - 1 : row + 1, column];
  if (key === "ArrowDown") return [row + 1, column];
  if (key === "ArrowUp") return [row - 1, column];
  if (key === "ArrowRight" && (isAll || selectionStart === value.length)) return [row, column + 1];
  if (key === "ArrowLeft" && (isAll || selectionEnd === 0)) return [row, column - 1];
  return null;
}
