import { pointOn, type CubicBezier } from "../../layout";
import { isTensor } from "../../model/value";
import type { Flow } from "../../timeline/bundle";
import type { Box as Size } from "../camera/camera";
import type { Geometry } from "../placing/geometry";
import { productOf } from "./product";
import type { Rect } from "../placing/rect";
import { Taken, touch } from "./taken";
import { textWidth } from "../text_width";

export type LabelForm = "line" | "two" | "result";

/** Where a label stands: a part of the way along its edge, and how far from there. */
export interface LabelPlace {
  readonly form: LabelForm;
  readonly width: number;
  readonly height: number;
  readonly along: number;
  readonly dx: number;
  readonly dy: number;
}

interface Spot {
  readonly along: number;
  readonly dx: number;
  readonly dy: number;
}

/** How far beside its route a label may stand, px. */
const ASIDE = [0, 14, -14, 26, -26, 38, -38];
const ACROSS = [0, 24, -24, 48, -48];
const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
/** All spots that a label tries, best first: near the middle, and on its line. */
const SPOTS: readonly Spot[] = ALONG.flatMap((along) =>
  ASIDE.flatMap((dy) => ACROSS.map((dx) => ({ along, dx, dy }))),
).sort((a, b) => farness(a) - farness(b));

function farness({ along, dx, dy }: Spot): number {
  return Math.abs(along - 0.5) * 60 + Math.abs(dy) + Math.abs(dx) * 0.7;
}

/** In larger drawings each label tries only so many spots. */
const MANY_FLOWS = 400;
const FEW_SPOTS = 24;

export interface LabelPlacer {
  /** A place for the label of each flow, clear of cards and of labels where there is room. */
  place(flows: ReadonlyMap<string, Flow>): Map<string, LabelPlace>;
}

/** Finds places among the cards of a drawing; a label that was placed stays where it is. */
export function labelPlacer(geometry: Geometry, sizes: ReadonlyMap<string, Size>): LabelPlacer {
  const taken = new Taken();
  for (const [id, at] of geometry.cards) {
    const size = sizes.get(id);
    if (size) taken.add({ ...at, ...size });
  }
  return {
    place: (flows) => {
      const spots = flows.size > MANY_FLOWS ? SPOTS.slice(0, FEW_SPOTS) : SPOTS;
      const places = new Map<string, LabelPlace>();
      for (const keys of byConsumer(flows, geometry).values()) {
        const group = keys.map((key) => ({
          key,
          forms: formsOf(flows.get(key)),
          curves: geometry.edges.get(key) ?? [],
        }));
        for (const [key, place] of placeGroup(group, spots, taken)) places.set(key, place);
      }
      return places;
    },
  };
}

/** The edges into one node are close: their labels give way to each other together. */
function byConsumer(flows: ReadonlyMap<string, Flow>, geometry: Geometry): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, { kind, from, to }] of flows) {
    if (!geometry.edges.has(key)) continue;
    const consumer = kind === "contribution" ? from : to;
    const group = groups.get(consumer);
    if (group) group.push(key);
    else groups.set(consumer, [key]);
  }
  return groups;
}

interface Wanting {
  readonly key: string;
  readonly forms: readonly Form[];
  readonly curves: readonly CubicBezier[];
}

/** The fullest form in which all of a group have room; else each as it can. */
function placeGroup(
  group: readonly Wanting[],
  spots: readonly Spot[],
  taken: Taken,
): [string, LabelPlace][] {
  for (const most of [0, 1, 2]) {
    const mine: Rect[] = [];
    const places = group.map(({ key, forms, curves }) => {
      const form = forms[Math.min(most, forms.length - 1)];
      const place = form && spotFor(form, curves, spots, taken, mine);
      if (place) mine.push(rectOf(place, curves));
      return [key, place] as const;
    });
    if (mine.length < group.length) continue;
    for (const rect of mine) taken.add(rect);
    return places.flatMap(([key, place]) => (place ? [[key, place]] : []));
  }
  return group.flatMap((wanting) => {
    const place = cramped(wanting, spots, taken);
    if (place) taken.add(rectOf(place, wanting.curves));
    return place ? [[wanting.key, place]] : [];
  });
}

/** The fullest form for which there is room, else the smallest where it covers least. */
function cramped(
  { forms, curves }: Wanting,
  spots: readonly Spot[],
  taken: Taken,
): LabelPlace | null {
  for (const form of forms) {
    const place = spotFor(form, curves, spots, taken, []);
    if (place) return place;
  }
  const smallest = forms.at(-1);
  if (!smallest) return null;
  let [best, least] = [null as LabelPlace | null, Infinity];
  for (const spot of spots) {
    const place = { ...smallest, ...spot };
    const covered = taken.covered(rectOf(place, curves));
    if (covered < least) [best, least] = [place, covered];
  }
  return best;
}

function spotFor(
  form: Form,
  curves: readonly CubicBezier[],
  spots: readonly Spot[],
  taken: Taken,
  mine: readonly Rect[],
): LabelPlace | null {
  for (const spot of spots) {
    const place = { ...form, ...spot };
    const rect = rectOf(place, curves);
    if (taken.isFree(rect) && mine.every((other) => !touch(rect, other))) return place;
  }
  return null;
}

type Form = Pick<LabelPlace, "form" | "width" | "height">;

/** The forms a label may take, fullest first. */
function formsOf(step: Flow | undefined): Form[] {
  if (!step) return [];
  const product = productOf(step);
  const picture = isTensor(step.amount) ? 24 : 0;
  const wide = (text: string): number => textWidth(text, "product") + 16 + picture;
  const forms: Form[] = [{ form: "line", width: wide(product.line), height: 23 }];
  if (product.two) {
    const width = Math.max(...product.two.map(wide));
    forms.push({ form: "two", width, height: 38 });
  }
  const bare = textWidth(product.result, "product") + 12;
  forms.push({ form: "result", width: bare, height: 23 });
  return forms;
}

/** The room that a label takes. */
export function rectOf(place: LabelPlace, curves: readonly CubicBezier[]): Rect {
  const { x, y } = pointOn(curves, place.along);
  const { width, height, dx, dy } = place;
  return { x: x + dx - width / 2, y: y + dy - height / 2, width, height };
}
