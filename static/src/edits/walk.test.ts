import { describe, expect, test } from "vitest";

import { OPS } from "../language/corpus";
import { randomNumbers } from "../layout/random";
import type { Document } from "../model/document";
import { isRefusal, type Work } from "../model/edit";
import { began, pushed, redone, undone, type History } from "../model/history";
import { slotsOf, type Sketch } from "../model/sketch";
import { circleIn } from "./circles";
import { pathsOf } from "./groups/paths";
import { shownSketch } from "./groups/shown";
import { EDITS, Picker } from "./random_edits";
import { SEED_WORK } from "./sample_work";
import { workAfter } from "./together";

const LENGTH = 500;
/** Beyond so many nodes, what takes nodes away is drawn more often. */
const CROWDED = 40;

interface Walk {
  readonly history: History;
  readonly works: readonly Work[];
  readonly kinds: ReadonlySet<string>;
}

/** The works that random edits lead through, from the seed graph on, and the history of them. */
function walk(seed: number): Walk {
  const random = randomNumbers(seed);
  const pick = new Picker(random);
  const kinds = new Set<string>();
  const works: Work[] = [SEED_WORK];
  let history = began(SEED_WORK.document);
  while (works.length <= LENGTH) {
    const work = works.at(-1) ?? SEED_WORK;
    const isCrowded = work.sketch.nodes.length > CROWDED && random() < 0.5;
    const drawn = isCrowded ? ["delete", "bypass"] : Object.keys(EDITS);
    const kind = pick.from(drawn) ?? "delete";
    const edit = EDITS[kind]?.(work, pick);
    if (!edit || isRefusal(edit)) continue;
    const next = workAfter(work, edit);
    kinds.add(kind);
    works.push(next);
    history = pushed(history, next.document, edit.name);
  }
  return { history, works, kinds };
}

/** What is wrong with a sketch, were it not for what a person may leave open. */
function faultsOf({ nodes, output }: Sketch): string[] {
  const ids = new Set(nodes.map(({ id }) => id));
  const circle = circleIn(nodes);
  return [
    ...(ids.size < nodes.length ? ["an id is there twice"] : []),
    ...(circle ? [`a circle: ${circle.join(" → ")}`] : []),
    ...(nodes.length > 0 && !ids.has(output ?? "") ? ["there is no output"] : []),
    ...nodes.flatMap((node) => {
      const slots = slotsOf(node);
      const gone = slots.filter((from) => from !== null && !ids.has(from));
      const least = OPS.get(node.op)?.inputs.length ?? Infinity;
      return [
        ...gone.map((from) => `${node.id} reads ${from ?? ""}, which there is not`),
        ...(slots.length < least ? [`${node.id} has ${slots.length} slots`] : []),
      ];
    }),
  ];
}

/** What a document says of nodes and groups that there are not. */
function strays({ document, sketch }: Work): string[] {
  const ids = new Set(sketch.nodes.map(({ id }) => id));
  const paths = pathsOf(document.groups);
  return [
    ...Object.keys(document.groups).filter((id) => !ids.has(id)),
    ...Object.keys(document.places).filter((id) => !ids.has(id) && !id.startsWith("group/")),
    ...document.closed.filter((path) => !paths.has(path)),
  ];
}

describe.each([1, 2, 3])("a walk of 500 edits from seed %i", (seed) => {
  const { history, works, kinds } = walk(seed);
  const documents = works.map(({ document }): Document => document);

  test("takes every kind of edit", () => {
    expect([...kinds].sort()).toEqual(Object.keys(EDITS).sort());
  });

  test("is undone all the way back, and redone all the way on, through the same documents", () => {
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

  test("never leaves a graph that is not well formed", () => {
    expect(works.flatMap(({ sketch }, i) => faultsOf(sketch).map((fault) => [i, fault]))).toEqual(
      [],
    );
  });

  test("never leaves word of what is gone", () => {
    expect(works.flatMap((work, i) => strays(work).map((stray) => [i, stray]))).toEqual([]);
  });

  test("is shown well formed with its groups closed, but for circles of groups", () => {
    const faults = works.flatMap(({ sketch, document }) => {
      const { closed, groups } = document;
      const shown = shownSketch(sketch, groups, closed).sketch;
      return faultsOf(shown).filter((fault) => !/circle|slots/.test(fault));
    });
    expect(faults).toEqual([]);
  });
});
