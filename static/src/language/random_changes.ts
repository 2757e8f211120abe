import type { Ops } from "../model/graph";
import { slotsOf, type Sketch, type SketchNode } from "../model/sketch";
import type { Value } from "../model/value";
import { isLeafOp, isVariadic } from "./arity";

/** A graph after a change, and what the change only calls differently. */
export interface Changed {
  readonly sketch: Sketch;
  readonly renames: Readonly<Record<string, string>>;
  readonly what: string;
}

type Random = () => number;
type Change = (sketch: Sketch, random: Random, ops: Ops) => Changed | null;

const VALUES: readonly (Value | null)[] = [
  2,
  -3,
  0.5,
  -0,
  1e21,
  null,
  { shape: [2], data: [1, -2] },
  { shape: [2, 1], data: [1, 2] },
];
const IDS = [
  "p",
  "q",
  "r",
  "layer1/neuron3",
  "max",
  "np",
  "lambda",
  "x.1",
  "é½",
  "t1",
  "k9",
  "out",
];

export function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)];
}

const some = (condition: boolean, sketch: Sketch, what: string): Changed | null =>
  condition ? { sketch, renames: {}, what } : null;

function freeId({ nodes }: Sketch, random: Random): string {
  const taken = new Set(nodes.map(({ id }) => id));
  const wanted = pick(IDS, random) ?? "p";
  let id = wanted;
  for (let n = 1; taken.has(id); n += 1) id = `${wanted}${n}`;
  return id;
}

function withNode({ nodes, output }: Sketch, id: string, change: Partial<SketchNode>): Sketch {
  return { nodes: nodes.map((node) => (node.id === id ? { ...node, ...change } : node)), output };
}

/** What can be connected to `id` without closing a circle. */
function upstreamOf(sketch: Sketch, id: string): string[] {
  const below = new Set([id]);
  for (let grew = true; grew;) {
    const more = sketch.nodes.filter(
      (node) => !below.has(node.id) && slotsOf(node).some((from) => below.has(from ?? "")),
    );
    for (const node of more) below.add(node.id);
    grew = more.length > 0;
  }
  return sketch.nodes.filter((node) => !below.has(node.id)).map((node) => node.id);
}

const addLeaf: Change = (sketch, random) => {
  const op = pick(["input", "input", "parameter", "constant"], random) ?? "input";
  const node = { id: freeId(sketch, random), op, value: pick(VALUES, random) ?? null };
  return some(true, { ...sketch, nodes: [...sketch.nodes, node] }, `add ${op}`);
};

const addUse: Change = (sketch, random, ops) => {
  const op = pick(
    [...ops.values()].filter((each) => !isLeafOp(each)),
    random,
  );
  if (!op) return null;
  const ids = sketch.nodes.map(({ id }) => id);
  const count = op.inputs.length + (isVariadic(op) ? Math.floor(random() * 3) : 0);
  const inputs = Array.from({ length: count }, () =>
    random() < 0.3 ? null : (pick(ids, random) ?? null),
  );
  const id = freeId(sketch, random);
  const output = random() < 0.5 ? id : sketch.output;
  return some(
    true,
    { nodes: [...sketch.nodes, { id, op: op.name, inputs }], output },
    `add ${op.name}`,
  );
};

const remove: Change = ({ nodes, output }, random) => {
  const gone = pick(nodes, random)?.id;
  const left = nodes.filter(({ id }) => id !== gone);
  const cut = left.map((node) =>
    slotsOf(node).includes(gone ?? "")
      ? { ...node, inputs: slotsOf(node).map((from) => (from === gone ? null : from)) }
      : node,
  );
  const next = output === gone ? (cut.at(-1)?.id ?? null) : output;
  return some(left.length > 0, { nodes: cut, output: next }, `remove ${gone ?? ""}`);
};

const rewire: Change = (sketch, random) => {
  const node = pick(
    sketch.nodes.filter((each) => slotsOf(each).length > 0),
    random,
  );
  if (!node) return null;
  const slot = Math.floor(random() * slotsOf(node).length);
  const from = random() < 0.3 ? null : (pick(upstreamOf(sketch, node.id), random) ?? null);
  const inputs = slotsOf(node).map((was, i) => (i === slot ? from : was));
  return some(true, withNode(sketch, node.id, { inputs }), `connect ${from ?? "_"} to ${node.id}`);
};

const revalue: Change = (sketch, random) => {
  const node = pick(
    sketch.nodes.filter((each) => slotsOf(each).length === 0),
    random,
  );
  const isInput = node?.op === "input";
  const value = isInput && random() < 0.1 ? "Infinity" : (pick(VALUES, random) ?? null);
  return some(
    node !== undefined,
    withNode(sketch, node?.id ?? "", { value }),
    `set ${node?.id ?? ""}`,
  );
};

const replaceOp: Change = (sketch, random, ops) => {
  const node = pick(
    sketch.nodes.filter((each) => slotsOf(each).length > 0),
    random,
  );
  if (!node) return null;
  const count = slotsOf(node).length;
  const fits = [...ops.values()].filter((op) => op.inputs.length === count && !isVariadic(op));
  const op = pick(fits, random);
  if (!op) return null;
  const change = { op: op.name, attrs: {} };
  return some(true, withNode(sketch, node.id, change), `make ${node.id} ${op.name}`);
};

const rekind: Change = (sketch, random) => {
  const node = pick(
    sketch.nodes.filter((each) => slotsOf(each).length === 0),
    random,
  );
  const isFinite = node !== undefined && typeof node.value !== "string";
  const op = pick(["input", "parameter", "constant"], random) ?? "input";
  return some(isFinite, withNode(sketch, node?.id ?? "", { op }), `make ${node?.id ?? ""} ${op}`);
};

const setting: Change = (sketch, random, ops) => {
  const able = sketch.nodes.filter(({ op }) => (ops.get(op)?.attrs.length ?? 0) > 0);
  const node = pick(able, random);
  const attr = pick(ops.get(node?.op ?? "")?.attrs ?? [], random);
  if (!node || !attr) return null;
  const by: Readonly<Record<string, unknown>> = { boolean: true, sizes: [3, -1], axes: [0] };
  const value = random() < 0.4 ? attr.default : (by[attr.kind] ?? 1);
  const attrs = { ...node.attrs, [attr.name]: value as number };
  return some(true, withNode(sketch, node.id, { attrs }), `set ${attr.name} of ${node.id}`);
};

const reoutput: Change = (sketch, random) => {
  const output = pick(sketch.nodes, random)?.id ?? null;
  return some(true, { ...sketch, output }, `output ${output ?? ""}`);
};

const rename: Change = (sketch, random) => {
  const old = pick(sketch.nodes, random)?.id ?? "";
  const id = freeId(sketch, random);
  const now = (each: string | null): string | null => (each === old ? id : each);
  const nodes = sketch.nodes.map((node) => ({
    ...node,
    id: now(node.id) ?? "",
    ...(node.inputs ? { inputs: node.inputs.map(now) } : {}),
  }));
  return {
    sketch: { nodes, output: now(sketch.output) },
    renames: { [old]: id },
    what: `rename ${old} to ${id}`,
  };
};

const CHANGES: readonly Change[] = [
  addLeaf,
  addUse,
  addUse,
  remove,
  remove,
  rewire,
  rewire,
  rewire,
  revalue,
  replaceOp,
  rekind,
  setting,
  reoutput,
  rename,
];

/** The graph after a change drawn at random; the same graph where that change finds nothing to do. */
export function randomlyChanged(sketch: Sketch, random: Random, ops: Ops): Changed {
  const change = pick(CHANGES, random);
  return change?.(sketch, random, ops) ?? { sketch, renames: {}, what: "nothing" };
}
