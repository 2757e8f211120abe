import type { Text } from "@codemirror/state";
import { depthAfter, tokensOf } from "./tokens";

/** What the lines of a text tell each other. */
export interface Outline {
  /** The names that it assigns. */
  readonly assigned: ReadonlySet<string>;
  /** How many brackets are open where each line begins. */
  readonly depths: Int32Array;
}

/** Read without a word of what is not asked for: a text may have a hundred thousand lines. */
export function outlineOf(doc: Text): Outline {
  const assigned = new Set<string>();
  const depths = new Int32Array(doc.lines + 1);
  let depth = 0;
  let number = 0;
  for (const line of doc.iterLines()) {
    depths[number] = depth;
    number += 1;
    const name = depth === 0 ? assignedIn(line) : null;
    if (name !== null) assigned.add(name);
    depth = depthBehind(line, depth);
  }
  return { assigned, depths };
}

/** The name before the line's first equals sign, if that assigns one. */
function assignedIn(line: string): string | null {
  const equals = line.indexOf("=");
  if (equals < 0) return null;
  // With the character behind it, for `==` assigns nothing.
  const [name, sign] = tokensOf(line.slice(0, equals + 2));
  return name?.kind === "name" && sign?.text === "=" ? name.text : null;
}

/** How many brackets are open behind a line. */
function depthBehind(line: string, depth: number): number {
  if (!/[()[\]]/.test(line)) return depth;
  if (/["'#]/.test(line)) return depthAfter(tokensOf(line), depth);
  return depthAfter(
    Array.from(line, (text) => ({ text })),
    depth,
  );
}
