import { setMode, uncountable } from "../session";
import "./counting.css";

/** Said while paths are counted: what the red numbers are, and the way back. */
export function Counting() {
  return (
    <span class="counting">
      <b class="red">Paths</b>, not gradients
      {uncountable.value
        ? ", of which there are too many here to write their numbers down. "
        : ": every local derivative is read as 1. "}
      <button type="button" onClick={() => setMode("reverse", null)}>
        Show gradients
      </button>
    </span>
  );
}
