import { useEffect, useRef } from "preact/hooks";

import { chosenUnit, chosenWeight } from "../session";
import { keepPainted } from "./canvas";
import { shownPlaces } from "./glide";
import { weightWords } from "./names";
import { edgeNear } from "./near";
import { gradient, numbers } from "./numbers";
import { drawing, pointedEdge, pressedAt, reachableEdges } from "./scene";

/** How near the pointer has to come to an edge, px. */
const REACH = { mouse: 6, finger: 16 };

/** The edges and the pictures of units; an edge is told under the pointer, and chosen by a press. */
export function Plane() {
  const below = useRef<HTMLCanvasElement>(null);
  const above = useRef<HTMLCanvasElement>(null);
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!below.current || !above.current) return undefined;
    return keepPainted(below.current, above.current);
  }, []);

  function point(event: PointerEvent): void {
    const edge = edgeAt(event);
    pointedEdge.value = edge;
    if (told.current) tell(told.current, edge, placeOf(event));
  }

  return (
    <>
      <canvas ref={below} class="drawing-canvas" aria-hidden="true" />
      <canvas
        ref={above}
        class="drawing-canvas above"
        aria-hidden="true"
        onPointerMove={(event) => {
          if (event.pointerType === "mouse") point(event);
        }}
        onPointerLeave={() => {
          pointedEdge.value = null;
          if (told.current) tell(told.current, null, { x: 0, y: 0 });
        }}
        onClick={(event) => press(edgeAt(event), placeOf(event))}
      />
      <div ref={told} class="edge-words" hidden />
    </>
  );
}

function press(edge: number | null, at: { readonly x: number; readonly y: number }): void {
  const edges = drawing.peek()?.edges;
  if (edge === null || !edges) {
    chosenWeight.value = null;
    chosenUnit.value = null;
    return;
  }
  pressedAt.value = { edge, ...at };
  chosenWeight.value = {
    layer: edges.layer[edge] ?? 0,
    row: edges.row[edge] ?? 0,
    column: edges.column[edge] ?? 0,
  };
}

function edgeAt(event: MouseEvent): number | null {
  const [now, places] = [drawing.peek(), shownPlaces.peek()];
  if (!now || !places) return null;
  const isFinger = event instanceof PointerEvent && event.pointerType === "touch";
  const reach = isFinger ? REACH.finger : REACH.mouse;
  return edgeNear(now, places, reachableEdges(), placeOf(event), reach);
}

function placeOf({ offsetX, offsetY }: MouseEvent): { readonly x: number; readonly y: number } {
  return { x: offsetX, y: offsetY };
}

/** The number of an edge beside the pointer; set by hand, as it moves with it. */
function tell(
  box: HTMLElement,
  edge: number | null,
  { x, y }: { readonly x: number; readonly y: number },
): void {
  const parameter = edge === null ? undefined : drawing.peek()?.edges.parameter[edge];
  const weight = parameter === undefined ? undefined : numbers.peek()?.parameters[parameter];
  box.hidden = parameter === undefined || weight === undefined || Number.isNaN(weight);
  if (box.hidden || parameter === undefined || weight === undefined) return;
  const slope = gradient.peek()?.[parameter];
  box.textContent = weightWords(weight, slope === undefined || Number.isNaN(slope) ? null : slope);
  const pane = box.closest(".drawing-scroll");
  const right = (pane?.scrollLeft ?? 0) + (pane?.clientWidth ?? Infinity);
  const left = x + 14 + box.offsetWidth > right ? x - 14 - box.offsetWidth : x + 14;
  box.style.translate = `${left}px ${Math.max(0, y - 34)}px`;
}
