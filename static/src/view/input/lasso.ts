import type { Point } from "../../layout";
import { meet, type Rect } from "../placing/rect";
import { svg } from "../svg";
import { aimAt } from "./aim";
import type { Hand } from "./hand";
import type { Course, Taker } from "./press";

/** Shift and drag on the ground: all that the rectangle touches is selected with what was. */
export function lasso(hand: Hand): Taker {
  return ({ target, at, shift }) =>
    shift && aimAt(target).kind === "ground" ? lassoFrom(hand, at) : null;
}

/** A rectangle from a point of the screen on. */
export function lassoFrom({ drawing, gestures, overlay, selected, view }: Hand, at: Point): Course {
  const from = view.place(at);
  const before = selected();
  const rect = svg("rect", { class: "lasso" });
  let boxes: ReadonlyMap<string, Rect> | null = null;
  let caught: readonly string[] = [];
  let chosen = "";
  return {
    move: (event) => {
      boxes ??= drawing.boxes();
      const area = between(from, view.place({ x: event.clientX, y: event.clientY }));
      for (const [name, value] of Object.entries(area)) rect.setAttribute(name, String(value));
      if (!rect.isConnected) overlay.replaceChildren(rect);
      caught = [...boxes].flatMap(([key, box]) => (meet(box, area) ? [key] : []));
      const all = [...new Set([...before, ...caught])];
      if (all.join() === chosen) return;
      chosen = all.join();
      gestures.onSelect(all);
    },
    end: () => {
      rect.remove();
      // Keys go on with what was caught.
      drawing.elementOf(caught[0] ?? "")?.focus({ preventScroll: true });
    },
    cancel: () => {
      rect.remove();
      gestures.onSelect([...before]);
    },
  };
}

function between(a: Point, b: Point): Rect {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}
