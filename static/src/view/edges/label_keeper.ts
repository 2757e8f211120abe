import type { Flow } from "../../timeline/bundle";
import type { Frame } from "../../timeline/timeline";
import type { Drawing } from "../drawing";
import type { Geometry } from "../placing/geometry";
import { labelPlacer, type LabelPlace, type LabelPlacer } from "./label_places";

type Crossings = Frame["crossings"];

export interface LabelKeeper {
  /** See that the labels of all lines in the page stand where the products of what crosses them have room. */
  keep(crossings: Crossings): void;
  places(): ReadonlyMap<string, LabelPlace>;
}

/**
 * Finds the labels' places anew when the products or the layout change, and only then. A label that
 * has its place keeps it, whatever else comes into the page: nothing jumps while one looks around.
 */
export function labelKeeper(drawing: Drawing): LabelKeeper {
  let crossingsThen: Crossings | null = null;
  let geometryThen: Geometry | null = null;
  let placer: LabelPlacer | null = null;
  let labelled = new WeakSet();
  const places = new Map<string, LabelPlace>();

  const renew = (geometry: Geometry): void => {
    placer = labelPlacer(geometry, drawing.arrangement.sizes);
    labelled = new WeakSet();
    places.clear();
  };
  return {
    keep: (crossings) => {
      const { geometry } = drawing.arrangement;
      if (crossings !== crossingsThen || geometry !== geometryThen) renew(geometry);
      [crossingsThen, geometryThen] = [crossings, geometry];
      const bare = [...drawing.lines].filter(([, { line }]) => !labelled.has(line));
      if (bare.length === 0) return;
      const wanting = bare.flatMap(([key]) => (places.has(key) ? [] : [key]));
      const found = placer?.place(flowsOver(wanting, crossings)) ?? [];
      for (const [key, place] of found) places.set(key, place);
      for (const [key, { line }] of bare) {
        line.label(places.get(key) ?? null);
        labelled.add(line);
      }
    },
    places: () => places,
  };
}

/** What crosses some edges, in the order in which it does. */
function flowsOver(keys: readonly string[], crossings: Crossings): Map<string, Flow> {
  const found = keys.flatMap((key) => {
    const crossing = crossings.get(key);
    return crossing ? [{ key, ...crossing }] : [];
  });
  found.sort((a, b) => a.place - b.place);
  return new Map(found.map(({ key, step }) => [key, step]));
}
