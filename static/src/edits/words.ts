/** Longest stretch of somebody's text in a message. */
const QUOTED = 40;

/** What a change is about, as undo says it: its name, or how many there are. */
export function counted(ids: readonly string[], noun = "node"): string {
  return ids.length === 1 ? (ids[0] ?? "") : `${ids.length} ${noun}s`;
}

/** Names in a row: "x", "x and y", "x, y and z". */
export function listed(names: readonly string[], last = "and"): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1) ?? ""}`;
}

/** Somebody's text in quotes, in short, without what cannot be seen. */
export function quoted(text: string): string {
  const plain = text.slice(0, 2 * QUOTED).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "");
  return plain.length > QUOTED ? `'${plain.slice(0, QUOTED - 1)}…'` : `'${plain}'`;
}

/** A way through nodes, its middle left out where it is long: "x → y → f". */
export function way(ids: readonly string[]): string {
  if (ids.length <= 6) return ids.join(" → ");
  return [...ids.slice(0, 3), "…", ...ids.slice(-2)].join(" → ");
}
