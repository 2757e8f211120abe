// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { svg } from "../view/svg";
import { covers } from "./faces";
import { lettersOf } from "./lettering";

const codes = (text: string): Set<number> =>
  new Set(Array.from(text, (each) => each.codePointAt(0) ?? 0));

test.each([
  ["U+0-FF, U+131", "aé", true],
  ["U+0-FF, U+131", "σ", false],
  ["U+3??", "σ", true],
  ["", "anything", true],
])("a face of %s is wanted for %s: %s", (ranges, text, wanted) => {
  expect(covers(ranges, codes(text))).toBe(wanted);
});

test("letters are counted by the family and slant that they are written in", () => {
  const symbol = svg("text", { "font-family": "Formula", "font-style": "italic" }, "x");
  symbol.append(svg("tspan", { "font-style": "normal" }, "2"));
  const root = svg("svg", { "font-family": '"Inter Variable", sans-serif' }, svg("title", {}, "ß"));
  root.append(svg("text", {}, "ab"), symbol);
  const { upright, italic } = lettersOf(root);
  expect(upright.get("Inter Variable")).toEqual(codes("ab"));
  expect(italic).toEqual(new Map([["Formula", codes("x")]]));
  expect(upright.get("Formula")).toEqual(codes("2"));
});
