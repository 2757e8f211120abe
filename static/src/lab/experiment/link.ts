import { pack, unpack } from "../../model/packing";
import type { Experiment } from "../contract";
import { savedExperiment } from "./saved";

/** The lab's whole state, as it stands in the address. */
export interface Place {
  readonly experiment: Experiment;
  /** The preset it was made of. */
  readonly preset: string | null;
  readonly run: string | null;
  /** The step that is looked at; null where the page follows the run. */
  readonly steps: number | null;
  readonly backward: boolean;
}

/** What a hash tells: the experiment may be too long for it, and kept in this browser instead. */
export interface Told extends Omit<Place, "experiment"> {
  readonly experiment: Experiment | null;
  /** The name under which this browser keeps the experiment. */
  readonly kept: string | null;
  /** Whether it tells of an experiment that cannot be read. */
  readonly damaged: boolean;
}

/** Longer addresses are cut by what people send them with. */
const LONGEST = 30_000;
/** The longest text a link may unfold to, so that a made-up link cannot fill the memory. */
const LARGEST = 1_000_000;
/** What names a run, or what is kept: more is no name of ours. */
const NAME = /^[\w-]{1,80}$/;

/** The part of the address after the #; null where the experiment would make it too long. */
export async function toHash(place: Place): Promise<string | null> {
  const text = JSON.stringify(place.experiment);
  if (text.length > LARGEST) return null;
  const hash = `#${paramsOf({ e: await pack(text) }, place)}`;
  return hash.length > LONGEST ? null : hash;
}

/** The address of an experiment that is too long for one: this browser keeps it under a name. */
export function toKeptHash(kept: string, place: Place): string {
  return `#${paramsOf({ kept }, place)}`;
}

function paramsOf(what: Record<string, string>, place: Omit<Place, "experiment">): string {
  const params = new URLSearchParams(what);
  if (place.preset !== null) params.set("preset", place.preset);
  if (place.run !== null) params.set("run", place.run);
  if (place.steps !== null) params.set("steps", String(place.steps));
  if (place.backward) params.set("backward", "1");
  return params.toString();
}

export async function fromHash(hash: string): Promise<Told> {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const packed = params.get("e");
  const experiment = packed === null ? null : await unpacked(packed);
  const steps = params.get("steps");
  return {
    experiment,
    kept: named(params.get("kept")),
    damaged: packed !== null && experiment === null,
    preset: named(params.get("preset")),
    run: named(params.get("run")),
    steps: steps !== null && /^\d{1,9}$/.test(steps) ? Number(steps) : null,
    backward: params.get("backward") === "1",
  };
}

async function unpacked(packed: string): Promise<Experiment | null> {
  try {
    return savedExperiment(JSON.parse(await unpack(packed, LARGEST)));
  } catch {
    return null;
  }
}

function named(text: string | null): string | null {
  return text !== null && NAME.test(text) ? text : null;
}
