import type { Point } from "../../layout";

/** How far a pointer may wander, px, and still be a click. */
const THRESHOLD = 3;
/** How long a finger rests before it is held, ms, and how far it may tremble meanwhile, px. */
const HOLD = 500;
const TREMBLE = 8;

/** A pointer that went down, before it is known what it is to become. */
export interface Press {
  readonly target: Element;
  /** Where on the screen. */
  readonly at: Point;
  readonly isTouch: boolean;
  readonly shift: boolean;
}

/** What a press becomes once it moves: one thing, to which all moves go until it ends. */
export interface Course {
  /** Whether a second finger may turn it into a pinch. */
  readonly yields?: boolean;
  /** Called with every move, the first one once the pointer is no click any more. */
  readonly move: (event: PointerEvent) => void;
  readonly end: (event: PointerEvent) => void;
  /** Everything back to where it was. */
  readonly cancel: () => void;
}

/** Takes a press, and then alone hears of it; or leaves it to the next one. */
export type Taker = (press: Press) => Course | null;

/** What fingers do to the camera, what a resting one asks for, and what a press is at. */
export interface Fingers {
  /** What lies under a pointer; the event's own target where nothing else is told. */
  readonly targetOf?: (event: PointerEvent) => EventTarget | null;
  /** One of two fingers moved; places are those of the screen. */
  readonly pinch: (was: Point, now: Point, other: Point) => void;
  /** A finger rests on something: what its next move is, if not what was taken. */
  readonly hold: (press: Press) => Course | null;
  /** It rested, and was let go without a move. */
  readonly released: (press: Press) => void;
}

interface Running {
  readonly press: Press;
  readonly pointer: number;
  course: Course | null;
  begun: boolean;
  held: boolean;
}

/** Gives each press to the first that takes it: no two gestures ever share one. */
export function presses(host: HTMLElement, takers: readonly Taker[], fingers: Fingers): void {
  const down = new Map<number, Point>();
  let running: Running | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let swallows = false;

  const stop = (): Running | null => {
    clearTimeout(timer);
    const was = running;
    running = null;
    return was;
  };
  const cancel = (): void => {
    const was = stop();
    if (was?.begun) was.course?.cancel();
  };
  const begin = (event: PointerEvent): void => {
    swallows = false;
    const press = pressOf(event, fingers.targetOf?.(event) ?? event.target);
    if (!press) return;
    const course = firstOf(takers, press);
    const pointer = event.pointerId;
    const mine: Running = { press, pointer, course, begun: false, held: false };
    running = mine;
    if (!press.isTouch) return;
    timer = setTimeout(() => {
      if (running !== mine || mine.begun) return;
      mine.held = true;
      mine.course = fingers.hold(press);
    }, HOLD);
  };

  host.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    down.set(event.pointerId, pointOf(event));
    if (down.size === 1) begin(event);
    else if (down.size === 2 && (!running?.begun || running.course?.yields)) {
      cancel();
      swallows = true;
      for (const id of down.keys()) capture(host, id);
    }
  });
  host.addEventListener("pointermove", (event) => {
    const was = down.get(event.pointerId);
    if (!was) return;
    const now = pointOf(event);
    if (!running) {
      const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
      down.set(event.pointerId, now);
      if (other) fingers.pinch(was, now, other);
      return;
    }
    down.set(event.pointerId, now);
    if (running.pointer !== event.pointerId || !running.course) return;
    if (!running.begun) {
      const far = distance(running.press.at, now);
      if (far < (running.press.isTouch ? TREMBLE : THRESHOLD)) return;
      running.begun = true;
      swallows = true;
      capture(host, event.pointerId);
    }
    running.course.move(event);
  });
  host.addEventListener("pointerup", (event) => {
    down.delete(event.pointerId);
    if (running?.pointer !== event.pointerId) return;
    const was = stop();
    if (was?.begun) was.course?.end(event);
    else if (was?.held) {
      swallows = true;
      fingers.released(was.press);
    }
  });
  host.addEventListener("pointercancel", (event) => {
    down.delete(event.pointerId);
    if (running?.pointer === event.pointerId) cancel();
  });
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !running?.begun) return;
      event.preventDefault();
      event.stopPropagation();
      cancel();
    },
    { capture: true },
  );
  // The end of a drag is no click: it must not take the selection away.
  host.addEventListener(
    "click",
    (event) => {
      if (swallows) event.stopPropagation();
      swallows = false;
    },
    { capture: true },
  );
}

function firstOf(takers: readonly Taker[], press: Press): Course | null {
  for (const take of takers) {
    const course = take(press);
    if (course) return course;
  }
  return null;
}

function pressOf(event: PointerEvent, target: EventTarget | null): Press | null {
  if (!(target instanceof Element)) return null;
  const isTouch = event.pointerType === "touch";
  return { target, at: pointOf(event), isTouch, shift: event.shiftKey };
}

/** A pointer that has just left cannot be captured any more. */
function capture(host: HTMLElement, pointer: number): void {
  try {
    host.setPointerCapture(pointer);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

function pointOf(event: MouseEvent): Point {
  return { x: event.clientX, y: event.clientY };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
