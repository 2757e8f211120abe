import { isTensor, type Quantity } from "../../model/value";
import { heatOf, type Heat } from "./heat";
import { svg } from "../svg";

export interface HeatPicture {
  readonly element: SVGGElement;
  /** Draws a tensor; anything else, and null, clears the picture. */
  paint(value: Quantity | null): void;
}

/** A small picture of a tensor in a square at x, y; the words on it stand elsewhere. */
export function heatPicture(
  colour: "blue" | "red",
  x: number,
  y: number,
  side: number,
): HeatPicture {
  const element = svg("g", { class: `heat ${colour}`, "aria-hidden": "true" });
  let shown: Quantity | null = null;
  return {
    element,
    paint: (value) => {
      if (value === shown) return;
      shown = value;
      if (value === null || !isTensor(value)) element.replaceChildren();
      else element.replaceChildren(...cellsOf(heatOf(value), x, y, side));
    },
  };
}

function cellsOf({ rows, columns, cells }: Heat, x: number, y: number, side: number): Element[] {
  const size = Math.min(side / Math.max(rows, columns, 1), 12);
  const left = x + (side - columns * size) / 2;
  const top = y + (side - rows * size) / 2;
  const frame = svg("rect", {
    class: "frame",
    x: left - 1,
    y: top - 1,
    width: columns * size + 2,
    height: rows * size + 2,
    rx: 2,
  });
  const drawn = cells.flatMap((shade, i) =>
    cell(shade, left + (i % columns) * size, top + Math.floor(i / columns) * size, size),
  );
  return [frame, ...drawn];
}

/** Above zero in the colour, below in grey with a bar across it, what is no number crossed out. */
function cell(shade: number, x: number, y: number, size: number): Element[] {
  if (Number.isNaN(shade)) {
    return [
      svg("path", { class: "nan", d: `M${x} ${y}l${size} ${size}m0 ${-size}l${-size} ${size}` }),
    ];
  }
  if (shade === 0) return [];
  const box = svg("rect", {
    class: shade > 0 ? "above" : "below",
    x,
    y,
    width: size,
    height: size,
    opacity: (0.15 + 0.85 * Math.abs(shade)).toFixed(2),
  });
  if (shade > 0) return [box];
  const middle = y + size / 2;
  return [box, svg("path", { class: "minus", d: `M${x + size * 0.25} ${middle}h${size / 2}` })];
}
