import type { Document } from "../../model/document";
import { groupOf, isWithin } from "./paths";

/** The nodes in a group and in those within it. */
export function membersOf({ groups }: Pick<Document, "groups">, path: string): readonly string[] {
  return Object.entries(groups).flatMap(([id, each]) => (isWithin(each, path) ? [id] : []));
}

/** Ids as they are shown, with the nodes of every closed group in place of its box. */
export function withMembers(
  document: Pick<Document, "groups">,
  shown: Iterable<string>,
): readonly string[] {
  return [...shown].flatMap((id) => {
    const path = groupOf(id);
    return path === null ? [id] : membersOf(document, path);
  });
}
