import type { Commands } from "./command";
import {
  firstLeaf,
  graph,
  mode,
  moment,
  seek,
  setMode,
  speed,
  stepCount,
  timeline,
  wrt,
} from "../session";
import { CommandButton } from "./command";

const SPEEDS = [0.25, 0.5, 1, 2, 4, 8];

/** The transport: buttons, one scrubber over every step, speed and mode. */
export function Transport({ commands }: { readonly commands: Commands }) {
  const rests = mode.value === "reverse" && moment.value === timeline.value?.forwardEnd;
  return (
    <footer class="transport" aria-label="Controls">
      <div class="buttons">
        <CommandButton command={commands.firstStep} />
        <CommandButton command={commands.stepBack} />
        <CommandButton command={commands.play} />
        <CommandButton command={commands.stepForward} />
        <CommandButton command={commands.lastStep} />
      </div>
      <Scrubber />
      <span class={rests ? "inviting" : ""}>
        <CommandButton command={commands.runBackward} kind="main" />
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
  const half = at <= end ? "forward" : "backward";
  return (
    <div class="scrubber" style={{ "--forward": share(end), "--at": share(moment.value) }}>
      <div class="halves" aria-hidden="true">
        <span>forward</span>
        <span>{mode.value === "reverse" ? "backward" : "tangent"}</span>
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
        aria-valuetext={`step ${at} of ${steps}, ${half}`}
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
  const sources = graph.value?.nodes.filter(
    (node) => node.op === "input" || node.op === "parameter",
  );
  return (
    <label class="choice">
      <span class="sr">Mode</span>
      <select
        value={mode.value === "reverse" ? "" : `d/d${wrt.value ?? firstLeaf() ?? ""}`}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          if (chosen === "") setMode("reverse", null);
          else setMode("forward", chosen.slice(3));
        }}
      >
        <option value="">Reverse mode</option>
        <optgroup label="Forward mode, tangent of">
          {sources?.map(({ id }) => (
            <option key={id} value={`d/d${id}`}>
              Forward mode: {id}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  );
}
