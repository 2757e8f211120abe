import { setSpeed, speed } from "../../session";
import { counted } from "./counting";

/** Epochs a second; 0 stands for as fast as it goes. */
const SPEEDS = [1, 3, 10, 30, 100, 1_000, 0];

/** How fast training goes, so that it can be watched. */
export function Speed() {
  return (
    <label class="choice lab-speed">
      <span class="sr">Speed</span>
      <select
        title="How fast training goes"
        value={speed.value ?? 0}
        onChange={({ currentTarget }) => setSpeed(Number(currentTarget.value) || null)}
      >
        {SPEEDS.map((pace) => (
          <option key={pace} value={pace}>
            {pace === 0 ? "Full speed" : `${counted(pace)} epoch${pace === 1 ? "" : "s"}/s`}
          </option>
        ))}
      </select>
    </label>
  );
}
