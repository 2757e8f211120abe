import type { DatasetRecord, GivenData } from "../../../contract";
import { askRows } from "../asking";
import { sketchOf, type Sketch } from "./sketch";

/** Rows that are enough to know a dataset by. */
const ENOUGH = 160;
/** So many datasets are asked for at a time: the experiment itself comes first. */
const AT_ONCE = 2;

const sketches = new Map<string, Promise<Sketch | null>>();
const waiting: (() => void)[] = [];
let under = 0;

/** What a dataset looks like; asked for once. Null where the server has no rows of it. */
export function previewOf(record: DatasetRecord): Promise<Sketch | null> {
  const known = sketches.get(record.name);
  if (known) return known;
  const asked = turn().then(async () => {
    const answer = await askRows(small(record));
    done();
    return "got" in answer ? sketchOf(answer.got) : null;
  });
  sketches.set(record.name, asked);
  return asked;
}

/** The dataset with few rows; what is measured comes as it is. */
export function small({ name, knobs }: DatasetRecord): GivenData {
  const samples = knobs.find((knob) => knob.name === "samples");
  if (!samples) return { name };
  // The corners of a gate are few already, and more rows would say them again.
  const rows = Math.min(samples.high, Math.max(samples.low, Math.min(samples.default, ENOUGH)));
  return { name, knobs: { samples: rows } };
}

function turn(): Promise<void> {
  return new Promise((go) => {
    waiting.push(go);
    next();
  });
}

function done(): void {
  under -= 1;
  next();
}

function next(): void {
  if (under >= AT_ONCE) return;
  const go = waiting.shift();
  if (!go) return;
  under += 1;
  go();
}
