import { expect, test } from "vitest";

import { randomNumbers } from "../layout/random";
import type { Document } from "../model/document";
import type { Sketch } from "../model/sketch";
import { OPS, READ, REFUSED } from "./corpus";
import { goalOf } from "./goal";
import { pick, randomlyChanged } from "./random_changes";
import { read } from "./read";
import { rewritten } from "./rewritten";

type Values = Document["values"];

/** A graph as it counts: by id, with all that is left out filled in. */
function plain(sketch: Sketch, nameOf: (id: string) => string = (id) => id) {
  const { nodes, output: last, readers } = goalOf(sketch, OPS);
  const told = [...nodes.values()].map(({ id, op, inputs, attrs, value = null }) => {
    const standing = (OPS.get(op)?.attrs ?? []).map((attr) => [attr.name, attr.default]);
    // A number that cannot be written is lost with the last that reads it.
    const isLost = typeof value === "string" && !readers.has(id) && last !== id;
    const node = {
      op,
      inputs: inputs.map((from) => (from === null ? null : nameOf(from))),
      attrs: { ...(Object.fromEntries(standing) as object), ...attrs },
      value: isLost || inputs.length > 0 ? null : value,
    };
    return [nameOf(id), node] as const;
  });
  return { nodes: Object.fromEntries(told), output: last && nameOf(last) };
}

const TOLD = new Set(["text", "cycle", "unknown"]);

function troubles(source: string, values: Values): number {
  return read(source, values, OPS).faults.filter(({ kind }) => TOLD.has(kind)).length;
}

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);

test.each(SEEDS)("random changes of random texts are what the text then says (%i)", (seed) => {
  const random = randomNumbers(seed * 104_729);
  for (let text = 0; text < 6; text += 1) {
    const drawn = pick([...READ, ...REFUSED], random);
    let source = drawn?.source ?? "";
    let values: Values = drawn?.values ?? {};
    // A path of libraries is one only as long as no number is given to its name.
    if (source.includes("torch.")) continue;
    for (let step = 0; step < 5; step += 1) {
      const reading = read(source, values, OPS);
      const same = rewritten(source, values, reading, reading.sketch, OPS);
      expect(same).toMatchObject({ source, values });
      const { sketch, renames, what } = randomlyChanged(reading.sketch, random, OPS);
      const now = rewritten(source, values, reading, sketch, OPS, renames);
      const wanted = plain(sketch, (id) => now.renamed.get(id) ?? id);
      const found = plain(read(now.source, now.values, OPS).sketch);
      const about = `${source}\n--- ${what}\n${now.source}`;
      expect(found.nodes, about).toEqual(wanted.nodes);
      if (wanted.output !== null) expect(found.output, about).toBe(wanted.output);
      const before = troubles(source, values);
      expect(troubles(now.source, now.values), about).toBeLessThanOrEqual(before);
      ({ source, values } = now);
    }
  }
});

test.each(SEEDS.slice(0, 20))(
  "lines that a change does not concern stay as they are (%i)",
  (seed) => {
    const random = randomNumbers(seed * 7919);
    for (let i = 0; i < 20; i += 1) {
      const { source = "", values = {} } = pick(READ, random) ?? {};
      const reading = read(source, values, OPS);
      const again = new Set(reading.statements.map(({ target }) => target)).size;
      if (again < reading.statements.length) continue;
      const { sketch, renames } = randomlyChanged(reading.sketch, random, OPS);
      if (Object.keys(renames).length > 0) continue;
      const now = rewritten(source, values, reading, sketch, OPS);
      const [old, next] = [goalOf(reading.sketch, OPS), goalOf(sketch, OPS)];
      for (const { at, nodes } of reading.statements) {
        const isSame = nodes.every(
          (id) =>
            JSON.stringify(old.nodes.get(id)) === JSON.stringify(next.nodes.get(id)) &&
            String(old.readers.get(id)) === String(next.readers.get(id)),
        );
        const isOutput = nodes.some((id) => id === old.output || id === next.output);
        if (!isSame || isOutput || nodes.length === 0) continue;
        expect(now.source).toContain(source.slice(at.from, at.to));
      }
    }
  },
);
