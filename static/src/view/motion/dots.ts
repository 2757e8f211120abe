import type { Trace } from "../../api/contract";
import { edgeKey, pointOn, type Point } from "../../layout";
import { short } from "../../model/format";
import { edgeOf, isFlow, type Frame } from "../../timeline/timeline";
import type { Geometry } from "../placing/geometry";
import { eased } from "../placing/geometry";
import type { LabelPlace } from "../edges/label_places";
import { wrapped } from "../edges/product";

/** Something under way at one instant: a dot with its number, or a number alone. */
export interface Traveller {
  readonly at: Point;
  readonly colour: "blue" | "red";
  readonly kind: "dot" | "local" | "landing";
  /** Where a dot's number stands, so that those of two inputs are apart. */
  readonly side: "above" | "below";
  readonly text: string;
}

/** The part of a step that the way along the edge takes; the rest is the landing. */
export const ARRIVED = 0.8;
/** From this part of the way on, the local derivative waits at the middle of the edge. */
const MEETING = 0.2;
/** A node of very many inputs is drawn with this many dots at most. */
const MOST_DOTS = 60;

/** What to show between two steps; nothing once a step is done. */
export interface Journey {
  readonly geometry: Geometry;
  readonly labels: ReadonlyMap<string, LabelPlace>;
  /** Where a derivative lands in the card of a node. */
  readonly landing: (node: string) => Point | null;
}

export function travellersAt(frame: Frame, trace: Trace, journey: Journey): Traveller[] {
  const step = frame.active;
  if (!step || frame.progress >= 1 || step.kind === "seed") return [];
  const way = eased(Math.min(1, frame.progress / ARRIVED));
  if (isFlow(step)) return flowTravellers(frame, journey, way);
  if (frame.progress > ARRIVED) return [];
  return step.inputs.slice(0, MOST_DOTS).flatMap((from, slot) => {
    const curves = journey.geometry.edges.get(edgeKey(from, step.node, slot));
    const value = trace.nodes[from]?.value;
    if (!curves || value === undefined) return [];
    const side = slot * 2 < step.inputs.length - 1 || slot === 0 ? "above" : "below";
    const at = pointOn(curves, way);
    return [{ at, colour: "blue", kind: "dot", side, text: short(value) }];
  });
}

/** The upstream leaves, meets the local derivative midway, and lands as the contribution. */
function flowTravellers(frame: Frame, journey: Journey, way: number): Traveller[] {
  const step = frame.active;
  if (!step || !isFlow(step)) return [];
  const key = edgeOf(step);
  const curves = journey.geometry.edges.get(key);
  if (!curves) return [];
  const along = step.kind === "contribution" ? 1 - way : way;
  const travellers: Traveller[] = [];
  if (step.local !== null && way > MEETING) {
    const place = journey.labels.get(key);
    const on = pointOn(curves, place?.along ?? 0.5);
    const at = { x: on.x + (place?.dx ?? 0), y: on.y + (place?.dy ?? 0) };
    const text = `× ${wrapped(short(step.local))}`;
    travellers.push({ at, colour: "red", kind: "local", side: "above", text });
  }
  const text = short(way < 0.5 ? step.upstream : step.amount);
  if (frame.progress <= ARRIVED) {
    const at = pointOn(curves, along);
    travellers.push({ at, colour: "red", kind: "dot", side: "above", text });
  } else travellers.push(...landed(frame, journey, pointOn(curves, along), text));
  return travellers;
}

/** The contribution on its last way, from the port to the sum it joins. */
function landed(frame: Frame, journey: Journey, port: Point, amount: string): Traveller[] {
  const step = frame.active;
  if (!step || !isFlow(step)) return [];
  const home = journey.landing(step.to);
  if (!home) return [];
  const t = eased((frame.progress - ARRIVED) / (1 - ARRIVED));
  const at = { x: port.x + (home.x - port.x) * t, y: port.y + (home.y - port.y) * t };
  const joins = frame.totals.has(step.to);
  const text = joins ? `+ ${wrapped(amount)}` : amount;
  return [{ at, colour: "red", kind: "landing", side: "above", text }];
}
