import { describe, expect, test } from "vitest";

import { read, rewritten } from "../language";
import { OPS } from "../language/corpus";
import { randomNumbers } from "../layout/random";
import type { Document } from "../model/document";
import { isRefusal, type Edit, type Work } from "../model/edit";
import { began, pushed, redone, undone, type History } from "../model/history";
import { slotsOf, type Sketch, type SketchNode } from "../model/sketch";
import { EDITS, Picker } from "./random_edits";
import { SEED_WORK } from "./sample_work";
import { workAfter } from "./together";

const LENGTH = 500;
/** Beyond so many nodes, what takes nodes away is drawn more often. */
const CROWDED = 20;

/** One edit, and what the text says after it. */
interface Step {
  readonly edit: Edit;
  readonly document: Document;
  readonly said: Sketch;
  readonly renamed: ReadonlyMap<string, string>;
}

function written(work: Work, edit: Edit): Step {
  const { source, values } = work.document;
  const reading = read(source, values, OPS);
  const text = rewritten(source, values, reading, edit.sketch, OPS, edit.renamed);
  const document = {
    ...workAfter(work, edit).document,
    source: text.source,
    values: text.values,
  };
  const { sketch } = read(document.source, document.values, OPS);
  return { edit, document, said: sketch, renamed: text.renamed };
}

function walk(seed: number): { readonly steps: readonly Step[]; readonly history: History } {
  const random = randomNumbers(seed);
  const pick = new Picker(random);
  const steps: Step[] = [];
  let work: Work = SEED_WORK;
  let history = began(work.document);
  while (steps.length < LENGTH) {
    const isCrowded = work.sketch.nodes.length > CROWDED && random() < 0.5;
    const drawn = isCrowded ? ["delete", "bypass"] : Object.keys(EDITS);
    const kind = pick.from(drawn) ?? "delete";
    const edit = EDITS[kind]?.(work, pick);
    if (!edit || isRefusal(edit)) continue;
    const step = written(work, edit);
    steps.push(step);
    work = { document: step.document, sketch: step.said };
    history = pushed(history, step.document, edit.name);
  }
  return { steps, history };
}

/** A sketch under the names that the text gives; the order of its nodes does not count. */
function named({ nodes, output }: Sketch, renamed: ReadonlyMap<string, string>) {
  const to = (id: string | null): string | null => (id === null ? null : (renamed.get(id) ?? id));
  const byId = nodes.map((node): [string, SketchNode] => {
    const id = to(node.id) ?? node.id;
    return [id, { ...node, id, ...(node.inputs && { inputs: slotsOf(node).map(to) }) }];
  });
  return {
    nodes: new Map(byId.sort(([one], [other]) => (one < other ? -1 : 1))),
    output: to(output),
  };
}

describe.each([1, 2])("500 random edits from seed %i, written into the text", (seed) => {
  const { steps, history } = walk(seed);

  test("are what the text says, up to the names it gives", () => {
    for (const { edit, said, renamed, document } of steps) {
      const told = `${edit.name}:\n${document.source}`;
      expect(named(said, new Map()), told).toEqual(named(edit.sketch, renamed));
    }
  });

  test("are undone all the way back, and redone all the way on, through the same documents", () => {
    const documents = [SEED_WORK.document, ...steps.map(({ document }) => document)];
    let now = history;
    for (const document of documents.toReversed()) {
      expect(now.present).toEqual(document);
      now = undone(now);
    }
    for (const document of documents) {
      expect(now.present).toEqual(document);
      now = redone(now);
    }
  });
});
