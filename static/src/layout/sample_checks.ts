import { pointAt } from "./curve";
import { edgeKey, portY, type Box, type Layout, type LayoutNode, type Point } from "./layout";

/** What the tests find wrong with a drawing: each answers a line for every fault. */

export function at<V>(map: ReadonlyMap<string, V>, key: string): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`nothing for ${key}`);
  return value;
}

export function boxOf({ id, width, height }: LayoutNode, { positions }: Layout): Box {
  return { ...at(positions, id), width, height };
}

/** The edges between nodes that exist. */
export function edgesOf(
  nodes: readonly LayoutNode[],
): { from: string; to: string; slot: number }[] {
  const known = new Set(nodes.map(({ id }) => id));
  return nodes.flatMap(({ id, inputs }) =>
    inputs.flatMap((from, slot) => (known.has(from) ? [{ from, to: id, slot }] : [])),
  );
}

/** Nodes whose boxes share area. */
export function overlaps(nodes: readonly LayoutNode[], layout: Layout): string[] {
  const boxes = nodes.map((node) => ({ id: node.id, ...boxOf(node, layout) }));
  boxes.sort((a, b) => a.x - b.x);
  const found: string[] = [];
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      if (b.x >= a.x + a.width) break;
      if (Math.max(a.y, b.y) < Math.min(a.y + a.height, b.y + b.height)) {
        found.push(`${a.id} and ${b.id}`);
      }
    }
  }
  return found;
}

/** Routes that enter a box. */
export function trespasses(nodes: readonly LayoutNode[], layout: Layout): string[] {
  const found = new Set<string>();
  const cards = nodes.map((node) => ({ id: node.id, box: boxOf(node, layout) }));
  for (const [key, route] of layout.curves) {
    for (const curve of route) {
      const xs = [curve[0], curve[2], curve[4], curve[6]];
      const [left, right] = [Math.min(...xs), Math.max(...xs)];
      const near = cards.filter(({ box: { x, width } }) => x < right && x + width > left);
      for (let step = 0; step <= 24 && near.length > 0; step++) {
        const point = pointAt(curve, step / 24);
        const hit = near.find(({ box }) => inside(point, box));
        if (hit) found.add(`${key} through ${hit.id}`);
      }
    }
  }
  return [...found];
}

function inside({ x, y }: Point, box: Box): boolean {
  const [dx, dy] = [x - box.x, y - box.y];
  return dx > 0.1 && dx < box.width - 0.1 && dy > 0.1 && dy < box.height - 0.1;
}

/** Edges that are missing, one too many, broken, or not from port to port. */
export function looseEnds(nodes: readonly LayoutNode[], layout: Layout): string[] {
  const byId = new Map(nodes.map((each) => [each.id, each]));
  const edges = edgesOf(nodes);
  const keys = new Set(edges.map(({ from, to, slot }) => edgeKey(from, to, slot)));
  const found = [...layout.curves.keys()].filter((key) => !keys.has(key));
  for (const { from, to, slot } of edges) {
    const key = edgeKey(from, to, slot);
    const [source, target] = [at(byId, from), at(byId, to)];
    const [start, end] = [boxOf(source, layout), boxOf(target, layout)];
    let [x, y] = [start.x + start.width, start.y + start.height / 2];
    for (const curve of layout.curves.get(key) ?? []) {
      if (Math.hypot(curve[0] - x, curve[1] - y) > 0.1) found.push(`${key} is broken`);
      [x, y] = [curve[6], curve[7]];
    }
    const port = end.y + portY(target.height, target.inputs.length, slot);
    if (!(Math.hypot(x - end.x, y - port) < 0.1)) found.push(`${key} misses its port`);
  }
  return found;
}

/** Nodes outside the boxes of their groups or inside those of others, and boxes not in their parents'. */
export function strangers(nodes: readonly LayoutNode[], layout: Layout): string[] {
  return [...layout.groups].flatMap(([path, box]) => {
    const members = nodes.filter(({ group = "" }) => `${group}/`.startsWith(`${path}/`));
    const parent = layout.groups.get(path.slice(0, path.lastIndexOf("/")));
    return [
      ...nodes
        .filter((node) => !members.includes(node) && meets(boxOf(node, layout), box))
        .map(({ id }) => `${id} is in ${path}`),
      ...members
        .filter((node) => !holds(box, boxOf(node, layout)))
        .map(({ id }) => `${id} is not in ${path}`),
      ...(parent && !holds(parent, box) ? [`${path} leaves what is around it`] : []),
    ];
  });
}

function meets(a: Box, b: Box): boolean {
  return (
    Math.max(a.x, b.x) < Math.min(a.x + a.width, b.x + b.width) &&
    Math.max(a.y, b.y) < Math.min(a.y + a.height, b.y + b.height)
  );
}

function holds(outer: Box, inner: Box): boolean {
  const slack = 0.01;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}
