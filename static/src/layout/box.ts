import type { Box, Point } from "./layout";

export function movedBy<B extends Box>(box: B, { x, y }: Point): B {
  return { ...box, x: box.x + x, y: box.y + y };
}

/** The least box that holds others; of no size where there are none. */
export function boxAround(boxes: Iterable<Box>): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return left > right
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}
