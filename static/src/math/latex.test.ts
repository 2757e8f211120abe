import { expect, test } from "vitest";
import { displayHeight, plainText, withTokens } from "./latex";

test("the two colours become the page's tokens", () => {
  expect(withTokens(String.raw`\textcolor{red}{7} \cdot \textcolor{blue}{b}`)).toBe(
    String.raw`\htmlClass{grad}{7} \cdot \htmlClass{value}{b}`,
  );
});

test.each([
  [String.raw`\frac{\partial f}{\partial b} = \textcolor{red}{7} \cdot 1`, "∂ f/∂ b = 7 · 1"],
  [String.raw`\frac{\textcolor{red}{\partial f}}{\partial x_{1}}`, "∂ f/∂ x_1"],
  [String.raw`\begin{aligned} a &= b \\ &= c \end{aligned}`, "a = b ; = c"],
  [String.raw`\mathrm{tanh}(x)^{2}`, "tanh(x)^2"],
])("%s as plain text", (latex, text) => expect(plainText(latex)).toBe(text));

test("taller formulas keep a taller place", () => {
  const one = displayHeight("a + b");
  expect(displayHeight(String.raw`\frac{a}{b}`)).toBeGreaterThan(one);
  expect(displayHeight(String.raw`a \\ b`)).toBeGreaterThan(1.5 * one);
});
