import { group, keyOf } from "../../edits";
import type { Refusal } from "../../model/edit";
import { slotsOf } from "../../model/sketch";
import {
  addOp,
  change,
  makeOutput,
  nodes,
  remove,
  rename,
  rewire,
  select,
  setNumber,
  stage,
  whyNot,
  wire,
} from "../../session";
import { portsOf } from "../choosing/ports";
import type { Phrase } from "./phrase";

/** Everything that can be typed instead of clicked, one record each. */
export const PHRASES: readonly Phrase[] = [
  {
    pattern: "connect <node> to <node> [<slot>]",
    does: "Draw an edge, into the first open input or into the one you number",
    example: "connect b to y 2",
    isOff: ({ nodes: [from = "", to = ""], slot }) =>
      whyNot(from, to, slot ?? firstPort(to)) !== null,
    run: ({ nodes: [from = "", to = ""], slot }) => words(wire(from, to, slot ?? firstPort(to))),
  },
  {
    pattern: "disconnect <node> from <node> [<slot>]",
    does: "Take the edge between two nodes away",
    example: "disconnect b from y",
    run: ({ nodes: [from = "", to = ""], slot }) =>
      onEdge(from, to, slot, (edge) => rewire(edge, null)),
  },
  {
    pattern: "insert <op> on <node> <node> [<slot>]",
    does: "Put an op on the edge between two nodes",
    example: "insert relu on x f",
    run: ({ op, nodes: [from = "", to = ""], slot }) =>
      onEdge(from, to, slot, (edge) => addOp(op, { edge })),
  },
  {
    pattern: "add <op>",
    does: "Put an op, or a leaf, into the graph",
    example: "add tanh",
    run: ({ op }) => words(addOp(op, {})),
  },
  {
    pattern: "replace <nodes> by <op>",
    does: "Put another op in the place of nodes, with the same edges",
    example: "replace x by mul",
    run: ({ nodes: instead, op }) => words(addOp(op, { instead })),
  },
  {
    pattern: "delete <nodes>",
    does: "Delete nodes; what read them keeps an open port",
    example: "delete x",
    run: ({ nodes: keys }) => {
      remove(keys);
      return null;
    },
  },
  {
    pattern: "rename <node> to <name>",
    does: "Give a node another name; the expression follows",
    example: "rename x to sum_ab",
    run: ({ nodes: [node = ""], name }) => words(rename(node, name)),
  },
  {
    pattern: "set <node> [to] <value>",
    does: "Give an input a number or a tensor",
    example: "set a 3",
    run: ({ nodes: [node = ""], value }) => (value === null ? null : words(setNumber(node, value))),
  },
  {
    pattern: "make <node> the output",
    does: "Ask for the gradients of a node",
    example: "make f the output",
    run: ({ nodes: [node = ""] }) => words(makeOutput(node)),
  },
  {
    pattern: "group <nodes> as <name>",
    does: "Put nodes into a box with a name",
    example: "group x y as layer",
    run: ({ nodes: keys, name }) => {
      const refused = words(change((now) => group(now, keys, name)));
      if (refused === null) select(keys);
      return refused;
    },
  },
  {
    pattern: "select <nodes>",
    does: "Select nodes, and see them",
    example: "select x y",
    run: ({ nodes: keys }) => {
      select(keys);
      stage.value?.zoomTo(keys);
      return null;
    },
  },
];

function words(answer: Refusal | null): string | null {
  return answer?.refused ?? null;
}

/** The input an edge goes in at, where none is said: the first open one, else the first. */
function firstPort(to: string): number {
  const node = nodes.value.get(to);
  const ports = node ? portsOf(node) : [];
  return ports[0]?.slot ?? 0;
}

/** Do something with the edge between two nodes; where there are several, one has to be said. */
function onEdge(
  from: string,
  to: string,
  said: number | null,
  act: (edge: string) => Refusal | null,
): string | null {
  const node = nodes.value.get(to);
  const slots = (node ? slotsOf(node) : []).flatMap((each, slot) => (each === from ? [slot] : []));
  const slot = said ?? slots[0];
  if (slot === undefined || !slots.includes(slot)) {
    const where = said === null ? "" : ` at input ${said + 1}`;
    return `${to} does not read ${from}${where}.`;
  }
  if (said === null && slots.length > 1) {
    const which = slots.map((each) => each + 1).join(" and ");
    return `${to} reads ${from} at inputs ${which}: say which, as in “… ${from} ${to} ${slot + 1}”.`;
  }
  return words(act(keyOf({ from, to, slot })));
}
