import { expect, test } from "vitest";

import { pack } from "../../model/packing";
import { fromHash, toHash, toKeptHash, type Place } from "./link";
import { SAMPLE } from "./sample_experiment";

const PLACE: Place = {
  experiment: SAMPLE,
  preset: "circle",
  run: "DWoU1_oAyMrPT-tg",
  steps: 62,
  backward: true,
};

test("an experiment, its run and what is looked at survive an address", async () => {
  const hash = await toHash(PLACE);
  expect(await fromHash(hash ?? "")).toEqual({ ...PLACE, kept: null, damaged: false });
});

test("data of one's own travel in the link", async () => {
  const text = "a;b;kind\n1;2;no\n3;4;yes\n";
  const dataset = { table: { text, features: ["a", "b"], target: ["kind"] } };
  const hash = await toHash({ ...PLACE, experiment: { ...SAMPLE, dataset } });
  expect((await fromHash(hash ?? "")).experiment?.dataset).toEqual(dataset);
});

test("data that no link can hold are named by what this browser keeps them under", async () => {
  let seed = 1;
  const digits = Array.from({ length: 40_000 }, () => (seed = (seed * 48_271) % 2_147_483_647));
  const dataset = { table: { text: digits.join("\n"), features: ["a"], target: ["b"] } };
  const place = { ...PLACE, experiment: { ...SAMPLE, dataset } };
  expect(await toHash(place)).toBeNull();
  expect(await fromHash(toKeptHash("m1-abc", place))).toEqual({
    ...PLACE,
    experiment: null,
    kept: "m1-abc",
    damaged: false,
  });
});

const nested = { ...SAMPLE.spec, layers: [{ units: 1e9, activation: "tanh" }] };
test.each([
  ["no experiment", { hello: 1 }],
  ["a layer of a milliard units", { ...SAMPLE, spec: nested }],
  ["no layers", { ...SAMPLE, spec: { ...SAMPLE.spec, layers: [] } }],
  ["a layer that skips what comes later", skipping([7])],
  ["an infinite rate", { ...SAMPLE, optimizer: { name: "sgd", knobs: { rate: null } } }],
  ["no data", { ...SAMPLE, dataset: {} }],
  ["painted words", { ...SAMPLE, dataset: { painted: { classes: ["a"], points: [["x"]] } } }],
])("a link with %s is damaged, and breaks nothing", async (_, data) => {
  const told = await fromHash(`#e=${await pack(JSON.stringify(data))}`);
  expect(told).toMatchObject({ experiment: null, damaged: true });
});

function skipping(skips: readonly number[]) {
  const layers = SAMPLE.spec.layers.map((layer) => ({ ...layer, skips }));
  return { ...SAMPLE, spec: { ...SAMPLE.spec, layers } };
}

test("a link that unfolds to megabytes is not followed", async () => {
  const dataset = { formula: "x".repeat(3_000_000) };
  const bomb = await pack(JSON.stringify({ ...SAMPLE, dataset }));
  expect(bomb.length).toBeLessThan(10_000);
  expect(await fromHash(`#e=${bomb}`)).toMatchObject({ experiment: null, damaged: true });
});

test.each(["", "#", "#e=@@@", "#run=../../etc&steps=-4&kept=a/b&preset=%3Cb%3E"])(
  "the made-up address %j tells nothing",
  async (hash) => {
    const { experiment, run, steps, kept, preset } = await fromHash(hash);
    expect([experiment, run, steps, kept, preset]).toEqual([null, null, null, null, null]);
  },
);
