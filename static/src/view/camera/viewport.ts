import type { Point } from "../../layout";
import {
  cameraBetween,
  fitted,
  opened,
  pannable,
  panned,
  revealing,
  type Box,
  type Camera,
} from "./camera";
import type { Geometry } from "../placing/geometry";
import { Glide } from "./glide";
import { panZoom } from "../input/pan_zoom";
import { room } from "../edges/room";

export interface Viewport {
  readonly size: () => Box;
  /** Show the whole drawing, gliding there or at once. */
  readonly fit: (moves: boolean) => void;
  /** Show a new drawing, as much of it as can be read. */
  readonly open: (moves: boolean) => void;
  /** Whether the person has chosen what to see since the last fit. */
  readonly isByHand: () => boolean;
  readonly forget: () => void;
  /** Bring a box of the drawing into view. */
  readonly reveal: (at: Point, size: Box) => void;
}

/** Below this scale numbers cannot be read: each card is left with its symbol, drawn large. */
const LEGIBLE = 0.36;

/** The screen that a drawing is seen on, and the camera on it. */
export function viewport(
  host: HTMLElement,
  root: SVGSVGElement,
  drawing: () => Geometry,
  onResize: () => void,
): Viewport {
  const glide = new Glide();
  let camera: Camera = { x: 0, y: 0, k: 1 };
  // Where the camera is going, which is where it is once it has arrived.
  let target = camera;
  let byHand = false;

  // Kept, because asking the page for it makes the page lay out all that was just drawn.
  let screen: Box = { width: host.clientWidth, height: host.clientHeight };
  const size = (): Box => screen;
  const move = (next: Camera): void => {
    camera = next;
    root.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.k})`;
    root.classList.toggle("far", next.k < LEGIBLE);
  };
  const goTo = (to: Camera, moves: boolean): void => {
    const from = camera;
    target = to;
    glide.start(moves, (t) => move(cameraBetween(from, to, t)));
  };
  panZoom(host, {
    camera: () => camera,
    move: (next) => {
      glide.stop();
      byHand = true;
      target = next;
      move(next);
    },
    useful: (dx, dy) => pannable(camera, drawing(), size(), dx, dy),
    onGround: () => {
      byHand = false;
      goTo(fitted(drawing(), size()), true);
    },
  });

  room(host, root, (dx, dy) => {
    glide.stop();
    target = panned(camera, dx, dy);
    move(target);
  });

  new ResizeObserver(([entry]) => {
    if (entry) screen = { width: entry.contentRect.width, height: entry.contentRect.height };
    onResize();
  }).observe(host);

  return {
    size,
    fit: (moves) => goTo(fitted(drawing(), size()), moves),
    open: (moves) => {
      const { width, height } = drawing();
      root.setAttribute("width", String(Math.max(1, width)));
      root.setAttribute("height", String(Math.max(1, height)));
      goTo(opened(drawing(), size()), moves);
    },
    isByHand: () => byHand,
    forget: () => (byHand = false),
    reveal: (at, box) => {
      const to = revealing(target, drawing(), screen, { ...at, ...box });
      if (to !== target) goTo(to, true);
    },
  };
}
