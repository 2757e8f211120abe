import { slotsOf, type Sketch, type SketchNode } from "./sketch";

/**
 * The sketch after a change, with its output moved on where the change led on from it: who wires
 * the last node into another one means that one. An output that was chosen amid the graph stays.
 */
export function withFollowedOutput(before: Sketch, after: Sketch): Sketch {
  if (after === before || (after.output !== before.output && after.output !== null)) return after;
  const readers = readersOf(after);
  const { output } = after;
  const node = after.nodes.find(({ id }) => id === output);
  const wasLast = output === null || !readersOf(before).has(output);
  if (node && !isLeaf(node) && !(wasLast && readers.has(node.id))) return after;
  const next = node && wasLast ? lastBehind(node.id, readers) : null;
  const found = next ?? lastComputed(after, readers);
  return found === null || found === output ? after : { ...after, output: found };
}

type Readers = ReadonlyMap<string, readonly string[]>;

function readersOf({ nodes }: Sketch): Readers {
  const readers = new Map<string, string[]>();
  for (const node of nodes) {
    for (const from of slotsOf(node)) {
      if (from === null) continue;
      const held = readers.get(from);
      if (held) held.push(node.id);
      else readers.set(from, [node.id]);
    }
  }
  return readers;
}

/** The last node that is reached from one along edges; null where nothing reads it, or in a circle. */
function lastBehind(id: string, readers: Readers): string | null {
  const passed = new Set([id]);
  let at = id;
  for (;;) {
    const next = readers.get(at)?.at(-1);
    if (next === undefined) return at === id ? null : at;
    if (passed.has(next)) return null;
    passed.add(next);
    at = next;
  }
}

/** The newest node that is computed and that nothing reads, else the newest of all. */
function lastComputed({ nodes }: Sketch, readers: Readers): string | null {
  const last = nodes.findLast((node) => !isLeaf(node) && !readers.has(node.id));
  return last?.id ?? nodes.at(-1)?.id ?? null;
}

function isLeaf(node: SketchNode): boolean {
  return slotsOf(node).length === 0;
}
