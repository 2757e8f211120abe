import { circlesOf } from "../language/circles";
import { slotsOf, type Sketch, type SketchNode } from "../model/sketch";

/** The shortest way from one node along edges to another, both included; null where there is none. */
export function wayBetween(sketch: Sketch, from: string, to: string): readonly string[] | null {
  const byId = new Map(sketch.nodes.map((node) => [node.id, node]));
  const next = new Map<string, string | null>([[to, null]]);
  for (const id of next.keys()) {
    if (id === from) return wayFrom(id, next);
    const node = byId.get(id);
    for (const input of node ? slotsOf(node) : []) {
      if (input !== null && !next.has(input)) next.set(input, id);
    }
  }
  return null;
}

function wayFrom(start: string, next: ReadonlyMap<string, string | null>): string[] {
  const passed: string[] = [];
  for (let id: string | null = start; id !== null; id = next.get(id) ?? null) passed.push(id);
  return passed;
}

/** A circle of nodes that read each other, the first one again at its end; null where none is. */
export function circleIn(nodes: readonly SketchNode[]): readonly string[] | null {
  const edges = nodes.flatMap((node) =>
    slotsOf(node).flatMap((from) => (from === null ? [] : [{ from, to: node.id }])),
  );
  const [circle] = circlesOf(nodes, edges);
  return circle ? [...circle, ...circle.slice(0, 1)] : null;
}
