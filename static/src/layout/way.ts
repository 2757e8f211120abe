import type { CubicBezier } from "./layout";
import { cardsOn, CLEARANCE, type Obstacles } from "./obstacles";
import { costOf, leadsAhead, straightOn, stretchesOf } from "./plan";
import type { Plan, Stretches, Trip } from "./plan";

/** The numbers of the cards that a route joins. */
export type Ends = readonly [from: number, to: number];

/** Room between a route that turns back and the cards at its ends, px. */
const DETOUR = 24;
/** Plans looked at before the best is taken: so many, or few where the plane is crowded. */
const TRIES = 64;
const FEW_TRIES = 8;
const CROWDED = 6;
/** Cards in the way of a plan that others are made to keep off. */
const LOOKED_AT = 4;
/** A route through a card at one of its ends is as bad as one through so many others. */
const OWN = 3;

/**
 * A smooth way from port to port around the cards: straight on if that is clear, else along a
 * level above, below or between them, the plan that costs least. Where none is clear, one that
 * meets few cards.
 */
export function wayOf(trip: Trip, ends: Ends, obstacles: Obstacles): readonly CubicBezier[] {
  const plan = { level: trip.start.y, out: trip.start.x, into: trip.end.x, tight: false };
  const direct = leadsAhead(trip) ? straightOn(trip) : stretchesOf(plan, trip);
  const stretches = direct ?? straightOn(trip);
  const met = meetingsOf(stretches, ends, obstacles);
  const harm = harmOf(met, ends);
  const { out, run, into } =
    harm === 0 ? stretches : wayAround(trip, ends, obstacles, { plan, stretches, met, harm });
  return [...out, ...run, ...into];
}

interface Tried {
  readonly plan: Plan;
  readonly stretches: Stretches;
  readonly met: Meetings;
  readonly harm: number;
}

/** Plans are tried from the cheapest on, each that is blocked suggesting others. */
function wayAround(trip: Trip, ends: Ends, obstacles: Obstacles, first: Tried): Stretches {
  const open = new Map<string, Plan>();
  const seen = new Set<string>();
  const consider = (plan: Plan): void => {
    const key = [plan.level, plan.out, plan.into, plan.tight].join(" ");
    if (!seen.has(key)) open.set(key, plan);
    seen.add(key);
  };
  const levels = leadsAhead(trip) ? [trip.start.y, trip.end.y] : aroundEnds(trip, ends, obstacles);
  for (const level of levels) consider({ ...first.plan, level });
  for (const plan of alternatives(first.plan, first.met, trip, obstacles)) consider(plan);
  let best = first;
  let tries = Math.max(first.met.out.size, first.met.run.size) < CROWDED ? TRIES : FEW_TRIES;
  for (; tries > 0 && best.harm > 0; tries--) {
    const plan = takeCheapest(open, trip);
    const stretches = plan && stretchesOf(plan, trip);
    if (!stretches) continue;
    const met = meetingsOf(stretches, ends, obstacles);
    const tried = { plan, stretches, met, harm: harmOf(met, ends) };
    if (tried.harm < best.harm) best = tried;
    for (const next of alternatives(plan, met, trip, obstacles)) consider(next);
  }
  return best.stretches;
}

/** The cards that each stretch of a way meets. */
type Meetings = Readonly<Record<keyof Stretches, ReadonlySet<number>>>;

/** Bends begin and end at a card; only the run has to keep its distance from these too. */
function meetingsOf({ out, run, into }: Stretches, ends: Ends, obstacles: Obstacles): Meetings {
  return {
    out: cardsOn(out, obstacles, ends),
    run: cardsOn(run, obstacles, run.length > 0 && out.length > 0 && into.length > 0 ? [] : ends),
    into: cardsOn(into, obstacles, ends),
  };
}

function harmOf({ out, run, into }: Meetings, ends: Ends): number {
  const met = new Set([...out, ...run, ...into]);
  return [...met].reduce((sum, card) => sum + (ends.includes(card) ? OWN : 1), 0);
}

function takeCheapest(open: Map<string, Plan>, trip: Trip): Plan | null {
  let [cheapest, least]: [string, number] = ["", Infinity];
  for (const [key, plan] of open) {
    const cost = costOf(plan, trip);
    if (cost < least) [cheapest, least] = [key, cost];
  }
  const plan = open.get(cheapest) ?? null;
  open.delete(cheapest);
  return plan;
}

/** Plans that keep off a card that this one meets: past it on either side, or bending elsewhere. */
function* alternatives(
  plan: Plan,
  met: Meetings,
  { aside }: Trip,
  { boxes }: Obstacles,
): Generator<Plan> {
  const room = CLEARANCE + 1 + aside;
  const cards = new Set([...met.out, ...met.run, ...met.into]);
  for (const card of [...cards].slice(0, LOOKED_AT)) {
    const box = boxes[card];
    if (!box) continue;
    yield { ...plan, level: box.y - room };
    yield { ...plan, level: box.y + box.height + room };
    const [before, after] = [box.x - room, box.x + box.width + room];
    if (met.out.has(card) && after > plan.out) yield { ...plan, out: after };
    if (met.into.has(card) && before < plan.into) yield { ...plan, into: before };
  }
  if (!plan.tight && met.out.size + met.into.size > 0) yield { ...plan, tight: true };
}

/** Above both cards, below both, and between them if they stand apart. */
function aroundEnds({ bow, aside }: Trip, ends: Ends, { boxes }: Obstacles): number[] {
  const cards = ends.flatMap((i) => boxes[i] ?? []);
  const tops = cards.map(({ y }) => y);
  const bottoms = cards.map(({ y, height }) => y + height);
  const [high, low] = [Math.min(...bottoms), Math.max(...tops)];
  const between = low - high > 2 * CLEARANCE ? [(low + high) / 2] : [];
  const apart = DETOUR + Math.abs(bow) + aside;
  return [...between, Math.max(...bottoms) + apart, Math.min(...tops) - apart];
}
