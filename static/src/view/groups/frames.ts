import { GROUP_PADDING } from "../../layout";
import { around, type Rect } from "../placing/rect";

/** The paths of all groups that some node is in, outer ones first. */
export function pathsOf(groups: Readonly<Record<string, string>>): string[] {
  return [...countsOf(groups).keys()].sort((a, b) => depth(a) - depth(b));
}

/** The nodes in a group, and in the groups within it. */
export function membersOf(groups: Readonly<Record<string, string>>, path: string): string[] {
  return Object.entries(groups).flatMap(([id, at]) =>
    at === path || at.startsWith(`${path}/`) ? [id] : [],
  );
}

/** How many nodes each group has, with those in the groups within it. */
export function countsOf(groups: Readonly<Record<string, string>>): Map<string, number> {
  const counts = new Map<string, number>();
  const direct = new Map<string, number>();
  for (const path of Object.values(groups)) direct.set(path, (direct.get(path) ?? 0) + 1);
  for (const [path, count] of direct) {
    for (const each of wholesOf(path)) counts.set(each, (counts.get(each) ?? 0) + count);
  }
  return counts;
}

/** A frame for each group around its members and the frames of the groups within it. */
export function framesOf(
  groups: Readonly<Record<string, string>>,
  boxOf: (id: string) => Rect | null,
): Map<string, Rect> {
  const held = new Map<string, Rect[]>();
  const hold = (path: string, box: Rect): void => {
    const boxes = held.get(path);
    if (boxes) boxes.push(box);
    else held.set(path, [box]);
  };
  for (const [id, path] of Object.entries(groups)) {
    const box = boxOf(id);
    if (box) hold(path, box);
  }
  const frames = new Map<string, Rect>();
  for (const path of pathsOf(groups).reverse()) {
    const inside = around(held.get(path) ?? []);
    if (!inside) continue;
    const frame = padded(inside);
    frames.set(path, frame);
    if (path.includes("/")) hold(path.slice(0, path.lastIndexOf("/")), frame);
  }
  return frames;
}

function padded({ x, y, width, height }: Rect): Rect {
  const { side, top } = GROUP_PADDING;
  return { x: x - side, y: y - top, width: width + 2 * side, height: height + top + side };
}

/** A path, and those of the groups around it. */
function wholesOf(path: string): string[] {
  const parts = path.split("/");
  return parts.map((_, i) => parts.slice(0, i + 1).join("/"));
}

function depth(path: string): number {
  return path.split("/").length;
}
