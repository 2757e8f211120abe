import { edgeKey } from "../../layout/layout";
import { slotsOf, type Sketch, type SketchNode } from "../../model/sketch";
import { own } from "../records";
import { withInputs } from "../sketch_nodes";
import { around, boxOf } from "./paths";

/** A sketch as it is drawn while some groups are closed. */
export interface Shown {
  readonly sketch: Sketch;
  /** The box that a node is drawn in; a node that is not in it stands for itself. */
  readonly memberOf: ReadonlyMap<string, string>;
  /** The edges that one to or from a box stands for; one that is not in it stands for itself. */
  readonly edges: ReadonlyMap<string, readonly string[]>;
}

/**
 * The sketch with each closed group as one node of the op "group", which stands where its first
 * node stood, tells how many it holds, and reads, each once, what its nodes read from outside. Of closed groups within each
 * other the outermost is drawn. Two groups may read each other, though no node reads itself: such
 * a circle is drawn as it is, the edge that closes it running back.
 */
export function shownSketch(
  sketch: Sketch,
  groups: Readonly<Record<string, string>>,
  closed: readonly string[],
): Shown {
  const memberOf = boxesOf(sketch, groups, closed);
  if (memberOf.size === 0) return { sketch, memberOf, edges: new Map() };
  const shownAs = (id: string): string => memberOf.get(id) ?? id;
  const boxes = new Map<string, Box>();
  const edges = new Map<string, readonly string[]>();
  const drawn: (SketchNode | Box)[] = [];
  for (const node of sketch.nodes) {
    const id = memberOf.get(node.id);
    if (id === undefined) {
      drawn.push(besideBoxes(node, shownAs, edges));
      continue;
    }
    let box = boxes.get(id);
    if (!box) {
      box = { id, nodes: 0, reads: new Map() };
      boxes.set(id, box);
      drawn.push(box);
    }
    box.nodes += 1;
    gather(box, node, shownAs);
  }
  const nodes = drawn.map((each) => ("reads" in each ? asNode(each, edges) : each));
  const output = sketch.output === null ? null : shownAs(sketch.output);
  return { sketch: { nodes, output }, memberOf, edges };
}

/** A closed group while its edges are gathered: what it reads, each with the edges it stands for. */
interface Box {
  readonly id: string;
  nodes: number;
  readonly reads: Map<string, string[]>;
}

function asNode({ id, nodes, reads }: Box, edges: Map<string, readonly string[]>): SketchNode {
  const inputs = [...reads.keys()];
  inputs.forEach((from, slot) => edges.set(edgeKey(from, id, slot), reads.get(from) ?? []));
  return { id, op: "group", inputs, attrs: { nodes } };
}

/** The box of every node that is in a closed group. */
function boxesOf(
  { nodes }: Sketch,
  groups: Readonly<Record<string, string>>,
  closed: readonly string[],
): ReadonlyMap<string, string> {
  const isClosed = new Set(closed);
  const found = new Map<string, string>();
  if (isClosed.size === 0) return found;
  const byPath = new Map<string, string | null>();
  for (const { id } of nodes) {
    const path = own(groups, id) ?? "";
    let box = byPath.get(path);
    if (box === undefined) {
      const outermost = around(path).find((group) => isClosed.has(group));
      box = outermost === undefined ? null : boxOf(outermost);
      byPath.set(path, box);
    }
    if (box !== null) found.set(id, box);
  }
  return found;
}

/** A node that is drawn itself, reading boxes in place of their nodes. */
function besideBoxes(
  node: SketchNode,
  shownAs: (id: string) => string,
  edges: Map<string, readonly string[]>,
): SketchNode {
  return withInputs(node, (from, slot) => {
    if (from === null) return null;
    const shown = shownAs(from);
    if (shown !== from) edges.set(edgeKey(shown, node.id, slot), [edgeKey(from, node.id, slot)]);
    return shown;
  });
}

/** Adds to a box what one of its nodes reads from outside. */
function gather(box: Box, node: SketchNode, shownAs: (id: string) => string): void {
  slotsOf(node).forEach((from, slot) => {
    const shown = from === null ? box.id : shownAs(from);
    if (from === null || shown === box.id) return;
    const key = edgeKey(from, node.id, slot);
    const held = box.reads.get(shown);
    if (held) held.push(key);
    else box.reads.set(shown, [key]);
  });
}
