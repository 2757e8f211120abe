import { expect, test } from "vitest";

import type { Stretch } from "../model/reading";
import { OPS, READ, REFUSED, type Text } from "./corpus";
import { read } from "./read";

function ends(places: ReadonlyMap<string, Stretch>): Text["spans"] {
  return Object.fromEntries([...places].map(([id, { from, to }]) => [id, [from, to]]));
}

test.each(READ)("$source is the graph that the server reads", (text) => {
  const { source, values = {} } = text;
  const { sketch, faults, spans, literals } = read(source, values, OPS);
  expect(faults).toEqual([]);
  expect(sketch).toEqual({ nodes: text.nodes, output: text.output });
  expect({ spans: ends(spans), literals: ends(literals) }).toEqual({
    spans: text.spans,
    literals: text.literals,
  });
});

test.each(REFUSED.filter(({ source }) => !/^([\s;]|#.*)*$/.test(source)))(
  "$source has a fault, as the server refuses it",
  ({ source, values = {} }) => {
    const { faults } = read(source, values, OPS);
    expect(faults.length).toBeGreaterThan(0);
    for (const { at, message } of faults) {
      expect(at.from).toBeLessThanOrEqual(at.to);
      expect(at.to).toBeLessThanOrEqual(source.length);
      expect(message).not.toBe("");
    }
  },
);
