import { expect, test } from "vitest";

import { documentOf } from "./document";
import { fromHash, toHash, type Place } from "./link";

const PLACE: Place = {
  document: {
    title: "Ünïcode ∂",
    source: "f = (a + b) * (b + c)  # λ",
    values: { a: -1, b: 3, w: { shape: [2], data: [1, "Infinity"] } },
    places: { a: { x: 12, y: -7.5 } },
    style: "tall",
    groups: { x: "layer1/neuron3" },
    closed: ["layer1"],
    notes: [{ id: "n1", text: "why 7?", x: 0, y: 40 }],
  },
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
  const document = documentOf("x".repeat(2_000_000));
  expect(await fromHash(await toHash({ ...PLACE, document }))).toBeNull();
});

test("a link says that paths are counted", async () => {
  const place = { ...PLACE, mode: "counting", wrt: null } as const;
  expect(await fromHash(await toHash(place))).toEqual(place);
});
