import type { Anchor, FreePart } from "./free_parts";
import { portY, type LayoutNode, type Point } from "./layout";

/** A part stays if that is so near to where its neighbours want it, px. */
const NEAR = { across: 320, down: 200 };
/** Room that a part which stays has to its neighbours, as a part of the room between columns. */
const LEAST_ROOM = 0.3;

export const STAY: Point = { x: 0, y: 0 };

type Ports = (anchor: Anchor) => { readonly start: Point; readonly end: Point };

/**
 * How far to move a part: to the right of what it reads, or else to the left of what reads it, and
 * halfway where it cannot have both, level with their ports. Not at all where it is near enough.
 */
export function shiftOf({ anchors }: FreePart, portsOf: Ports, columnGap: number): Point {
  if (anchors.length === 0) return STAY;
  let [least, most] = [-Infinity, Infinity];
  const drops: number[] = [];
  for (const anchor of anchors) {
    const { start, end } = portsOf(anchor);
    const [advance, drop] = [start.x + columnGap - end.x, start.y - end.y];
    if (anchor.placed === "from") least = Math.max(least, advance);
    else most = Math.min(most, -advance);
    drops.push(anchor.placed === "from" ? drop : -drop);
  }
  const shift = { x: between(least, most), y: median(drops) };
  const slack = columnGap * (1 - LEAST_ROOM);
  const ordered = least - slack <= 0 && most + slack >= 0;
  const near = Math.abs(shift.x) <= NEAR.across && Math.abs(shift.y) <= NEAR.down;
  return ordered && near ? STAY : shift;
}

function between(least: number, most: number): number {
  if (least > most) return (least + most) / 2;
  return least > -Infinity ? least : most;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** Where edges leave and enter nodes that stand at these places. */
export function portsAt(
  nodes: ReadonlyMap<string, LayoutNode>,
  places: (id: string) => Point | undefined,
): Ports {
  return ({ from, to, slot }) => {
    const [source, target] = [nodes.get(from), nodes.get(to)];
    const [{ x: x0, y: y0 }, { x: x1, y: y1 }] = [places(from) ?? STAY, places(to) ?? STAY];
    const port = portY(target?.height ?? 0, target?.inputs.length ?? 0, slot);
    return {
      start: { x: x0 + (source?.width ?? 0), y: y0 + (source?.height ?? 0) / 2 },
      end: { x: x1, y: y1 + port },
    };
  };
}
