import { useEffect, useRef } from "preact/hooks";

import { chosenWeight } from "../session";
import { Float } from "./Float";
import { shownPlaces } from "./glide";
import { unitId } from "./names";
import { layerCount, outline } from "./network";
import { routeOf } from "./paint_edges";
import { ParameterField } from "./ParameterField";
import { chosenEdge, drawing, pressedAt } from "./scene";
import { sourceName } from "./UnitCard";
import { incoming } from "./incoming";

/** The field for the weight of the edge that was pressed. */
export function WeightCard() {
  const root = useRef<HTMLDivElement>(null);
  const [chosen, plan, edge] = [chosenWeight.value, outline.value, chosenEdge.value];
  const about = chosen ? `${chosen.layer} ${chosen.row} ${chosen.column}` : "";
  useEffect(() => root.current?.querySelector("input")?.focus(), [about]);
  const wiring = chosen && plan?.wirings[chosen.layer - 1];
  if (!chosen || !plan || !wiring || edge === null) return null;
  const found = incoming(wiring, plan.widths, chosen.row)[chosen.column];
  if (!found) return null;
  const from = sourceName(found.source, found.unit, layerCount.value);
  const to = unitId(chosen.layer, Math.floor(chosen.row / wiring.pieces));
  return (
    <div ref={root}>
      <Float
        key={about}
        label={`${from} → ${to}`}
        kind="weight-card"
        about={about}
        side="beside"
        at={placeOf(edge)}
        onClose={() => (chosenWeight.value = null)}
      >
        <ParameterField label="w" parameter={found.parameter} place={chosen} />
      </Float>
    </div>
  );
}

/** Where the edge was pressed, else its middle. */
function placeOf(edge: number): { readonly x: number; readonly y: number } {
  const [pressed, now, places] = [pressedAt.peek(), drawing.peek(), shownPlaces.peek()];
  if (pressed?.edge === edge) return pressed;
  if (!now || !places) return { x: 0, y: 0 };
  const { x0, y0, x1, y1 } = routeOf(now, places, edge);
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2 };
}
