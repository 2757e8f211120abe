// @vitest-environment happy-dom
import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import type { Told } from "../../timeline/findings";
import { nodeCard, type CardNumbers } from "./node_card";
import { MOST_TINT } from "./size_mark";

const QUIET = { now: null, selected: false };
const LOOK = {
  node: { id: "x", op: "input", value: 0 },
  ops: new Map(),
  isOutput: false,
  size: { width: 144, height: 92 },
  style: "wide",
  faults: [],
} as const;
const NUMBERS: CardNumbers = {
  value: 0,
  derivative: "NaN",
  derivativeName: "gradient",
  parts: [],
  ghost: null,
};
const TOLD: Told = {
  node: "x",
  of: "grad",
  kind: "nan",
  role: "produced",
  message: "0 times infinity gives x NaN",
  since: 4,
};

test("a card says what is wrong in its name, its tooltip and a sign of its own shape", () => {
  const card = nodeCard(LOOK);
  const { element } = card;
  card.paint(NUMBERS, QUIET, { told: [TOLD], sizes: null });
  expect(element.getAttribute("aria-label")).toContain(
    "gradient NaN, NaN gradient produced here: 0 times infinity gives x NaN",
  );
  expect(element.querySelector("title")?.textContent).toContain(TOLD.message);
  expect(element.querySelectorAll(".finding.produced .finding-ring")).toHaveLength(1);
  card.paint(NUMBERS, QUIET, { told: [{ ...TOLD, role: "passed on" }], sizes: null });
  expect(element.querySelectorAll(".finding.passed")).toHaveLength(1);
  expect(element.querySelectorAll(".finding-ring")).toHaveLength(0);
  card.paint(NUMBERS, QUIET);
  expect(element.querySelectorAll(".finding")).toHaveLength(0);
  expect(element.getAttribute("aria-label")).toBe("x, input, value 0, gradient NaN");
});

test("where something was produced and something passed on, the sign is of what was produced", () => {
  const card = nodeCard(LOOK);
  const other: Told = { ...TOLD, role: "passed on" };
  card.paint(NUMBERS, QUIET, { told: [other, TOLD], sizes: null });
  expect(card.element.querySelectorAll(".finding")).toHaveLength(1);
  expect(card.element.querySelectorAll(".finding.produced")).toHaveLength(1);
});

test("a card's tint and bar follow its gradient, and are not there before it", () => {
  const card = nodeCard(LOOK);
  const sizes = { low: -8, high: 0, of: "f", start: 1 };
  const paint = (derivative: CardNumbers["derivative"]): Element => {
    card.paint({ ...NUMBERS, derivative }, QUIET, { told: [], sizes });
    return card.element;
  };
  expect(paint(null).querySelector(".size-tint")).toBeNull();
  const part = (name: string): number =>
    Number(paint(1e-4).querySelector(name)?.getAttribute("width"));
  expect(part(".size-bar") / part(".size-track")).toBeCloseTo(0.5);
  const tint = (): string =>
    card.element.querySelector<SVGElement>(".size-tint")?.style.fillOpacity ?? "";
  expect(Number(tint())).toBeCloseTo(MOST_TINT / 2);
  expect(paint(1e-4).getAttribute("aria-label")).toContain("size 0.0001 times that of f");
  expect(paint(0).querySelector(".size-bar")).toBeNull();
  expect(paint(0).querySelector(".size-mark")?.classList).toContain("zero");
  expect(paint("NaN").querySelector(".size-mark")?.classList).toContain("unbounded");
});

test("words on the deepest tint have a contrast of 4.5 in light and in dark", () => {
  const tokens = readFileSync(`${import.meta.dirname}/../../style/tokens.css`, "utf8");
  const [light = "", dark = ""] = tokens.split("@media");
  for (const theme of [light, dark]) {
    const [red, card, ink] = ["red", "card", "ink"].map((name) => colour(theme, name));
    const tinted = mixed(red ?? [], card ?? [], MOST_TINT);
    expect(contrast(ink ?? [], tinted)).toBeGreaterThan(4.5);
  }
});

function colour(theme: string, name: string): readonly number[] {
  const hex = new RegExp(`--${name}: #([0-9a-f]{6})`).exec(theme)?.[1] ?? "";
  return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

function mixed(a: readonly number[], b: readonly number[], part: number): readonly number[] {
  return a.map((x, i) => part * x + (1 - part) * (b[i] ?? 0));
}

/** As WCAG 2 defines it. */
function contrast(a: readonly number[], b: readonly number[]): number {
  const [one = 0, other = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (one + 0.05) / (other + 0.05);
}

function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((x) => {
    const part = x / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
