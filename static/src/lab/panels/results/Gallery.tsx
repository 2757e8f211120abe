import { useEffect, useRef } from "preact/hooks";

import type { RunData } from "../../contract";
import { data, lookAt, lookedAt } from "../../session";
import { Picture } from "./Picture";
import { keepAsking, told } from "./predicting";
import { shownRows, wrongFirst } from "./told";

/** So many pictures are shown: five rows of six. */
const SHOWN = 30;
const COLUMNS = 6;
const MOVES: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: COLUMNS,
  ArrowUp: -COLUMNS,
};

/** Samples that are pictures, those that are told wrongly first. */
export function Gallery() {
  const list = useRef<HTMLUListElement>(null);
  useEffect(keepAsking, []);
  const all = data.value;
  if (!all?.classes || !all.picture) return null;
  const { names, of } = all.classes;
  const rows = shownRows(all);
  const shown = wrongFirst(rows, told.value, of).slice(0, SHOWN);
  const wrong = rows.filter((row) => told.value.has(row) && told.value.get(row) !== of[row]).length;
  const current = Math.max(0, shown.indexOf(lookedAt.value ?? -1));
  const move = (event: KeyboardEvent) => {
    const by = MOVES[event.key];
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (by === undefined || at < 0) return;
    event.preventDefault();
    buttons[at + by]?.focus();
  };
  return (
    <section class="result">
      <h2>{all.held_out.length > 0 ? "Held-out samples" : "Samples"}</h2>
      <p class="soft note">
        {told.value.size === 0
          ? "What the network tells of each will stand below it."
          : `Of ${rows.length}, ${wrong === 0 ? "none is" : wrong === 1 ? "1 is" : `${wrong} are`} told wrongly${wrong === 0 ? "" : "; these come first"}.`}
      </p>
      <ul class="gallery" ref={list} onKeyDown={move}>
        {shown.map((row, i) => (
          <Sample
            key={row}
            row={row}
            values={all.rows[row] ?? []}
            size={all.picture ?? [1, 1]}
            truth={names[of[row] ?? 0] ?? ""}
            answer={told.value.has(row) ? (names[told.value.get(row) ?? 0] ?? "") : null}
            isStop={i === current}
          />
        ))}
      </ul>
    </section>
  );
}

interface SampleProps {
  readonly row: number;
  readonly values: RunData["rows"][number];
  readonly size: readonly [number, number];
  readonly truth: string;
  /** null before the network was asked. */
  readonly answer: string | null;
  /** Whether Tab comes here; the arrow keys go on. */
  readonly isStop: boolean;
}

function Sample({ row, values, size, truth, answer, isStop }: SampleProps) {
  const isWrong = answer !== null && answer !== truth;
  const words =
    answer === null
      ? `Sample ${row + 1}, a ${truth}`
      : `Sample ${row + 1}, a ${truth}, told ${answer}`;
  return (
    <li>
      <button
        type="button"
        class={`gallery-sample${isWrong ? " wrong" : ""}`}
        aria-label={words}
        title={words}
        aria-pressed={lookedAt.value === row}
        tabIndex={isStop ? 0 : -1}
        onClick={() => void lookAt(row)}
      >
        <Picture values={values} size={size} />
        <span aria-hidden="true">{isWrong ? `${truth} → ${answer}` : truth}</span>
      </button>
    </li>
  );
}
