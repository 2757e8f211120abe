import { portY, type Point } from "../../layout";
import type { Style } from "../../model/document";
import { slotsOf } from "../../model/sketch";
import type { Drawing } from "../drawing";
import type { Box } from "../camera/camera";
import type { End } from "../picture";
import { isUpright } from "./measures";

/** Where an edge ends at a card, from the card's corner. */
export function inputPort(
  { width, height }: Box,
  style: Style,
  slots: number,
  slot: number,
): Point {
  return isUpright(style)
    ? { x: portY(width, slots, slot), y: style === "rising" ? height : 0 }
    : { x: 0, y: portY(height, slots, slot) };
}

export function outputPort({ width, height }: Box, style: Style): Point {
  if (!isUpright(style)) return { x: width, y: height / 2 };
  return { x: width / 2, y: style === "rising" ? 0 : height };
}

/** Where the port for one more input is shown: between the last one and the end of the side. */
export function sparePort({ width, height }: Box, style: Style, slots: number): Point {
  const part = (slots + 0.6) / (slots + 1);
  if (!isUpright(style)) return { x: 0, y: height * part };
  return { x: width * part, y: style === "rising" ? height : 0 };
}

/** Where a port of the drawing is. */
export function startOf(end: End, drawing: Drawing): Point {
  const node = nodeOf(end);
  const found = drawing.nodeOf(node);
  const box = drawing.boxOf(node);
  if (!found || !box) return { x: 0, y: 0 };
  const { style } = drawing.arrangement;
  const port =
    "from" in end ? outputPort(box, style) : inputPort(box, style, slotsOf(found).length, end.slot);
  return { x: box.x + port.x, y: box.y + port.y };
}

/** The name of a port in the page: `x:0` for an input, `x:out` for the output. */
export function portKey(end: End): string {
  return "from" in end ? `${end.from}:out` : `${end.to}:${end.slot}`;
}

export function endOf(key: string): End {
  const cut = key.lastIndexOf(":");
  const [node, port] = [key.slice(0, cut), key.slice(cut + 1)];
  return port === "out" ? { from: node } : { to: node, slot: Number(port) };
}

/** The node that a port is of. */
export function nodeOf(end: End): string {
  return "from" in end ? end.from : end.to;
}
