import type { Rect } from "../placing/rect";

/** Where the drawing lies on the screen: moved by x, y px and scaled by k. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** Room kept around a fitted drawing: at most this, px, and this part of the screen. */
const MARGIN = 40;
const MARGIN_PART = 0.04;
/** Room kept between what is revealed and the border of the screen, px. */
const SIGHT = 24;
/** A person may go as far away as this, or as it takes to see the whole drawing. */
const LEAST = 0.05;
const MOST = 3;
/** A fitted drawing is no larger than life and a little. */
const FITTED_MOST = 1.15;
/** The least scale that numbers can be read at. */
export const READABLE = 0.62;
/** A drawing that is thinner than this when it is seen whole is not seen at all, px. */
const LEAST_SEEN = 12;
/** With less of the drawing than this on the screen, to see it whole says more. */
const LEAST_PART = 0.08;

/** Below this scale numbers cannot be read: each card is left with its symbol, drawn large. */
export const LEGIBLE = 0.36;

/** The camera that shows the whole drawing, clear of what stands in the screen's corner if it can be. */
export function fitted(drawing: Rect, screen: Box, corner: Box = NO_CORNER): Camera {
  const whole = centred(drawing, screen, fittingScale(drawing, screen));
  return clearOf(corner, whole, drawing, screen);
}

const NO_CORNER: Box = { width: 0, height: 0 };

/**
 * The camera moved, no further than the margin, so that the drawing's end is not under what stands
 * in the lower right corner; as it was where there is no room for that.
 */
function clearOf(corner: Box, camera: Camera, drawing: Rect, screen: Box): Camera {
  const { x, y, k } = camera;
  const under = {
    x: x + (drawing.x + drawing.width) * k - (screen.width - corner.width),
    y: y + (drawing.y + drawing.height) * k - (screen.height - corner.height),
  };
  if (under.x <= 0 || under.y <= 0) return camera;
  const slack = {
    x: x + drawing.x * k - MARGIN_PART * screen.width,
    y: y + drawing.y * k - MARGIN_PART * screen.height,
  };
  if (under.y <= slack.y) return panned(camera, 0, -under.y);
  return under.x <= slack.x ? panned(camera, -under.x, 0) : camera;
}

/** The least scale that a person may zoom to. */
export function leastScale(drawing: Box, screen: Box): number {
  return Math.min(LEAST, fittingScale(drawing, screen));
}

/** The camera of scale k with a box in the middle of the screen. */
export function centred({ x, y, width, height }: Rect, screen: Box, k: number): Camera {
  return {
    x: screen.width / 2 - (x + width / 2) * k,
    y: screen.height / 2 - (y + height / 2) * k,
    k,
  };
}

/** Where a drawing opens: whole if its numbers can be read so, else near its beginning. */
export function opened(drawing: Rect, screen: Box, corner: Box = NO_CORNER): Camera {
  const whole = fitted(drawing, screen, corner);
  const seen = (side: number, room: number): number => Math.min(1, room / (side * READABLE));
  const part = seen(drawing.width, screen.width) * seen(drawing.height, screen.height);
  const isSeen = Math.min(drawing.width, drawing.height) * whole.k >= LEAST_SEEN;
  if (whole.k >= READABLE || (part < LEAST_PART && isSeen)) return whole;
  const start = (side: number, room: number): number =>
    Math.max(MARGIN_PART * room, (room - side * READABLE) / 2);
  return {
    x: start(drawing.width, screen.width) - drawing.x * READABLE,
    y: start(drawing.height, screen.height) - drawing.y * READABLE,
    k: READABLE,
  };
}

export function fittingScale(drawing: Box, screen: Box): number {
  const room = (side: number): number => side - 2 * Math.min(MARGIN, side * MARGIN_PART);
  return Math.min(
    FITTED_MOST,
    room(screen.width) / Math.max(drawing.width, 1),
    room(screen.height) / Math.max(drawing.height, 1),
  );
}

/** The camera scaled by a factor around a point of the screen that stays where it is. */
export function zoomed(
  camera: Camera,
  factor: number,
  x: number,
  y: number,
  least = LEAST,
): Camera {
  const k = Math.min(MOST, Math.max(Math.min(least, camera.k), camera.k * factor));
  const ratio = k / camera.k;
  return { x: x - (x - camera.x) * ratio, y: y - (y - camera.y) * ratio, k };
}

export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx, y: camera.y + dy };
}

/** How far a pan may go until no more of the drawing comes into view, in each direction. */
export function pannable(
  camera: Camera,
  drawing: Rect,
  screen: Box,
  dx: number,
  dy: number,
): { dx: number; dy: number } {
  return {
    dx: within(dx, camera.x + drawing.x * camera.k, drawing.width * camera.k, screen.width),
    dy: within(dy, camera.y + drawing.y * camera.k, drawing.height * camera.k, screen.height),
  };
}

function within(delta: number, start: number, size: number, screen: number): number {
  const hidden = delta > 0 ? MARGIN - start : screen - MARGIN - (start + size);
  return delta > 0 ? Math.max(0, Math.min(delta, hidden)) : Math.min(0, Math.max(delta, hidden));
}

/** The camera moved so that a part of the drawing is on the screen, or its beginning, with room. */
export function revealing(camera: Camera, drawing: Rect, screen: Box, part: Rect): Camera {
  const { x, y, k } = camera;
  const dx = isWhole(x + drawing.x * k, drawing.width * k, screen.width)
    ? 0
    : shift(part.x * k + x, part.width * k, screen.width);
  const dy = isWhole(y + drawing.y * k, drawing.height * k, screen.height)
    ? 0
    : shift(part.y * k + y, part.height * k, screen.height);
  return dx === 0 && dy === 0 ? camera : panned(camera, dx, dy);
}

/** Whether all of it is seen already: then to move it could only hide some. */
function isWhole(start: number, size: number, screen: number): boolean {
  return start >= 0 && start + size <= screen;
}

function shift(start: number, size: number, screen: number): number {
  if (start < SIGHT) return start + size > screen ? 0 : SIGHT - start;
  const over = start + size - (screen - SIGHT);
  return over > 0 ? -Math.min(over, start - SIGHT) : 0;
}

/** The camera a part t of the way from one to another; sizes change evenly to the eye. */
export function cameraBetween(from: Camera, to: Camera, t: number): Camera {
  if (t >= 1) return to;
  const mix = (a: number, b: number): number => a + (b - a) * t;
  return { x: mix(from.x, to.x), y: mix(from.y, to.y), k: mix(from.k, to.k) };
}
