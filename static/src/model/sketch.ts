import type { AttrValue } from "./graph";
import type { Value } from "./value";

/** A node as a person may leave it for now. */
export interface SketchNode {
  readonly id: string;
  readonly op: string;
  /** By slot; null where nothing is connected yet. */
  readonly inputs?: readonly (string | null)[];
  /** What a leaf holds; null or left out where it has no number yet. */
  readonly value?: Value | null;
  readonly attrs?: Readonly<Record<string, AttrValue>>;
}

/** A graph under construction: ports may be open, values missing, edges may close a cycle. */
export interface Sketch {
  readonly nodes: readonly SketchNode[];
  readonly output: string | null;
}

export const NO_SKETCH: Sketch = { nodes: [], output: null };

export function slotsOf(node: SketchNode): readonly (string | null)[] {
  return node.inputs ?? [];
}
