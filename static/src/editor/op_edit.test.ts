import { expect, test } from "vitest";
import { opEdit } from "./op_edit";
import type { OpEntry } from "./ops";

const op = (name: string, inputs: string[], infix: string | null = null): OpEntry => ({
  name,
  doc: "",
  infix,
  inputs,
  attrs: [],
});
const tanh = op("tanh", ["x"]);
const mul = op("mul", ["a", "b"], "*");
const maximum = op("maximum", ["a", "b"]);
const maxout = op("maxout", ["*z"]);

/** The text after the op is written; "|" is the caret, "[...]" the selection before. */
function written(marked: string, entry: OpEntry): string {
  const caret = marked.indexOf("|");
  const [from, to] = caret < 0 ? [marked.indexOf("["), marked.indexOf("]") - 1] : [caret, caret];
  const text = marked.replace(/[[\]|]/g, "");
  const edit = opEdit(text, from < 0 ? null : { from, to }, entry);
  const after = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  return `${after.slice(0, edit.caret)}|${after.slice(edit.caret)}`;
}

test.each([
  ["x = a + b\nf = x * c", tanh, "x = a + b\nf = x * c\ny = tanh(f)|"],
  ["y = a\ny1 = y\n", mul, "y = a\ny1 = y\ny2 = y1 * a|"],
  ["", tanh, "y = tanh(x)|"],
  ["", maxout, "y = maxout(z)|"],
  ["tanh(u)", maximum, "tanh(u)\ny = maximum(u, u)|"],
])("without a caret, %j gets a line that runs", (text, entry, after) =>
  expect(written(text, entry)).toBe(after),
);

test.each([
  ["f = [a]", tanh, "f = tanh(a)|"],
  ["f = [a + b] * c", mul, "f = (a + b) * | * c"],
  ["f = [a]", maximum, "f = maximum(a, |)"],
  ["f = [sin](x)", tanh, "f = tanh|(x)"],
  ["[f = a]", tanh, "f = a\ny = tanh(f)|"],
  ["[x] = a", tanh, "x = a\ny = tanh(x)|"],
  ["f = [(a] + b)", tanh, "f = (a + b)\ny = tanh(f)|"],
])("with a selection, %j is wrapped where that makes sense", (text, entry, after) =>
  expect(written(text, entry)).toBe(after),
);

test.each([
  ["f = x * y|", tanh, "f = x * y * tanh(|)"],
  ["f = x * |", tanh, "f = x * tanh(|)"],
  ["f = |x", tanh, "f = tanh(|) * x"],
  ["f = to|tal", tanh, "f = total * tanh(|)"],
  ["f = ta|nh(x)", mul, "f = tanh(| * x)"],
  ["f = x|", mul, "f = x * |"],
  ["|x = a", tanh, "x = a\ny = tanh(x)|"],
  ["x = a # n|ote", tanh, "x = a # note\ny = tanh(x)|"],
  ["x = a\n|\nz = x", tanh, "x = a\ny = tanh(x)|\nz = x"],
])("at the caret, %j never glues to a name", (text, entry, after) =>
  expect(written(text, entry)).toBe(after),
);
