import { refusal, type Edit, type Refusal, type Work } from "../../model/edit";
import { without } from "../records";
import { counted } from "../words";

export const AUTO_LAYOUT = "auto layout";

/** Places forgotten, of some or with null of all, so that these nodes are laid out again. */
export function unplace({ document, sketch }: Work, ids: Iterable<string> | null): Edit | Refusal {
  const placed = Object.keys(document.places);
  const wanted = new Set(ids ?? placed);
  const freed = placed.filter((id) => wanted.has(id));
  if (freed.length === 0) return refusal(null, "nothing here was placed by hand");
  const isLast = freed.length === placed.length;
  return {
    name: ids === null ? AUTO_LAYOUT : `${AUTO_LAYOUT} of ${counted(freed)}`,
    sketch,
    rest: {
      places: without(document.places, (id) => wanted.has(id)),
      ...(isLast && { style: null }),
    },
  };
}
