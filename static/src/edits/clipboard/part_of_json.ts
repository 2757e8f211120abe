import type { Note, Point } from "../../model/document";
import type { Ops } from "../../model/graph";
import { isRecord, pointOf, savedDocument } from "../../model/saved";
import type { SketchNode } from "../../model/sketch";
import { around, groupFault } from "../groups/paths";
import { MOST_NODES, tooMany } from "../sketch_nodes";
import { quoted } from "../words";
import { Unfit, type Part } from "./form";
import { nodeOfJson } from "./node_of_json";

type Data = Readonly<Record<string, unknown>>;

/** The part of a graph that a JSON text writes, as we copy it or as the API has it. Throws Unfit. */
export function partOfJson(text: string, ops: Ops): Part {
  const outer = parsed(text);
  const data = isRecord(outer.graph) ? outer.graph : outer;
  if (!Array.isArray(data.nodes)) throw new Unfit(`this JSON has no list of "nodes"`);
  const given = data.nodes as readonly unknown[];
  if (given.length > MOST_NODES) throw new Unfit(tooMany(given.length).refused);
  const nodes = given.map((each, i) => nodeOfJson(each, i, ops));
  const ids = distinctIds(nodes);
  return {
    nodes,
    output: typeof data.output === "string" && ids.has(data.output) ? data.output : null,
    places: recordOf(data.places ?? data.layout, ids, placeOf),
    groups: recordOf(data.groups ?? groupsOfNodes(given), ids, pathOf),
    notes: notesOf(data.notes),
  };
}

function parsed(text: string): Data {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Unfit("this begins like JSON, but it is broken off or misspelt");
  }
  if (!isRecord(data)) throw new Unfit("this JSON is no graph");
  return data;
}

function distinctIds(nodes: readonly SketchNode[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { id } of nodes) {
    if (ids.has(id)) throw new Unfit(`two nodes of it are called ${quoted(id)}`);
    ids.add(id);
  }
  return ids;
}

/** What a record says of these nodes, each read by `read`; what makes no sense is left out. */
function recordOf<T>(
  data: unknown,
  ids: ReadonlySet<string>,
  read: (each: unknown) => T | null,
): Readonly<Record<string, T>> {
  if (!isRecord(data)) return {};
  const entries = Object.entries(data).flatMap(([id, each]) => {
    const value = ids.has(id) ? read(each) : null;
    return value === null ? [] : [[id, value] as const];
  });
  return Object.fromEntries(entries);
}

/** The groups as the API has them: at each node. */
function groupsOfNodes(nodes: readonly unknown[]): Data {
  const entries = nodes.flatMap((node) =>
    isRecord(node) && typeof node.id === "string" ? [[node.id, node.group] as const] : [],
  );
  return Object.fromEntries(entries);
}

/** A place as we write it, {x, y}, or as the API does, [x, y]. */
function placeOf(data: unknown): Point | null {
  if (!Array.isArray(data)) return pointOf(data);
  const [x, y] = data as readonly unknown[];
  return pointOf({ x, y });
}

function pathOf(data: unknown): string | null {
  if (typeof data !== "string") return null;
  const names = data.split("/");
  return around(data).every((path, i) => groupFault(names[i] ?? "", path) === null) ? data : null;
}

function notesOf(data: unknown): readonly Note[] {
  return savedDocument({ source: "", notes: data }).notes;
}
