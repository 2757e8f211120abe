import type { FlowStep, SeedStep, Step } from "./step";
import { isFlow, type Arrival, type Timeline } from "./timeline";

/** All counts together are given up beyond 32 MB. */
const MOST_BITS = 2 ** 28;
/** Up to here a count takes no more room than a float. */
const SMALL = 2n ** 53n;
/** Bits in a digit of base 16. */
const DIGIT = 4;

/** How many paths lead on from each node, and how many are known after each step of the sweep. */
interface Ways {
  readonly from: ReadonlyMap<string, bigint>;
  readonly after: readonly bigint[];
}

/**
 * The same backward sweep with every local derivative read as 1: what each node receives is the
 * number of paths from it to the output, exactly. Null where the numbers have too many digits.
 */
export function counted(timeline: Timeline): Timeline | null {
  const ways = waysOf(timeline);
  if (!ways) return null;
  const { steps, forwardEnd, computed, seeded, arrivals, crossings } = timeline;
  // Of hundreds of thousands of steps few are looked at: each is made when it is, and once.
  const made: Step[] = [];
  const at = (place: number): Step | undefined => {
    const step = steps.at(place);
    if (!step || step.kind === "value") return step;
    return (made[place - forwardEnd] ??= counting(step, ways, ways.after[place - forwardEnd]));
  };
  const read = ({ place, step }: Arrival): Arrival => ({ place, step: flowOf(at(place), step) });
  return {
    steps: { length: steps.length, at },
    derivative: "paths",
    forwardEnd,
    computed,
    seeded,
    arrivals: { get: (node) => arrivals.get(node)?.map(read) },
    crossings: {
      get: (edge) => {
        const crossing = crossings.get(edge);
        return crossing && read(crossing);
      },
    },
  };
}

/** The forward half of a timeline, where no derivative can be shown. */
export function valuesAlone(timeline: Timeline): Timeline {
  const { steps, forwardEnd } = timeline;
  const none = { get: () => undefined };
  return {
    ...timeline,
    steps: {
      length: forwardEnd,
      at: (place) => (place < forwardEnd ? steps.at(place) : undefined),
    },
    seeded: new Map(),
    arrivals: none,
    crossings: none,
  };
}

/** Adds the paths up along the sweep: a node has all of its own before it hands them on. */
function waysOf({ steps, forwardEnd }: Timeline): Ways | null {
  const from = new Map<string, bigint>();
  const after: bigint[] = [];
  let bits = 0;
  for (let place = forwardEnd; place < steps.length; place++) {
    const step = steps.at(place);
    if (!step || step.kind === "value") continue;
    const to = isFlow(step) ? step.to : step.node;
    const more = isFlow(step) ? (from.get(step.from) ?? 0n) : 1n;
    const now = (from.get(to) ?? 0n) + more;
    from.set(to, now);
    after.push(now);
    if (now > SMALL) bits += now.toString(16).length * DIGIT;
    if (bits > MOST_BITS) return null;
  }
  return { from, after };
}

/** A step as it counts, without what the server says of it, which is about derivatives. */
function counting(step: SeedStep | FlowStep, { from }: Ways, total = 0n): Step {
  const { index } = step;
  if (step.kind === "seed") return { kind: "seed", index, node: step.node, grad: 1n };
  const { kind, slot } = step;
  const paths = from.get(step.from) ?? 0n;
  const numbers = { upstream: paths, local: 1n, amount: paths, total };
  return { kind, index, from: step.from, to: step.to, slot, ...numbers };
}

function flowOf(step: Step | undefined, otherwise: FlowStep): FlowStep {
  return step && isFlow(step) ? step : otherwise;
}
