import type { Finding, Trace } from "../api/contract";
import { magnitude } from "../model/value";
import type { Timeline } from "./timeline";

/** What is wrong with a number, and after how many steps that number is there to be seen. */
export interface Told extends Finding {
  readonly since: number;
}

/** Gradients so much smaller or larger than the output's have vanished or exploded. */
export const FAINT = 1e-5;
export const HUGE = 1e5;

/** Whether anything may be wrong with a run: else there is nothing to ask the server about. */
export function isDoubtful({ nodes, output }: Trace): boolean {
  const start = magnitude(nodes[output]?.grad ?? 1);
  return Object.values(nodes).some(({ value, grad }) => {
    if (!Number.isFinite(magnitude(value))) return true;
    if (grad === null || grad === undefined) return false;
    const part = magnitude(grad) / start;
    return !(part >= FAINT && part <= HUGE);
  });
}

/** Findings in the order in which a sweep comes upon them; of derivatives that it has none of, none. */
export function toldAlong(findings: readonly Finding[], timeline: Timeline): readonly Told[] {
  const told = findings.flatMap((finding) => {
    const since = sinceOf(finding, timeline);
    return since === null ? [] : [{ ...finding, since }];
  });
  return told.sort((a, b) => a.since - b.since);
}

function sinceOf({ node, of, kind }: Finding, timeline: Timeline): number | null {
  if (of === "value") return after(timeline.computed.get(node));
  if (timeline.derivative !== "gradient") return null;
  const arrivals = timeline.arrivals.get(node) ?? [];
  const isEndless = kind === "nan" || kind === "infinite";
  // Infinity stays; how small a sum is shows once it is complete.
  const spoilt = isEndless
    ? arrivals.find(({ step }) => !Number.isFinite(magnitude(step.total)))
    : undefined;
  return after((spoilt ?? arrivals.at(-1))?.place);
}

function after(place: number | undefined): number | null {
  return place === undefined ? null : place + 1;
}

/** What is wrong in one place, and all that follows from it. */
export interface Case {
  readonly first: Told;
  readonly others: readonly Told[];
}

/** Whether something came about at this number, and not at one before it on its way. */
export function isOrigin({ role, cause }: Told): boolean {
  return role === "produced" && !cause;
}

/** Graver kinds stand before others; of equal ones what came first. */
const GRAVITY = { nan: 0, infinite: 0, exploding: 1, vanishing: 2, blocked: 3 } as const;

/** Each finding under what it comes from, as far as that is told: what is not finite stands first. */
export function casesOf(told: readonly Told[]): readonly Case[] {
  const byNumber = new Map<string, Told>();
  // Of several findings on one number the one that was produced there is passed on.
  for (const each of told) {
    const known = byNumber.get(numberOf(each));
    if (!known || (known.role === "passed on" && each.role === "produced"))
      byNumber.set(numberOf(each), each);
  }
  const others = new Map<Told, Told[]>();
  for (const each of told) {
    const root = rootOf(each, byNumber);
    const held = others.get(root) ?? [];
    if (each !== root) held.push(each);
    others.set(root, held);
  }
  const cases = [...others].map(([first, rest]) => ({ first, others: rest }));
  return cases.sort((a, b) => rank(a.first) - rank(b.first) || a.first.since - b.first.since);
}

function rootOf(told: Told, byNumber: ReadonlyMap<string, Told>): Told {
  const seen = new Set<Told>();
  let root = told;
  while (root.cause && !seen.has(root)) {
    seen.add(root);
    const before = byNumber.get(numberOf(root.cause));
    if (!before) break;
    root = before;
  }
  return root;
}

function numberOf({ node, of }: Pick<Finding, "node" | "of">): string {
  return `${of} ${node}`;
}

function rank({ kind, role }: Told): number {
  return GRAVITY[kind] + (role === "produced" ? 0 : 4);
}
