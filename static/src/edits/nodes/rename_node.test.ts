import { describe, expect, test } from "vitest";

import { OPS } from "../../language/corpus";
import { made, refusedBy, SEED_WORK, uses, workOf } from "../sample_work";
import { renameNode } from "./rename_node";

describe("renaming", () => {
  test("renames a node wherever it is read, with its place and group", () => {
    const rest = { places: { x: { x: 3, y: 4 } }, groups: { x: "sums", y: "sums" } };
    const work = workOf(SEED_WORK.document.source, rest);
    const edit = made(renameNode(work, "x", " total ", OPS));
    expect(uses(edit.sketch)).toEqual(["total = add(a, b)", "y = add(b, c)", "f = mul(total, y)"]);
    expect(edit.renamed).toEqual({ x: "total" });
    expect(edit.rest).toEqual({
      places: { total: { x: 3, y: 4 } },
      groups: { total: "sums", y: "sums" },
    });
    expect(edit.name).toBe("rename x to total");
  });

  test("lets the output be called differently", () => {
    expect(made(renameNode(SEED_WORK, "f", "loss", OPS)).sketch.output).toBe("loss");
  });

  test("takes look-alike letters for one name, as the text does", () => {
    expect(made(renameNode(SEED_WORK, "x", "ﬁt", OPS)).renamed).toEqual({ x: "fit" });
  });

  test("takes names that mean something to JavaScript for names like others", () => {
    const work = workOf("x = a + constructor");
    const edit = made(renameNode(work, "constructor", "__proto__", OPS));
    expect(uses(edit.sketch)).toEqual(["x = add(a, __proto__)"]);
    expect(Object.entries(edit.renamed ?? {})).toEqual([["constructor", "__proto__"]]);
  });

  test.each([
    ["", "a node needs a name; n would do"],
    ["y", "there is a node y already; y1 would do"],
    ["sum", "sum is the name of an op; sum1 would do"],
    ["ln", "ln is the name of an op; ln1 would do"],
    ["expm", null],
    ["if", "if is a word of Python; if_ would do"],
    ["None", "None is a word of Python; None1 would do"],
    ["_", "_ keeps the place of what is not connected yet; _1 would do"],
    ["2x", "'2x' cannot be a name; use letters, digits and _; n2x would do"],
    ["a b", "'a b' cannot be a name; use letters, digits and _; a_b would do"],
    ["x·y", "'x·y' cannot be a name; use letters, digits and _; x_y would do"],
    ["layer1/w", "'layer1/w' cannot be a name; use letters, digits and _; layer1_w would do"],
    ["a".repeat(65), `a name has at most 64 characters; ${"a".repeat(64)} would do`],
    ["<b>x</b>", "'<b>x</b>' cannot be a name; use letters, digits and _; b_x_b would do"],
    ["x", "x is called so already"],
  ])("to %j answers %j", (to, words) => {
    const answer = renameNode(SEED_WORK, "x", to, OPS);
    if (words === null) expect(made(answer).renamed).toEqual({ x: to });
    else expect(refusedBy(answer)).toBe(words);
  });
});
