import { expect, test } from "vitest";
import { rulesOf, sheetOf } from "./stylesheet";

test("rules keep their order, one for each selector, with the query they stand under", () => {
  const text = `
    /* a { no: rule } */
    a, b:not(.c, .d) { fill: red; stroke : var(--x)  }
    @media (prefers-color-scheme: dark) { :root { --x: #000000; } }
    @font-face { font-family: F; src: url("a;b") }
    i { opacity: 0.5 }`;
  expect(rulesOf(text)).toEqual([
    {
      selector: "a",
      media: null,
      declarations: new Map([
        ["fill", "red"],
        ["stroke", "var(--x)"],
      ]),
    },
    {
      selector: "b:not(.c, .d)",
      media: null,
      declarations: new Map([
        ["fill", "red"],
        ["stroke", "var(--x)"],
      ]),
    },
    {
      selector: ":root",
      media: "(prefers-color-scheme: dark)",
      declarations: new Map([["--x", "#000000"]]),
    },
    { selector: "i", media: null, declarations: new Map([["opacity", "0.5"]]) },
  ]);
});

test("imported sheets stand where they are imported", () => {
  const sheets = {
    "s/all.css": '@import "fonts";\n@import "./one.css";\nb {}',
    "s/one.css": "a {}",
  };
  expect(rulesOf(sheetOf("s/all.css", sheets)).map(({ selector }) => selector)).toEqual(["a", "b"]);
});
