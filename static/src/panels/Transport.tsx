import type { Command } from "../commands";
import {
  leaves,
  mode,
  moment,
  seek,
  setMode,
  speed,
  stepCount,
  timeline,
  valuesOnly,
  wrt,
} from "../session";
import { CommandButtons } from "./CommandButton";

const SPEEDS = [0.25, 0.5, 1, 2, 4, 8];

/** What the second half of the scrubber is called. */
const SWEEP = { reverse: "backward", forward: "tangent", counting: "counting" } as const;

/** The transport: buttons, one scrubber over every step, speed and mode. */
export function Transport({ commands }: { readonly commands: readonly Command[] }) {
  const isAtRest = moment.value === timeline.value?.forwardEnd;
  const rests = mode.value !== "forward" && isAtRest && !valuesOnly.value;
  return (
    <footer class="transport" aria-label="Controls">
      <div class="buttons">
        <CommandButtons commands={commands} place="steps" />
      </div>
      <Scrubber />
      <span class={rests ? "inviting" : ""}>
        <CommandButtons commands={commands} place="beside the steps" />
      </span>
      <label class="choice">
        <span class="sr">Speed</span>
        <select
          value={speed.value}
          onChange={(event) => (speed.value = Number(event.currentTarget.value))}
        >
          {SPEEDS.map((times) => (
            <option key={times} value={times}>
              {times}×
            </option>
          ))}
        </select>
      </label>
      <ModeChoice />
    </footer>
  );
}

function Scrubber() {
  const steps = stepCount.value;
  const end = timeline.value?.forwardEnd ?? 0;
  const share = (at: number) => `${(steps === 0 ? 0 : at / steps) * 100}%`;
  const at = Math.floor(moment.value);
  const sweep = SWEEP[mode.value];
  return (
    <div class="scrubber" style={{ "--forward": share(end), "--at": share(moment.value) }}>
      <div class="halves" aria-hidden="true">
        <span>forward</span>
        {steps > 0 && !valuesOnly.value && <span>{sweep}</span>}
      </div>
      <div class="track" aria-hidden="true">
        <i class="blue" />
        <i class="red" />
        {steps <= 80 &&
          Array.from({ length: Math.max(0, steps - 1) }, (_, i) => (
            <b key={i} style={{ left: share(i + 1) }} />
          ))}
      </div>
      <input
        type="range"
        aria-label="Step"
        aria-valuetext={`step ${at} of ${steps}, ${at <= end ? "forward" : sweep}`}
        min={0}
        max={steps}
        step={1}
        value={at}
        class={at <= end ? "blue" : "red"}
        onInput={(event) => seek(Number(event.currentTarget.value))}
      />
    </div>
  );
}

function ModeChoice() {
  return (
    <label class="choice mode">
      <span class="sr">Mode</span>
      <select
        value={
          mode.value === "forward" ? `d/d${wrt.value ?? leaves.value[0]?.id ?? ""}` : mode.value
        }
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          if (chosen === "reverse" || chosen === "counting") setMode(chosen, null);
          else setMode("forward", chosen.slice(3));
        }}
      >
        <option value="reverse">Reverse mode</option>
        <option value="counting">Count paths</option>
        <optgroup label="Forward mode, tangent of">
          {leaves.value.map(({ id }) => (
            <option key={id} value={`d/d${id}`}>
              Forward mode: {id}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  );
}
