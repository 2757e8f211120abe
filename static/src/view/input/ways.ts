import { edgeKey } from "../../layout";
import { slotsOf, type Sketch } from "../../model/sketch";

/** Where the keyboard can go: nodes in reading order and what else stands there, and the edges. */
export interface Ways {
  readonly nodes: readonly string[];
  readonly edges: ReadonlyMap<string, Ends>;
  readonly incoming: ReadonlyMap<string, readonly string[]>;
  readonly outgoing: ReadonlyMap<string, readonly string[]>;
}

interface Ends {
  readonly from: string;
  readonly to: string;
}

/** The element with the focus, and the node an edge was entered from. */
export interface Stop {
  readonly key: string;
  readonly entered: string | null;
}

/** The ways of a graph; `others` come after its nodes and have no edges. */
export function waysOf(sketch: Sketch, others: readonly string[] = []): Ways {
  const edges = new Map<string, Ends>();
  const incoming = new Map<string, string[]>(sketch.nodes.map(({ id }) => [id, []]));
  const outgoing = new Map<string, string[]>(sketch.nodes.map(({ id }) => [id, []]));
  for (const node of sketch.nodes) {
    for (const [slot, from] of slotsOf(node).entries()) {
      if (from === null || !outgoing.has(from)) continue;
      const key = edgeKey(from, node.id, slot);
      edges.set(key, { from, to: node.id });
      incoming.get(node.id)?.push(key);
      outgoing.get(from)?.push(key);
    }
  }
  return { nodes: [...sketch.nodes.map(({ id }) => id), ...others], edges, incoming, outgoing };
}

/** Where a key leads from a stop; null where it leads nowhere. */
export function nextStop(ways: Ways, { key, entered }: Stop, pressed: string): Stop | null {
  const ends = ways.edges.get(key);
  if (pressed === "]" || pressed === "[") {
    const forward = pressed === "]";
    if (ends) return { key: forward ? ends.to : ends.from, entered: null };
    const [first] = (forward ? ways.outgoing : ways.incoming).get(key) ?? [];
    return first === undefined ? null : { key: first, entered: key };
  }
  const by = pressed === "ArrowDown" ? 1 : pressed === "ArrowUp" ? -1 : 0;
  if (by === 0) return null;
  const row = ends ? siblings(ways, ends, entered ?? ends.to) : ways.nodes;
  const next = row[Math.min(row.length - 1, Math.max(0, row.indexOf(key) + by))];
  return next === undefined ? null : { key: next, entered };
}

/** The edges on the same side of the node that an edge was entered from. */
function siblings(ways: Ways, { from }: Ends, entered: string): readonly string[] {
  return (entered === from ? ways.outgoing : ways.incoming).get(entered) ?? [];
}
