import type { Document } from "../../model/document";
import type { Edit } from "../../model/edit";
import { without } from "../records";
import { groupOf, pathsOf } from "./paths";

type Parts = Partial<Pick<Document, "groups" | "places" | "closed">>;

/** The rest of an edit that changes who is in which group: what nobody is in any more is forgotten. */
export function restWith(document: Document, parts: Parts): NonNullable<Edit["rest"]> {
  const { groups, places, closed } = { ...document, ...parts };
  const paths = pathsOf(groups);
  const isGone = (id: string): boolean => {
    const path = groupOf(id);
    return path !== null && !paths.has(path);
  };
  return {
    groups,
    places: without(places, isGone),
    closed: closed.filter((path) => paths.has(path)),
  };
}
