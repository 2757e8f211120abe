import type { Timeline } from "../../timeline/timeline";
import type { Drawing } from "../drawing";
import type { Geometry } from "../placing/geometry";
import { placeLabels, type LabelPlace } from "./label_places";
import { flowsOf } from "../scene";

export interface LabelKeeper {
  /** See that the labels stand where this timeline's products have room. */
  keep(timeline: Timeline): void;
  places(): ReadonlyMap<string, LabelPlace>;
}

/** Finds the labels' places anew when the products or the layout change, and only then. */
export function labelKeeper(drawing: Drawing): LabelKeeper {
  let timelineThen: Timeline | null = null;
  let geometryThen: Geometry | null = null;
  let places: ReadonlyMap<string, LabelPlace> = new Map();
  return {
    keep: (timeline) => {
      const { geometry, sizes } = drawing.arrangement;
      if (timeline === timelineThen && geometry === geometryThen) return;
      [timelineThen, geometryThen] = [timeline, geometry];
      places = placeLabels(flowsOf(timeline), geometry, sizes);
      for (const [key, { line }] of drawing.lines) line.label(places.get(key) ?? null);
    },
    places: () => places,
  };
}
