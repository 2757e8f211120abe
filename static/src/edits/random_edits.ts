import { read } from "../language";
import { OPS } from "../language/corpus";
import type { Edit, Refusal, Work } from "../model/edit";
import { slotsOf } from "../model/sketch";
import { addNode } from "./nodes/add_node";
import { bypass } from "./nodes/bypass";
import { deleteNodes } from "./nodes/delete_nodes";
import { duplicate } from "./nodes/duplicate";
import { setKind, setValue } from "./nodes/leaf";
import { renameNode } from "./nodes/rename_node";
import { replaceOp } from "./nodes/replace_op";
import { setAttr } from "./nodes/set_attr";
import { setOutput } from "./nodes/set_output";
import { align, alignToGrid, distribute, type Box } from "./arranging/align";
import { move } from "./arranging/move";
import { unplace } from "./arranging/unplace";
import { copied } from "./clipboard/copied";
import { pasted } from "./clipboard/pasted";
import { deleteSelected } from "./delete_selected";
import { keyOf, type Edge } from "./edge";
import { group } from "./groups/group";
import { boxOf, pathsOf } from "./groups/paths";
import { putInGroup } from "./groups/put_in_group";
import { renameGroup, ungroup } from "./groups/repath";
import { setClosed } from "./groups/set_closed";
import { addNote, deleteNotes, setNote } from "./notes";
import { connect } from "./wires/connect";
import { disconnect } from "./wires/disconnect";
import { insertOnEdge } from "./wires/insert_on_edge";
import { reconnect } from "./wires/reconnect";

/** Edits as a person might make them, one of every kind, drawn at random for the tests. */

type Draw = (work: Work, pick: Picker) => Edit | Refusal;

const SIDES = ["left", "centre", "right", "top", "middle", "bottom"] as const;
const NAMES = [
  "sum",
  "loss",
  "λ",
  "w2",
  "__proto__",
  "a",
  "h_1",
  "constructor",
  "if",
  "x y",
] as const;
const GROUP_NAMES = ["net", "layer1", "in/out", "100%:1"] as const;

export const EDITS: Readonly<Record<string, Draw>> = {
  addLeaf: (work, pick) => addNode(work, pick.from(["input", "parameter", "constant"]), {}, OPS),
  addOp: (work, pick) =>
    addNode(work, pick.op(), { inputs: [pick.node(work)], at: pick.point() }, OPS),
  delete: (work, pick) => deleteNodes(work, pick.nodes(work, 2)),
  rename: (work, pick) => renameNode(work, pick.node(work), pick.from(NAMES), OPS),
  replace: (work, pick) => replaceOp(work, pick.node(work), pick.op(), OPS),
  setAttr: (work, pick) => {
    const { id, attr } = pick.setting(work);
    return setAttr(work, id, attr, pick.from([0, 1, 2, true, null, [0], [-1]]), OPS);
  },
  setValue: (work, pick) => setValue(work, pick.node(work), pick.from([pick.number(), null]), OPS),
  setKind: (work, pick) =>
    setKind(work, pick.node(work), pick.from(["input", "parameter", "constant"]), OPS),
  setOutput: (work, pick) => setOutput(work, pick.node(work)),
  duplicate: (work, pick) =>
    duplicate(work, pick.nodes(work, 3), pick.point(), pick.boxes(work), OPS),
  bypass: (work, pick) => bypass(work, pick.nodes(work, 1)),
  connect: (work, pick) => connect(work, pick.node(work), pick.node(work), pick.number() % 3, OPS),
  disconnect: (work, pick) => disconnect(work, pick.edge(work).to, pick.edge(work).slot, OPS),
  reconnectSource: (work, pick) => reconnect(work, pick.edge(work), { from: pick.node(work) }, OPS),
  reconnectPort: (work, pick) =>
    reconnect(work, pick.edge(work), { to: pick.node(work), slot: pick.number() % 2 }, OPS),
  insert: (work, pick) => insertOnEdge(work, pick.op(), pick.edge(work), pick.point(), OPS),
  deleteSelected: (work, pick) =>
    deleteSelected(work, [pick.node(work), keyOf(pick.edge(work)), pick.note(work)], OPS),
  move: (work, pick) => move(work, pick.nodes(work, 3), 8, -16, pick.boxes(work)),
  align: (work, pick) => align(work, pick.nodes(work, 4), pick.from(SIDES), pick.boxes(work)),
  distribute: (work, pick) => distribute(work, pick.nodes(work, 5), "down", pick.boxes(work)),
  alignToGrid: (work, pick) => alignToGrid(work, null, pick.boxes(work)),
  unplace: (work, pick) => unplace(work, pick.nodes(work, 3)),
  group: (work, pick) => group(work, pick.nodes(work, 3), pick.from(GROUP_NAMES)),
  putInGroup: (work, pick) => putInGroup(work, pick.nodes(work, 2), pick.path(work)),
  ungroup: (work, pick) => ungroup(work, pick.path(work)),
  renameGroup: (work, pick) => renameGroup(work, pick.path(work), pick.from(GROUP_NAMES)),
  setClosed: (work, pick) => setClosed(work, pick.path(work), pick.from([true, false])),
  moveBox: (work, pick) => {
    const box = boxOf(pick.path(work));
    return move(work, [box], 4, 4, new Map([[box, pick.point()]]));
  },
  addNote: (work, pick) => addNote(work, pick.point(), pick.from(NAMES)),
  setNote: (work, pick) => setNote(work, pick.note(work), pick.from(NAMES)),
  deleteNotes: (work, pick) => deleteNotes(work, [pick.note(work)]),
  paste: (work, pick) => {
    const text = copied(work, [...pick.nodes(work, 3), pick.note(work)]);
    return pasted(work, text, pick.from([null, pick.point()]), readHere, OPS);
  },
  pasteText: (work, pick) => pasted(work, `${pick.node(work)} + tanh(2)`, null, readHere, OPS),
};

function readHere(source: string) {
  return read(source, {}, OPS);
}

/** Draws things of a work from numbers between 0 and 1. */
export class Picker {
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  from<T>(all: readonly [T, ...T[]]): T;
  from<T>(all: readonly T[]): T | undefined;
  from<T>(all: readonly T[]): T | undefined {
    return all[Math.floor(this.#random() * all.length)];
  }

  number(): number {
    return Math.floor(this.#random() * 10) - 2;
  }

  point(): { x: number; y: number } {
    return { x: 10 * this.number(), y: 7 * this.number() };
  }

  node({ sketch }: Work): string {
    return this.from(sketch.nodes)?.id ?? "none";
  }

  nodes(work: Work, most: number): readonly string[] {
    const length = 1 + Math.floor(this.#random() * most);
    return Array.from({ length }, () => this.node(work));
  }

  op(): string {
    return this.from([...OPS.keys()]) ?? "add";
  }

  /** A node, and the name of something that its op can be set to. */
  setting({ sketch }: Work): { id: string; attr: string } {
    const settings = sketch.nodes.flatMap(({ id, op }) =>
      (OPS.get(op)?.attrs ?? []).map(({ name }) => ({ id, attr: name })),
    );
    return this.from(settings) ?? { id: "none", attr: "none" };
  }

  edge({ sketch }: Work): Edge {
    const edges = sketch.nodes.flatMap((node) =>
      slotsOf(node).flatMap((from, slot) => (from === null ? [] : [{ from, to: node.id, slot }])),
    );
    return this.from(edges) ?? { from: "none", to: "none", slot: 0 };
  }

  path({ document }: Work): string {
    return this.from([...pathsOf(document.groups)]) ?? "none";
  }

  note({ document }: Work): string {
    return this.from(document.notes)?.id ?? "none";
  }

  boxes({ sketch, document }: Work): ReadonlyMap<string, Box> {
    const ids = [...sketch.nodes, ...document.notes].map(({ id }) => id);
    return new Map(ids.map((id) => [id, { ...this.point(), width: 128, height: 60 }]));
  }
}
