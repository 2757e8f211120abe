import type { Ops } from "../model/graph";
import type { Fault, FaultKind, Reading, Statement, Stretch } from "../model/reading";
import { slotsOf } from "../model/sketch";
import type { Value } from "../model/value";
import { read } from "./read";

/** Faults of a statement that is being typed: what it said before is more than what it says now. */
const PASSING: ReadonlySet<FaultKind> = new Set(["text", "unknown"]);
const TARGET = /^([\p{L}_][\p{L}\p{N}_]*)\s*=(?!=)/u;

/** A stretch of the text that stands for other words for now. */
interface Patch extends Stretch {
  readonly target: string;
  readonly by: string;
}

/**
 * A reading in which a statement that cannot be read for now means what it meant before, with all
 * that this needs: a graph does not fall apart while one of its lines is being typed.
 */
export function withKept(
  next: Reading,
  before: Reading,
  values: Readonly<Record<string, Value>>,
  ops: Ops,
): Reading {
  const passing = next.faults.filter(({ kind }) => PASSING.has(kind));
  if (passing.length === 0) return next;
  const patches = patchesFor(next, passing, before);
  if (patches.length === 0) return next;
  const meant = read(patched(next.source, patches), values, ops);
  if (meant.faults.some(({ kind }) => kind === "cycle" || kind === "unknown")) return next;
  return inTermsOf(next, meant, patches, passing);
}

function patchesFor(next: Reading, passing: readonly Fault[], before: Reading): Patch[] {
  const targets = new Set(next.statements.flatMap(({ target }) => target ?? []));
  return next.statements.flatMap((statement) => {
    if (!passing.some(({ at }) => isWithin(at, statement.at))) return [];
    const target = targetOf(statement, next.source);
    const by = target === null ? null : saidBefore(target, before, targets);
    return target === null || by === null ? [] : [{ ...statement.at, target, by }];
  });
}

function isWithin(inner: Stretch, outer: Stretch): boolean {
  return inner.from >= outer.from && inner.from <= outer.to;
}

function targetOf({ at, target }: Statement, source: string): string | null {
  return target ?? TARGET.exec(source.slice(at.from, at.to))?.[1] ?? null;
}

/** What was said of a name and of all it needs that has no statement any more. */
function saidBefore(target: string, before: Reading, still: ReadonlySet<string>): string | null {
  const byTarget = new Map(before.statements.map((each) => [each.target, each]));
  const nodes = new Map(before.sketch.nodes.map((node) => [node.id, node]));
  const wanted = byTarget.get(target);
  if (!wanted || wanted.nodes.length === 0) return null;
  const said = new Set([wanted]);
  for (const statement of said) {
    for (const id of statement.nodes) {
      const node = nodes.get(id);
      for (const from of node ? slotsOf(node) : []) {
        const needed = byTarget.get(from);
        if (needed && from !== null && !still.has(from)) said.add(needed);
      }
    }
  }
  const ordered = before.statements.filter((each) => said.has(each));
  return ordered.map(({ at }) => before.source.slice(at.from, at.to)).join("\n");
}

function patched(source: string, patches: readonly Patch[]): string {
  return patches
    .toReversed()
    .reduce((text, { from, to, by }) => text.slice(0, from) + by + text.slice(to), source);
}

/** What the patched text says, told of the places of the text as it stands. */
function inTermsOf(
  next: Reading,
  meant: Reading,
  patches: readonly Patch[],
  passing: readonly Fault[],
): Reading {
  const back = (at: Stretch): Stretch => unpatched(at, patches);
  const patchOf = (at: Stretch): Patch | undefined =>
    patches.find(({ from, to }) => at.from === from && at.to === to);
  const told = passing.map((fault) => {
    const patch = patches.find((each) => isWithin(fault.at, each));
    return patch ? { ...fault, node: fault.node ?? patch.target } : fault;
  });
  const others = meant.faults.filter(({ kind }) => !PASSING.has(kind));
  const statements = new Map<Stretch, Statement>();
  for (const { at, target, nodes } of meant.statements) {
    const place = back(at);
    const patch = patchOf(place);
    const held = patch && statements.get(patch);
    const all = [...(held?.nodes ?? []), ...nodes];
    statements.set(patch ?? place, { at: place, target: patch?.target ?? target, nodes: all });
  }
  return {
    source: next.source,
    sketch: meant.sketch,
    statements: [...statements.values()],
    faults: [...told, ...others.map((fault) => ({ ...fault, at: back(fault.at) }))],
    spans: new Map([...meant.spans].map(([id, at]) => [id, back(at)])),
    literals: new Map(
      [...meant.literals].flatMap(([id, at]) => (patchOf(back(at)) ? [] : [[id, back(at)]])),
    ),
  };
}

/** A stretch of the patched text in the text itself: all of a patch is its whole statement. */
function unpatched({ from, to }: Stretch, patches: readonly Patch[]): Stretch {
  let grown = 0;
  for (const patch of patches) {
    const start = patch.from + grown;
    if (from < start) break;
    if (from <= start + patch.by.length) return { from: patch.from, to: patch.to };
    grown += patch.by.length - (patch.to - patch.from);
  }
  return { from: from - grown, to: to - grown };
}
