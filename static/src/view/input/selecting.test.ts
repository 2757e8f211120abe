import { expect, test } from "vitest";
import { toggled } from "./selecting";

test("what is not all selected joins the selection, what is leaves it", () => {
  expect(toggled(new Set(["a"]), ["b"])).toEqual(["a", "b"]);
  expect(toggled(new Set(["a", "b"]), ["b"])).toEqual(["a"]);
  expect(toggled(new Set(["a", "b"]), ["b", "c"])).toEqual(["a", "b", "c"]);
});
