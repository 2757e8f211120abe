import type { Point } from "../../layout";
import type { Box } from "../camera/camera";
import { svg } from "../svg";
import { linesOf } from "../text_lines";
import { textWidth } from "../text_width";

/** The widest line of a bubble, px, its height, and the room around the lines. */
const WIDEST = 230;
const LINE = 16;
const PAD = { x: 9, y: 7 };

/** The room that words take as a bubble, px. */
export function bubbleSize(words: string): Box {
  const lines = linesOf(words, WIDEST, "bubble");
  const width = Math.max(...lines.map((line) => textWidth(line, "bubble")));
  return { width: Math.ceil(width) + 2 * PAD.x, height: lines.length * LINE + 2 * PAD.y };
}

/** A few words in a box at a point, its upper left corner; `scale` makes up for the camera's. */
export function bubble(words: string, { x, y }: Point, scale = 1): SVGGElement {
  const spans = linesOf(words, WIDEST, "bubble").map((line, i) =>
    svg("tspan", { x: PAD.x, y: PAD.y + 12 + i * LINE }, line),
  );
  return svg(
    "g",
    { class: "bubble", transform: `translate(${x} ${y}) scale(${scale})`, "aria-hidden": "true" },
    svg("rect", { class: "bubble-box", ...bubbleSize(words), rx: 7 }),
    svg("text", { class: "bubble-words" }, ...spans),
  );
}
