import type { Trace } from "../../api/contract";
import { edgeKey } from "../../layout";
import { NO_SIGNS } from "../../timeline/signs";
import { sizeOn, type Size, type SizeScale } from "../../timeline/sizes";
import { edgeOf, isFlow, type Frame, type Timeline } from "../../timeline/timeline";
import type { Detail } from "../detail";
import type { Drawing } from "../drawing";
import { eased } from "../placing/geometry";
import { nodeAtHand, touchedBy, type Scene } from "../scene";
import type { FarLayer } from "./far_layer";
import type { Highlights } from "./highlights";
import { momentsOf, noMoments } from "./moments";

/** So many of the selected nodes have an element; the others are marked in the picture alone. */
const MOST_HELD = 40;
/** What is out of sight has its elements for readers alone: not at each of many quick steps, ms. */
const PAUSE = 60;
/** A node of very many inputs has this many of its edges marked. */
const MOST_CROSSING = 40;

/** Paints a scene of a large drawing from afar: the picture up to the step, and the marks on it. */
export class FarPainter {
  readonly #drawing: Drawing;
  readonly #far: FarLayer;
  readonly #detail: Detail;
  #scene: Scene | null = null;
  #holding: ReturnType<typeof setTimeout> | undefined;
  #timed: Timed | null = null;
  #pointed: string | null = null;
  #focused: string | null = null;
  #carried: readonly string[] = [];

  constructor(drawing: Drawing, far: FarLayer, detail: Detail) {
    this.#drawing = drawing;
    this.#far = far;
    this.#detail = detail;
  }

  paint(scene: Scene): void {
    this.#scene = scene;
    if (!this.#detail.plan) return;
    this.#retime(scene);
    clearTimeout(this.#holding);
    this.#holding = setTimeout(() => this.#hold(scene), PAUSE);
    this.#far.step(scene.frame?.done ?? 0);
    this.mark();
  }

  /** Mark what is pointed at, what has the focus, or what is in a person's hand. */
  point(id: string | null): void {
    if (id === this.#pointed) return;
    this.#pointed = id;
    this.#drawing.cast.hold("pointed", id === null ? [] : [id]);
    this.mark();
  }

  focus(id: string | null): void {
    if (id === this.#focused) return;
    this.#focused = id;
    this.mark();
  }

  carry(ids: readonly string[]): void {
    const { plan } = this.#detail;
    this.#carried = ids;
    if (!plan) return;
    this.#far.lift(new Set(ids.flatMap((id) => plan.cards.numbers.get(id) ?? [])));
    this.mark();
  }

  mark(): void {
    if (this.#detail.isFar && this.#scene) this.#far.mark(this.#marks(this.#scene));
  }

  #retime({ timeline, frame, trace, signs }: Scene): void {
    const { plan, sheet } = this.#detail;
    if (!plan || !sheet) return;
    const now: Timed = { timeline, plan, scale: signs?.sizes ?? null };
    if (isSame(now, this.#timed)) return;
    this.#timed = now;
    const moments =
      timeline && frame ? momentsOf(plan, timeline, frame.crossings) : noMoments(plan);
    const sizes = trace && now.scale && sizesOf(plan.cards.ids, trace, now.scale);
    this.#detail.retime({ ...sheet, moments, sizes });
  }

  /** What the step joins and what is selected have their elements, in sight or not. */
  #hold({ frame, selected }: Scene): void {
    const step = frame?.active ?? null;
    const { cast } = this.#drawing;
    const edge = step && isFlow(step) ? [edgeOf(step)] : [];
    cast.hold("now", step ? [...touchedBy(step), ...edge] : []);
    const some: string[] = [];
    for (const key of selected) if (some.push(key) === MOST_HELD) break;
    cast.hold("selected", some);
  }

  #marks({ frame, selected, signs = NO_SIGNS }: Scene): Highlights {
    const boxOf = (key: string | null) => (key === null ? null : this.#drawing.boxOf(key));
    const now = frame && nodeAtHand(frame);
    const curves = this.#drawing.shown.edges;
    const lifted = new Set(this.#carried);
    const trailing = lifted.size === 0 ? [] : [...this.#drawing.stock.edges];
    const { cards } = this.#drawing.shown;
    const wrong = signs.cards.flatMap((key) => {
      const box = cards.has(key) ? boxOf(key) : null;
      return box ? [{ box, told: signs.told(key) }] : [];
    });
    return {
      wrong,
      selected: [...selected].flatMap((key) => boxOf(key) ?? []),
      pointed: boxOf(this.#pointed),
      focused: boxOf(this.#focused),
      now: boxOf(now?.id ?? null),
      colour: frame?.active?.kind === "value" ? "blue" : "red",
      crossing: crossingOf(frame).flatMap(({ key, along }) => {
        const found = curves.get(key);
        return found ? [{ curves: found, along }] : [];
      }),
      lifted: this.#carried.flatMap((id) => boxOf(id) ?? []),
      trailing: trailing.flatMap(([key, { from, consumer }]) =>
        lifted.has(from) || lifted.has(consumer) ? [curves.get(key) ?? []] : [],
      ),
    };
  }
}

/** What the picture has been timed by. */
interface Timed {
  readonly timeline: Timeline | null;
  readonly plan: unknown;
  readonly scale: SizeScale | null;
}

function isSame(a: Timed, b: Timed | null): boolean {
  return a.timeline === b?.timeline && a.plan === b.plan && a.scale === b.scale;
}

function sizesOf(ids: readonly string[], trace: Trace, scale: SizeScale): (Size | null)[] {
  return ids.map((id) => {
    const node = trace.nodes[id];
    const derivative = node?.grad ?? node?.tangent ?? null;
    return derivative === null ? null : sizeOn(scale, derivative);
  });
}

/** The edges that something crosses at the moment, and how far along it is. */
function crossingOf(frame: Frame | null): { key: string; along: number }[] {
  const step = frame?.active;
  if (!frame || !step || step.kind === "seed") return [];
  const way = eased(frame.progress);
  if (isFlow(step)) {
    return [{ key: edgeOf(step), along: step.kind === "contribution" ? 1 - way : way }];
  }
  return step.inputs
    .slice(0, MOST_CROSSING)
    .map((from, slot) => ({ key: edgeKey(from, step.node, slot), along: way }));
}
