import type { Fault, Stretch } from "../model/reading";
import { slotsOf, type SketchNode } from "../model/sketch";
import { circlesOf, type Uphill } from "./circles";
import type { Scope } from "./scope";

/** An edge from a node that is made further down, and where the text asks for it. */
interface Ahead extends Uphill {
  readonly slot: number;
  readonly name: string;
  readonly line: number;
  readonly at: Stretch;
}

interface Settled {
  readonly nodes: readonly SketchNode[];
  readonly faults: readonly Fault[];
}

/** The nodes with names that are read before they are assigned, connected to what they will mean. */
export function settled(
  nodes: readonly SketchNode[],
  scope: Scope,
  spans: ReadonlyMap<string, Stretch>,
): Settled {
  if (scope.forwards.length === 0) return { nodes, faults: [] };
  const edges: Ahead[] = [];
  const faults: Fault[] = [];
  const connected = nodes.map((node) => {
    if (!slotsOf(node).some((from) => from !== null && scope.forwardOf(from))) return node;
    const inputs = slotsOf(node).map((from, slot) => {
      const forward = from === null ? null : scope.forwardOf(from);
      if (from === null || forward === null) return from;
      const id = scope.resolved(from);
      const { name, line, at } = forward;
      if (id !== null) edges.push({ from: id, to: node.id, slot, name, line, at });
      else {
        const message = `line ${line} cannot be read yet; mend it, and '${name}' is there`;
        faults.push({ kind: "open", node: node.id, slot, at, message });
      }
      return id;
    });
    return { ...node, inputs };
  });
  return { nodes: connected, faults: [...faults, ...edgeFaults(connected, edges, spans)] };
}

function edgeFaults(
  nodes: readonly SketchNode[],
  edges: readonly Ahead[],
  spans: ReadonlyMap<string, Stretch>,
): Fault[] {
  const circles = circlesOf(nodes, edges);
  const inCircle = new Set(circles.flat());
  const around = circles.flatMap((circle) => circleFaults(circle, spans));
  const early = edges.filter(({ from, to }) => !(inCircle.has(from) && inCircle.has(to)));
  const told = early.map(({ to, slot, name, line, at }): Fault => {
    const message =
      `'${name}' has no value yet: it is first assigned on line ${line}; ` +
      "assign it further up, or use another name";
    return { kind: "text", node: to, slot, at, message };
  });
  return [...around, ...told];
}

/** A longer circle is not listed whole. */
const MOST_LISTED = 12;

function circleFaults(circle: readonly string[], spans: ReadonlyMap<string, Stretch>): Fault[] {
  const [first = "", last = first] = [circle[0], circle.at(-1)];
  const ring = [...circle, first];
  const listed = ring.length > MOST_LISTED ? [...ring.slice(0, 6), "…", ...ring.slice(-5)] : ring;
  const message =
    `${listed.join(" → ")} goes round in a circle, and no node can need itself; ` +
    `take away one of these edges, such as the one from ${last} to ${first}`;
  return circle.map((node): Fault => {
    const at = spans.get(node) ?? { from: 0, to: 0 };
    return { kind: "cycle", node, slot: null, at, message };
  });
}
