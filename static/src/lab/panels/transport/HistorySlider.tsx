import { placeOf } from "../../experiment/columns";
import { history, scrubbedTo, scrubTo } from "../../session";
import { counted } from "./counting";

/** A slider over what the run has been through; at its end the page follows the run. */
export function HistorySlider() {
  const told = history.value;
  const last = Math.max(0, (told?.steps.length ?? 0) - 1);
  const step = scrubbedTo.value;
  const at = told && step !== null ? placeOf(told, step) : last;
  return (
    <input
      type="range"
      class="lab-history"
      aria-label="History"
      aria-valuetext={
        told && last > 0 ? `epoch ${counted(told.epoch[at] ?? 0)}` : "nothing trained yet"
      }
      title="Look back over the run"
      min={0}
      max={Math.max(1, last)}
      step={1}
      value={last === 0 ? 0 : at}
      disabled={last === 0}
      ref={(slider) => slider?.style.setProperty("--at", `${(last === 0 ? 0 : at / last) * 100}%`)}
      onInput={({ currentTarget }) => {
        const place = Number(currentTarget.value);
        scrubTo(place >= last ? null : place);
      }}
    />
  );
}
