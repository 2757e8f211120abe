import type { Document, Point } from "../../model/document";
import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import type { Ops } from "../../model/graph";
import type { Reading } from "../../model/reading";
import type { Sketch, SketchNode } from "../../model/sketch";
import { circleIn } from "../circles";
import { freePath } from "../groups/copies";
import { around, below, joined, pathsOf } from "../groups/paths";
import { namesFor } from "../names";
import { withNotes } from "../notes";
import { own, withEntries } from "../records";
import { idsOf, MOST_NODES, tooMany, withInputs, withNodes } from "../sketch_nodes";
import { counted, way } from "../words";
import { Unfit, type Part } from "./form";
import { partOfJson } from "./part_of_json";
import { partOfText } from "./part_of_text";

/** The longest text that is looked into; the API takes no longer body. */
const LONGEST = 16_000_000;
/** What is pasted where it was copied stands so much beside it, px. */
const BESIDE = 32;

/**
 * What a text writes, added under names that are free: a part of a graph that was copied here, a
 * graph as JSON, or an expression, which `read` reads. Edges among its nodes stay. What a node read
 * besides is looked for here by its name, and left open where it is not found. With `at` its top
 * left corner is put there.
 */
export function pasted(
  work: Work,
  text: string,
  at: Point | null,
  read: (source: string) => Reading,
  ops: Ops,
): Edit | Refusal {
  try {
    const part = partOf(work.sketch, text, read, ops);
    return pasteOf(work, at ? movedTo(part, at) : beside(part), ops);
  } catch (error) {
    if (error instanceof Unfit) return refusal(null, error.message);
    throw error;
  }
}

function partOf(sketch: Sketch, text: string, read: (source: string) => Reading, ops: Ops): Part {
  if (text.length > LONGEST) throw new Unfit("this text is too long to be a graph");
  const plain = text.trim();
  if (plain === "") throw new Unfit("there is nothing to paste");
  const part = plain.startsWith("{")
    ? partOfJson(plain, ops)
    : partOfText(read(text), idsOf(sketch));
  if (part.nodes.length + part.notes.length === 0) throw new Unfit("there are no nodes in it");
  const count = sketch.nodes.length + part.nodes.length;
  if (count > MOST_NODES) throw new Unfit(tooMany(count).refused);
  const circle = circleIn(part.nodes);
  if (circle) throw new Unfit(`its nodes read each other in a circle: ${way(circle)}`);
  return part;
}

function pasteOf({ document, sketch }: Work, part: Part, ops: Ops): Edit {
  const taken = idsOf(sketch);
  const named = namesFor(
    part.nodes.map(({ id }) => id),
    taken,
    ops,
  );
  const here = (id: string): string | null => (taken.has(id) ? id : null);
  const nodes = part.nodes.map((node): SketchNode => ({
    ...withInputs(node, (from) => (from === null ? null : (named.get(from) ?? here(from)))),
    id: named.get(node.id) ?? node.id,
  }));
  const notes = withNotes(document.notes, part.notes);
  const added = notes.slice(document.notes.length).map(({ id }) => id);
  const output = part.output === null ? null : (named.get(part.output) ?? null);
  const ids = [...named.values()];
  return {
    name: ids.length > 0 ? `paste ${counted(ids)}` : `paste ${counted(added, "note")}`,
    sketch: withNodes({ ...sketch, output: sketch.output ?? output }, nodes),
    rest: {
      places: withEntries(document.places, renamedEntries(part.places, named)),
      groups: withEntries(document.groups, groupsOf(document, part.groups, named)),
      notes,
    },
    selected: [...ids, ...added],
  };
}

function renamedEntries<T>(
  record: Readonly<Record<string, T>>,
  named: ReadonlyMap<string, string>,
): (readonly [string, T])[] {
  return [...named].flatMap(([id, name]) => {
    const each = own(record, id);
    return each === undefined ? [] : [[name, each] as const];
  });
}

/** The groups that come along, by the new ids; none joins a group that was here before. */
function groupsOf(
  document: Document,
  groups: Part["groups"],
  named: ReadonlyMap<string, string>,
): (readonly [string, string])[] {
  const taken = new Set(pathsOf(document.groups));
  const outermost = new Set(Object.values(groups).flatMap((path) => around(path).slice(0, 1)));
  const free = new Map<string, string>();
  for (const path of outermost) {
    free.set(path, freePath(path, taken));
    taken.add(free.get(path) ?? path);
  }
  return renamedEntries(groups, named).map(([id, path]) => {
    const [outer = ""] = around(path);
    return [id, joined(free.get(outer) ?? outer, below(path, outer))] as const;
  });
}

function beside(part: Part): Part {
  return movedBy(part, BESIDE, BESIDE);
}

/** The part with the top left corner of all that has a place in it put at a point. */
function movedTo(part: Part, at: Point): Part {
  const [only] = part.nodes;
  const points = [...Object.values(part.places), ...part.notes];
  if (points.length === 0) {
    // The one node there is stands where it was pasted; how more of them stand is laid out.
    if (!only || part.nodes.length > 1) return part;
    return { ...part, places: Object.fromEntries([[only.id, at]]) };
  }
  const left = points.reduce((least, { x }) => Math.min(least, x), Infinity);
  const top = points.reduce((least, { y }) => Math.min(least, y), Infinity);
  return movedBy(part, at.x - left, at.y - top);
}

function movedBy(part: Part, dx: number, dy: number): Part {
  const moved = <P extends Point>(point: P): P => ({ ...point, x: point.x + dx, y: point.y + dy });
  const places = Object.entries(part.places).map(([id, place]) => [id, moved(place)] as const);
  return { ...part, places: Object.fromEntries(places), notes: part.notes.map(moved) };
}
