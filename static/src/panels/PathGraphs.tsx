import { useSignal } from "@preact/signals";

import { openConnected, openGrid } from "../session";
import { Count, Made } from "./Made";
import "./path_graphs.css";

/** The sizes that the server makes. */
const GRID = { least: 2, most: 300 };
const CONNECTED = { least: 1, most: 60 };

/** The grid of the post on Pascal's triangle: its gradients are numbers of paths. */
export function Grid() {
  const apex = useSignal(false);
  return (
    <Made
      title="Pascal’s grid"
      about="By how many diagonal ways is each cell reached from the top? Each adds up its upper neighbours."
      onOpen={(given) =>
        openGrid(apex.value ? null : Number(given.get("width")), Number(given.get("depth")))
      }
    >
      {!apex.value && <Count name="width" label="Cells a row" {...GRID} usual={5} />}
      <Count name="depth" label="Rows" {...GRID} usual={5} />
      <label class="check">
        <input
          type="checkbox"
          checked={apex}
          onChange={({ currentTarget }) => (apex.value = currentTarget.checked)}
        />
        One cell on top
      </label>
    </Made>
  );
}

/** A network whose paths nobody could list: they are counted all the same. */
export function Connected() {
  return (
    <Made
      title="Fully connected layers"
      about="Each layer of 10 makes ten times more paths: counted exactly, never listed."
      onOpen={(given) => openConnected(Number(given.get("layers")), Number(given.get("width")))}
    >
      <Count name="layers" label="Layers" {...CONNECTED} usual={10} />
      <Count name="width" label="each of" {...CONNECTED} usual={10} />
    </Made>
  );
}
