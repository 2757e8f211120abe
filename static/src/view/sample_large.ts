import type { SketchNode } from "../model/sketch";
import type { Picture } from "./picture";
import { pictureOf } from "./sample_picture";

/** A square of adders, `side` wide and high, each reading its neighbours to the left; every place is given. */
export function square(side: number): Picture {
  const nodes: SketchNode[] = [];
  const places: Record<string, { x: number; y: number }> = {};
  for (let column = 0; column < side; column++) {
    for (let row = 0; row < side; row++) {
      const id = `n${column}_${row}`;
      places[id] = { x: column * 300, y: row * 140 };
      const inputs = [row, (row + 1) % side].map((each) => `n${column - 1}_${each}`);
      nodes.push(column === 0 ? { id, op: "input", value: row } : { id, op: "add", inputs });
    }
  }
  return pictureOf(nodes, { places, style: "wide" });
}
