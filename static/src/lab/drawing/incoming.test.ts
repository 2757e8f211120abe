import { expect, test } from "vitest";
import { incoming } from "./incoming";

test("a row's weights stand one after the other, of the layer before and then of the skips", () => {
  const wiring = { layer: 2, units: 2, pieces: 1, sources: [1, 0], weights: 10, biases: 20 };
  const found = incoming(wiring, [2, 3, 2], 1);
  expect(found.map(({ parameter }) => parameter)).toEqual([15, 16, 17, 18, 19]);
  expect(found.map(({ source, unit }) => [source, unit])).toEqual([
    [1, 0],
    [1, 1],
    [1, 2],
    [0, 0],
    [0, 1],
  ]);
});
