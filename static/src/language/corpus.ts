import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Op, Ops } from "../model/graph";
import type { SketchNode } from "../model/sketch";
import type { Value } from "../model/value";

/** A text, and what the server reads in it: nothing where it refuses. */
export interface Text {
  readonly source: string;
  readonly values?: Readonly<Record<string, Value>>;
  readonly nodes?: readonly SketchNode[];
  readonly output?: string;
  readonly spans?: Readonly<Record<string, readonly [number, number]>>;
  readonly literals?: Readonly<Record<string, readonly [number, number]>>;
}

interface Corpus {
  readonly ops: readonly Op[];
  readonly texts: readonly Text[];
}

const FILE = join(import.meta.dirname, "../../../tests/language/corpus.json");
const CORPUS = JSON.parse(readFileSync(FILE, "utf8")) as Corpus;

export const OPS: Ops = new Map(CORPUS.ops.map((op) => [op.name, op]));
/** The texts that the server reads, and those that it refuses. */
export const READ = CORPUS.texts.filter(({ nodes }) => nodes);
export const REFUSED = CORPUS.texts.filter(({ nodes }) => !nodes);
