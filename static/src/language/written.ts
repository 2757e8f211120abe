import type { Ops } from "../model/graph";
import type { Sketch } from "../model/sketch";
import { goalOf, isLeafNode, onlyReader } from "./goal";
import { Identity } from "./identity";
import { phrased, type Rewriting } from "./rewritten";
import { fitsInline } from "./units";

/** The ids that the language gives to what has no name: t for uses of ops, k for literals. */
const MADE_UP = /^[tk][1-9][0-9]*$/;

/**
 * A whole graph as a text: a line for each node, leaves first. What a text would give such an id
 * stands within the line of what reads it.
 */
export function written(sketch: Sketch, ops: Ops): Rewriting {
  const goal = goalOf(sketch, ops);
  const nothing = goalOf({ nodes: [], output: null }, ops);
  const isInline = (id: string): boolean => {
    const node = goal.nodes.get(id);
    if (!node || !MADE_UP.test(id) || onlyReader(goal, id) === null) return false;
    const isLiteral = isLeafNode(node, ops) && node.op !== "input";
    return isLiteral === id.startsWith("k") && fitsInline({ goal, ops }, id);
  };
  const task = {
    source: "",
    literals: new Map(),
    parts: [],
    written: new Set<string>(),
    inner: new Set<string>(),
    old: nothing,
    goal,
    identity: new Identity({}),
    ops,
    isInline,
  };
  return phrased(task, {});
}
