import type { Document } from "../model/document";
import type { Value } from "../model/value";

/** The document with what it says of nodes said of their new ids. */
export function rekeyed(document: Document, renamed: ReadonlyMap<string, string>): Document {
  if (renamed.size === 0) return document;
  // A node whose name is another one's now is gone itself.
  const taken = new Set(renamed.values());
  const keyed = <T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(
      Object.entries(record).flatMap(([id, each]): [string, T][] => {
        const now = renamed.get(id);
        if (now !== undefined) return [[now, each]];
        return taken.has(id) ? [] : [[id, each]];
      }),
    );
  return {
    ...document,
    values: numbersKeyed(document.values, renamed),
    places: keyed(document.places),
    groups: keyed(document.groups),
  };
}

/** Numbers belong to names: one that has a number already keeps it, whoever is called so now. */
function numbersKeyed(
  values: Document["values"],
  renamed: ReadonlyMap<string, string>,
): Document["values"] {
  const entries = Object.entries(values).flatMap(([id, each]): [string, Value][] => {
    const now = renamed.get(id) ?? id;
    const isHeld = now !== id && Object.hasOwn(values, now) && !renamed.has(now);
    return isHeld ? [] : [[now, each]];
  });
  return Object.fromEntries(entries);
}

/** The keys of what is selected, by new ids: nodes themselves, edges by both their ends. */
export function keysRenamed(
  keys: readonly string[],
  renamed: ReadonlyMap<string, string>,
): readonly string[] {
  if (renamed.size === 0) return keys;
  return keys.map((key) => {
    const [from, to, slot] = key.split(":");
    if (to === undefined || slot === undefined) return renamed.get(key) ?? key;
    return `${renamed.get(from ?? "") ?? from}:${renamed.get(to) ?? to}:${slot}`;
  });
}
