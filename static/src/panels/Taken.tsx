import { dismissOrphan, orphan, takeUp } from "../session";

/** Work that a tab left behind when it ended, offered once, above the drawing. */
export function Taken() {
  const draft = orphan.value;
  if (!draft) return null;
  return (
    <p class="taken" role="status">
      <span>
        You worked on <b>{draft.title}</b> {ago(draft.keptAt)}. Take it up again?
      </span>
      <button type="button" class="button text" onClick={() => void takeUp()}>
        Take it up
      </button>
      <button type="button" class="button text" onClick={() => void dismissOrphan()}>
        No, thank you
      </button>
    </p>
  );
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

function ago(then: number): string {
  const passed = Date.now() - then;
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const [unit, length] = UNITS.find(([, length]) => passed >= length) ?? ["minute", 60_000];
  return words.format(-Math.round(passed / length), unit);
}
