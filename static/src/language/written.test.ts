import { expect, test } from "vitest";

import { slotsOf, type Sketch } from "../model/sketch";
import { OPS, READ } from "./corpus";
import { read } from "./read";
import { written } from "./written";

/** A graph whatever its nodes are called and in whatever order they stand. */
function shape(sketch: Sketch): string {
  const nodes = new Map(sketch.nodes.map((node) => [node.id, node]));
  const told = new Map<string, number>();
  const lines: string[] = [];
  const path = [{ id: sketch.output ?? "", slot: 0 }];
  for (let visit = path.at(-1); visit; visit = path.at(-1)) {
    const node = nodes.get(visit.id);
    const slots = node ? slotsOf(node) : [];
    const from = slots[visit.slot];
    visit.slot += 1;
    if (visit.slot > slots.length) {
      const at = slots.map((id) => told.get(id ?? ""));
      if (node) lines.push(JSON.stringify([node.op, at, node.value]));
      told.set(visit.id, told.size);
      path.pop();
    } else if (typeof from === "string" && !told.has(from)) path.push({ id: from, slot: 0 });
  }
  return lines.join("\n");
}

test.each(READ)(
  "the graph of $source is written so that it is read again",
  ({ source, values }) => {
    const { sketch } = read(source, values ?? {}, OPS);
    const again = written(sketch, OPS);
    expect(again.reading.faults).toEqual([]);
    expect(again.reading.sketch.nodes).toHaveLength(sketch.nodes.length);
    expect(shape(again.reading.sketch)).toBe(shape(sketch));
    for (const { id, op } of sketch.nodes) {
      const now = again.renamed.get(id) ?? id;
      expect(again.reading.sketch.nodes.find((node) => node.id === now)?.op).toBe(op);
    }
  },
);

test("leaves come first, and what has no name stands within its reader's line", () => {
  const sketch: Sketch = {
    nodes: [
      { id: "f", op: "mul", inputs: ["t1", "k1"] },
      { id: "t1", op: "add", inputs: ["a", null] },
      { id: "k1", op: "constant", value: 2 },
      { id: "a", op: "input", value: -1 },
      { id: "w", op: "parameter", value: null },
    ],
    output: "f",
  };
  expect(written(sketch, OPS).source).toBe("a = -1\nw = parameter(_)\nf = (a + _) * 2");
});

test("nodes that only read one another are written too", () => {
  const sketch: Sketch = {
    nodes: [
      { id: "t1", op: "exp", inputs: ["t2"] },
      { id: "t2", op: "exp", inputs: ["t1"] },
    ],
    output: null,
  };
  const { source, reading } = written(sketch, OPS);
  expect(source).toBe("t1 = exp(t2)\nt2 = exp(t1)");
  expect(reading.faults.map(({ kind }) => kind)).toEqual(["cycle", "cycle"]);
});

test("a number that cannot be written stands beside the text", () => {
  const sketch: Sketch = {
    nodes: [
      { id: "a", op: "input", value: "NaN" },
      { id: "y", op: "exp", inputs: ["a"] },
    ],
    output: "y",
  };
  expect(written(sketch, OPS)).toMatchObject({ source: "y = exp(a)", values: { a: "NaN" } });
});

test("a hundred thousand nodes are written in one go, in whatever order they come", () => {
  const count = 100_000;
  const nodes = Array.from({ length: count }, (_, i) => ({
    id: `n${i}`,
    op: "add",
    inputs: [i > 0 ? `n${i - 1}` : "a", "a"],
  }));
  const sketch = { nodes: [...nodes.reverse(), { id: "a", op: "input", value: 1 }], output: null };
  const { reading } = written(sketch, OPS);
  expect(reading.faults).toEqual([]);
  expect(reading.sketch.nodes).toHaveLength(count + 1);
}, 60_000);
