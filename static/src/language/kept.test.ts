import { expect, test } from "vitest";

import type { Reading } from "../model/reading";
import { OPS } from "./corpus";
import { withKept } from "./kept";
import { read } from "./read";

const says = (source: string): Reading => read(source, {}, OPS);
const kept = (before: string, now: string): Reading => withKept(says(now), says(before), {}, OPS);
const opsOf = ({ sketch }: Reading) => new Map(sketch.nodes.map(({ id, op }) => [id, op]));

const SEED = "x = a + b\ny = b + c\nf = x * y";

test("a text that can be read is what it says, whatever was there before", () => {
  const now = says("g = a * 2");
  expect(withKept(now, says(SEED), {}, OPS)).toBe(now);
});

test("while a line is being typed its node stays as it was, and says what is wrong", () => {
  const now = kept(SEED, "x = a + b\ny = b + c\nf = x * y)");
  expect(now.sketch).toEqual({ ...says(SEED).sketch, nodes: expect.anything() as never });
  expect(opsOf(now)).toEqual(opsOf(says(SEED)));
  expect(now.faults.map(({ kind, node }) => [kind, node])).toEqual([["text", "f"]]);
});

test("a name that is not yet a function keeps the whole graph that led there", () => {
  const now = kept(SEED, "f = sigmoyd(a)");
  expect(opsOf(now)).toEqual(opsOf(says(SEED)));
  expect(now.sketch.output).toBe("f");
});

test("the rest of the text is what it says now", () => {
  const now = kept(SEED, "x = a - b\ny = b + c\nf = (x * y");
  expect(opsOf(now).get("x")).toBe("sub");
  expect(opsOf(now).get("f")).toBe("mul");
});

test("what reads the kept node goes on reading it", () => {
  const now = kept("f = tanh(a)\ng = f * 2", "f = tanh(a))\ng = f * 2");
  const reader = now.sketch.nodes.find(({ id }) => id === "g");
  expect(reader?.inputs?.[0]).toBe("f");
  expect(now.sketch.output).toBe("g");
});

test("places in the text are those of the text as it stands", () => {
  const source = "x = a + + )\nz = x * 22";
  const now = kept("x = a + b + c + d\nz = x * 22", source);
  const [literal] = now.literals.values();
  expect(literal && source.slice(literal.from, literal.to)).toBe("22");
  const places = now.statements.map(({ at }) => source.slice(at.from, at.to));
  expect(places).toEqual(source.split("\n"));
  expect(now.statements[0]?.nodes).toContain("x");
});

test("inner nodes of the kept line are not taken for those of another line", () => {
  const before = "f = tanh(a + 1)\ng = exp(b * f)";
  const now = kept(before, "f = tanh(a + \ng = exp(b * f)");
  const byId = new Map(now.sketch.nodes.map((node) => [node.id, node]));
  const [inner = ""] = byId.get("f")?.inputs ?? [];
  expect(byId.get(inner ?? "")?.op).toBe("add");
  expect(byId.get(byId.get("g")?.inputs?.[0] ?? "")?.op).toBe("mul");
});

test("what was never there is not kept, nor what would close a circle", () => {
  expect(opsOf(kept(SEED, `${SEED}\nz = tan(`)).has("z")).toBe(false);
  const now = kept("x = a + 1\nf = x * 2", "f = x * ]\nx = f + 1");
  expect(now.sketch.nodes.some(({ id }) => id === "f")).toBe(false);
});
