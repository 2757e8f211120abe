import { laying, stopLayout } from "../session";
import "./states.css";

/** A layout that takes its time: how far it is, and a way to do without it. */
export function LayingOut() {
  if (!laying.value) return null;
  const { nodes, done } = laying.value;
  return (
    <div class="laying-out">
      <label>
        Laying out {nodes.toLocaleString("en")} nodes <progress value={done} />
      </label>
      <button type="button" class="button text" onClick={stopLayout}>
        Stop
      </button>
    </div>
  );
}
