import type { Document, Point } from "../../model/document";
import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import { pointOf } from "../../model/saved";
import { membersOf } from "../groups/members";
import { groupOf, pathsOf } from "../groups/paths";
import { own, withEntries } from "../records";
import { idsOf } from "../sketch_nodes";
import { counted } from "../words";

/** Nodes, boxes and notes moved by so many px from where they are drawn. */
export function move(
  work: Work,
  ids: Iterable<string>,
  dx: number,
  dy: number,
  from: ReadonlyMap<string, Point>,
): Edit | Refusal {
  const moved = [...ids].flatMap((id) => {
    const place = from.get(id);
    return place ? [[id, { x: place.x + dx, y: place.y + dy }] as const] : [];
  });
  return moveTo(work, new Map(moved));
}

/** Nodes, boxes of closed groups and notes put where a person wants them; there they stay. */
export function moveTo(work: Work, moved: ReadonlyMap<string, Point>): Edit | Refusal {
  return placed(work, moved, (ids) => `move ${ids}`);
}

/** The edit that puts things somewhere, `name` made from what they are called. */
export function placed(
  { document, sketch }: Work,
  moved: ReadonlyMap<string, Point>,
  name: (ids: string) => string,
): Edit | Refusal {
  const known = idsOf(sketch);
  const paths = pathsOf(document.groups);
  const isNote = new Set(document.notes.map(({ id }) => id));
  const isBox = (id: string): boolean => paths.has(groupOf(id) ?? "");
  const here = [...moved].filter(([id]) => known.has(id) || isBox(id) || isNote.has(id));
  const ids = here.map(([id]) => id);
  if (here.every(([id, to]) => isAt(placeOf(document, id), to))) {
    return refusal(null, "everything stands there already");
  }
  if (here.some(([, to]) => pointOf(to) === null)) {
    return refusal(null, "that is further out than anything is found again");
  }
  const cards = here.filter(([id]) => known.has(id) || isBox(id));
  const notes = new Map(here.filter(([id]) => !known.has(id) && isNote.has(id)));
  return {
    name: name(counted(ids, ids.every((id) => notes.has(id)) ? "note" : "node")),
    sketch,
    rest: {
      ...(cards.length > 0 && { places: placesWith(document, cards) }),
      ...(notes.size > 0 && { notes: notesWith(document, notes) }),
    },
  };
}

/** Where a person put something, if they did. */
function placeOf(document: Document, id: string): Point | undefined {
  return own(document.places, id) ?? document.notes.find((note) => note.id === id);
}

function isAt(from: Point | undefined, to: Point): boolean {
  return from?.x === to.x && from.y === to.y;
}

/** The places with cards put elsewhere; what a closed group holds comes along with its box. */
function placesWith(
  document: Document,
  cards: readonly (readonly [string, Point])[],
): Document["places"] {
  const along = cards.flatMap(([box, to]) => {
    const path = groupOf(box);
    const from = own(document.places, box);
    if (path === null || !from) return [];
    return membersOf(document, path).flatMap((id) => {
      const place = own(document.places, id);
      return place
        ? [[id, { x: place.x + to.x - from.x, y: place.y + to.y - from.y }] as const]
        : [];
    });
  });
  const plain = cards.map(([id, { x, y }]) => [id, { x, y }] as const);
  return withEntries(document.places, [...along, ...plain]);
}

function notesWith(document: Document, moved: ReadonlyMap<string, Point>): Document["notes"] {
  return document.notes.map((note) => {
    const to = moved.get(note.id);
    return to ? { ...note, x: to.x, y: to.y } : note;
  });
}
