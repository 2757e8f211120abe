import { edgeKey } from "../layout";
import { slotsOf, type SketchNode } from "../model/sketch";
import type { Mark, Picture } from "./picture";

/** Where an edge begins, and the node that reads it, and where. */
export interface Ends {
  readonly from: string;
  readonly consumer: string;
  readonly slot: number;
}

/** All that a picture has, by name, whether or not it is in the page. */
export interface Stock {
  readonly nodes: ReadonlyMap<string, SketchNode>;
  readonly edges: ReadonlyMap<string, Ends>;
  /** What is wrong, by node. */
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
}

export const NO_STOCK: Stock = { nodes: new Map(), edges: new Map(), marks: new Map() };

export function stockOf({ sketch, marks }: Picture): Stock {
  const nodes = new Map(sketch.nodes.map((node) => [node.id, node]));
  const edges = new Map<string, Ends>();
  for (const node of sketch.nodes) {
    for (const [slot, from] of slotsOf(node).entries()) {
      // An edge from nowhere cannot be drawn.
      if (from === null || !nodes.has(from)) continue;
      edges.set(edgeKey(from, node.id, slot), { from, consumer: node.id, slot });
    }
  }
  return { nodes, edges, marks: marksByNode(marks) };
}

function marksByNode(marks: readonly Mark[]): Map<string, Mark[]> {
  const found = new Map<string, Mark[]>();
  for (const mark of marks) {
    const held = found.get(mark.node);
    if (held) held.push(mark);
    else found.set(mark.node, [mark]);
  }
  return found;
}
