import type { Point } from "../../layout";
import { Taken } from "../edges/taken";
import { freePlace } from "../placing/free";
import { usualSize } from "../placing/measures";
import { contains } from "../placing/rect";
import { aimAt } from "./aim";
import type { Hand } from "./hand";

/** Where something new would stand, and the edge it would split. */
export interface Drop {
  /** The upper left corner of its card. */
  readonly at: Point;
  readonly edge: string | null;
}

/** Where something let go at a point of the screen would stand; null beside the canvas. */
export function dropAt({ drawing, host, view }: Hand, screen: Point): Drop | null {
  if (!contains(host.getBoundingClientRect(), screen)) return null;
  const { width, height } = usualSize(drawing.arrangement.style);
  const { x, y } = view.place(screen);
  const at = { x: Math.round(x - width / 2), y: Math.round(y - height / 2) };
  return { at, edge: edgeAt(host, screen) };
}

/** The edge under a point, unless a card or a note is nearer to the eye. */
function edgeAt(host: HTMLElement, { x, y }: Point): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    if (!host.contains(element)) continue;
    const aim = aimAt(element);
    if (aim.kind === "edge") return aim.key;
    if (aim.kind === "node" || aim.kind === "note") return null;
  }
  return null;
}

/** Lights one edge at a time: the one that something dragged would split. */
export function edgeLight({ drawing }: Hand): (edge: string | null) => void {
  let lit: string | null = null;
  return (edge) => {
    if (edge === lit) return;
    if (lit !== null) drawing.lines.get(lit)?.line.mark("split", false);
    if (edge !== null) drawing.lines.get(edge)?.line.mark("split", true);
    lit = edge;
  };
}

/** A free place near the middle of what is seen, as the corner of a card. */
export function middlePlace({ drawing, view }: Hand): Point {
  const taken = new Taken();
  for (const box of drawing.boxes().values()) taken.add(box);
  const seen = view.seen();
  const { width, height } = usualSize(drawing.arrangement.style);
  const x = Math.round(seen.x + (seen.width - width) / 2);
  const y = Math.round(seen.y + (seen.height - height) / 2);
  return freePlace({ x, y, width, height }, taken);
}
