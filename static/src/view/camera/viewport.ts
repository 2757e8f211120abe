import type { Point } from "../../layout";
import { widened, type Rect } from "../placing/rect";
import {
  cameraBetween,
  centred,
  fitted,
  leastScale,
  LEGIBLE,
  opened,
  pannable,
  panned,
  READABLE,
  revealing,
  zoomed,
  type Box,
  type Camera,
} from "./camera";
import { Glide } from "./glide";
import { room } from "./room";

export interface Viewport {
  readonly size: () => Box;
  /** What stands over the lower right corner of it. */
  readonly corner: () => Box;
  readonly camera: () => Camera;
  /** A person moves the camera. */
  readonly move: (camera: Camera) => void;
  /** The least scale that there is any use in. */
  readonly least: () => number;
  /** As much of a pan as brings more of the drawing into view. */
  readonly useful: (dx: number, dy: number) => { dx: number; dy: number };
  /** A point of the screen, from the corner of the canvas. */
  readonly inside: (screen: Point) => Point;
  /** The place of the drawing under a point of the screen. */
  readonly place: (screen: Point) => Point;
  /** The part of the drawing that is seen. */
  readonly seen: () => Rect;
  /** Show the whole drawing, gliding there. */
  readonly fit: () => void;
  /** Show a new drawing, as much of it as can be read. */
  readonly open: (moves: boolean) => void;
  /** Whether the person has chosen what to see since the last fit. */
  readonly isByHand: () => boolean;
  /** What is seen is from now on the person's choice, or is not. */
  readonly keep: (byHand: boolean) => void;
  /** Bring a box of the drawing into view. */
  readonly reveal: (box: Rect) => void;
  /** The same, and closer where it could not be read from afar. */
  readonly approach: (box: Rect) => void;
  readonly zoomTo: (box: Rect) => void;
  readonly zoom: (factor: number) => void;
}

/** Room around what is zoomed to, px. */
const ROOM = 32;
/** Ports are no smaller on the screen than this, px from their middle to their border. */
const PORT_REACH = 12;
/** The largest that a port's reach grows in the drawing, px: cards are not much higher. */
const MOST_REACH = 24;

/** What a viewport shows, and whom it tells of changes. */
export interface Scenery {
  readonly root: SVGSVGElement;
  /** What lies below it, and moves with it by itself; and what lies above, and stands still. */
  readonly under: HTMLElement;
  readonly over: HTMLElement;
  /** The box around the drawing. */
  readonly area: () => Rect;
  readonly onResize: () => void;
  /** What stands over the lower right corner of the screen. */
  readonly corner: () => Box;
  /** The camera has moved. */
  readonly onLook: () => void;
}

/** The screen that a drawing is seen on, and the camera on it. */
export function viewport(host: HTMLElement, scenery: Scenery): Viewport {
  const { root, under, over, corner, onResize, onLook } = scenery;
  const drawing = scenery.area;
  const glide = new Glide();
  let camera: Camera = { x: 0, y: 0, k: 1 };
  // Where the camera is going, which is where it is once it has arrived.
  let target = camera;
  let byHand = false;
  let reach = 0;

  // Kept, because asking the page for it makes the page lay out all that was just drawn.
  let screen: Box = { width: host.clientWidth, height: host.clientHeight };
  const size = (): Box => screen;
  const show = (next: Camera): void => {
    camera = next;
    root.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.k})`;
    root.classList.toggle("far", next.k < LEGIBLE);
    root.classList.toggle("near", next.k >= READABLE);
    // In steps: each change makes the page style every port anew.
    const wide = Math.min(MOST_REACH, 4 * Math.ceil(PORT_REACH / next.k / 4));
    if (wide !== reach) root.style.setProperty("--port-reach", `${wide}px`);
    reach = wide;
    onLook();
  };
  const goTo = (to: Camera, moves: boolean): void => {
    const from = camera;
    target = to;
    glide.start(moves, (t) => show(cameraBetween(from, to, t)));
  };
  const reveal = (box: Rect): void => {
    const to = revealing(target, drawing(), screen, box);
    if (to !== target) goTo(to, true);
  };
  const move = (next: Camera): void => {
    glide.stop();
    byHand = true;
    target = next;
    show(next);
  };
  const inside = ({ x, y }: Point): Point => {
    const box = host.getBoundingClientRect();
    return { x: x - box.left, y: y - box.top };
  };

  room(host, [under, root, over], (dx, dy) => {
    glide.stop();
    target = panned(camera, dx, dy);
    show(target);
  });

  new ResizeObserver(([entry]) => {
    if (entry) screen = { width: entry.contentRect.width, height: entry.contentRect.height };
    onResize();
  }).observe(host);

  return {
    size,
    corner,
    camera: () => camera,
    move,
    least: () => leastScale(drawing(), screen),
    useful: (dx, dy) => pannable(camera, drawing(), screen, dx, dy),
    inside,
    place: (at) => {
      const { x, y } = inside(at);
      return { x: (x - camera.x) / camera.k, y: (y - camera.y) / camera.k };
    },
    seen: () => ({
      x: -camera.x / camera.k,
      y: -camera.y / camera.k,
      width: screen.width / camera.k,
      height: screen.height / camera.k,
    }),
    fit: () => {
      byHand = false;
      goTo(fitted(drawing(), screen, corner()), true);
    },
    open: (moves) => {
      const { width, height } = drawing();
      root.setAttribute("width", String(Math.max(1, width)));
      root.setAttribute("height", String(Math.max(1, height)));
      goTo(opened(drawing(), screen, corner()), moves);
    },
    isByHand: () => byHand,
    keep: (chosen) => (byHand = chosen),
    reveal,
    approach: (box) => {
      if (target.k >= LEGIBLE) reveal(box);
      else goTo(centred(box, screen, READABLE), true);
    },
    zoomTo: (box) => {
      byHand = true;
      goTo(fitted(widened(box, ROOM), screen), true);
    },
    zoom: (factor) => {
      byHand = true;
      const [x, y] = [screen.width / 2, screen.height / 2];
      goTo(zoomed(target, factor, x, y, leastScale(drawing(), screen)), true);
    },
  };
}
