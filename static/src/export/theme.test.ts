import { expect, test } from "vitest";
import { SAMPLE_RULES } from "./sample_rules";
import { resolved, tokensOf } from "./theme";

const TOKENS = new Map([
  ["--a", "#ffffff"],
  ["--b", "#000000"],
  ["--c", "var(--a)"],
]);

test("each theme has all tokens, and blue is another blue in the dark", () => {
  const [light, dark] = [tokensOf("light", SAMPLE_RULES), tokensOf("dark", SAMPLE_RULES)];
  expect([...dark.keys()]).toEqual([...light.keys()]);
  expect(light.get("--blue")).toMatch(/^#[\da-f]{6}$/);
  expect(dark.get("--blue")).not.toBe(light.get("--blue"));
});

test("names are replaced by what they stand for, and mixed colours are mixed", () => {
  expect(resolved("1px solid var(--c)", TOKENS)).toBe("1px solid #ffffff");
  expect(resolved("color-mix(in srgb, var(--a) 25%, var(--b))", TOKENS)).toBe("#404040");
  expect(resolved("color-mix(in srgb, var(--a) 25%, transparent)", TOKENS)).toBe(
    "rgba(255, 255, 255, 0.25)",
  );
});

test("what cannot be resolved is an error, never a wrong colour", () => {
  expect(() => resolved("var(--nothing)", TOKENS)).toThrow("no token --nothing");
  expect(() => resolved("color-mix(in srgb, blue 25%, var(--b))", TOKENS)).toThrow("blue");
});
