import type { Checked } from "../../api/contract";
import { PlaceFields } from "../../fields/PlaceFields";
import { isTensor } from "../../model/value";

/** One number of a node: where it is in a tensor, counted from 0 along each axis. */
export interface Chosen {
  readonly node: string;
  readonly place: readonly number[];
}

interface Props {
  readonly nodes: Checked["nodes"];
  readonly which: Chosen;
  readonly onWhich: (which: Chosen) => void;
}

/** So many nodes are offered. */
const OFFERED = 200;

/** The shape of a node's gradient; of a number, no axes. */
function shapeOf(nodes: Checked["nodes"], node: string): readonly number[] {
  const value = nodes[node]?.reverse ?? nodes[node]?.differences ?? 0;
  return isTensor(value) ? value.shape : [];
}

/** The first number of a node. */
export function firstOf(nodes: Checked["nodes"], node: string): Chosen {
  return { node, place: shapeOf(nodes, node).map(() => 0) };
}

/** Whose differences are drawn. */
export function NumberChoice({ nodes, which, onWhich }: Props) {
  const shape = shapeOf(nodes, which.node);
  return (
    <div class="curve-choice">
      <label>
        Differences for{" "}
        <select
          value={which.node}
          onChange={({ currentTarget }) => onWhich(firstOf(nodes, currentTarget.value))}
        >
          {Object.keys(nodes)
            .slice(0, OFFERED)
            .map((node) => (
              <option key={node}>{node}</option>
            ))}
        </select>
      </label>
      <PlaceFields
        key={which.node}
        shape={shape}
        place={which.place}
        onPlace={(place) => onWhich({ ...which, place })}
      />
    </div>
  );
}
