import type { Point } from "../../layout";
import { panned, zoomed, type Camera } from "../camera/camera";
import type { Taker } from "./press";

export interface PanTarget {
  readonly camera: () => Camera;
  readonly move: (camera: Camera) => void;
}

/** Drag whatever nothing else takes, and the drawing goes along. */
export function pan(target: PanTarget): Taker {
  return ({ at }) => {
    let was = at;
    return {
      yields: true,
      move: ({ clientX: x, clientY: y }) => {
        target.move(panned(target.camera(), x - was.x, y - was.y));
        was = { x, y };
      },
      end: () => undefined,
      cancel: () => undefined,
    };
  };
}

/** One of two fingers moved: the point between them stays under them. Points are of the canvas. */
export function pinched(
  camera: Camera,
  was: Point,
  now: Point,
  other: Point,
  least: number,
): Camera {
  const moved = panned(camera, (now.x - was.x) / 2, (now.y - was.y) / 2);
  const factor = distance(now, other) / Math.max(1, distance(was, other));
  return zoomed(moved, factor, (now.x + other.x) / 2, (now.y + other.y) / 2, least);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
