import { expect, test } from "vitest";

import { fromHash, toHash, type Place } from "./link";

const PLACE: Place = {
  document: { title: "Ünïcode ∂", source: "f = (a + b) * (b + c)  # λ", values: { a: -1, b: 3 } },
  step: 12,
  mode: "forward",
  wrt: "b",
};

test("a page's whole state survives its address", async () => {
  expect(await fromHash(`#${await toHash(PLACE)}`)).toEqual(PLACE);
});

test.each(["", "#", "#d=@@@", "#d=AAAA", "#step=3", "#d=q1YqS8wpTVWyUkrMS1GqBQA"])(
  "the made-up address %j tells nothing and breaks nothing",
  async (hash) => {
    expect(await fromHash(hash)).toBeNull();
  },
);

test("a link that unfolds to megabytes is not followed", async () => {
  const document = { title: "", source: "x".repeat(2_000_000), values: {} };
  expect(await fromHash(await toHash({ ...PLACE, document }))).toBeNull();
});
