import { catalogues, chosenUnit, experiment } from "../session";
import { tableOf } from "./all_weights";
import { Float } from "./Float";
import { incoming } from "./incoming";
import { layerTitle, unitId } from "./names";
import { outline, places } from "./network";
import { numbers } from "./numbers";
import { ParameterField } from "./ParameterField";
import { meaningOf } from "./unit_names";
import { focusUnit } from "./Units";
import type { UnitPlace } from "./walking";

/** So many weights of a unit are listed; the table of all weights has the others. */
const LISTED = 64;

/** The account of the chosen unit: its name, its bias and every weight that leads to it. */
export function UnitCard() {
  const [chosen, where, plan] = [chosenUnit.value, places.value, outline.value];
  const first = chosen && where?.first[chosen.layer];
  if (!chosen || !where || !plan || typeof first !== "number") return null;
  if (chosen.unit >= (plan.widths[chosen.layer] ?? 0)) return null;
  const at = first + chosen.unit;
  const id = unitId(chosen.layer, chosen.unit);
  function close(): void {
    chosenUnit.value = null;
    if (chosen) focusUnit(chosen);
  }
  return (
    <Float
      key={id}
      label={id}
      kind="unit-card"
      about={id}
      side="across"
      at={{ x: where.x[at] ?? 0, y: where.y[at] ?? 0 }}
      onClose={close}
    >
      {chosen.layer === 0 ? <InputAccount {...chosen} /> : <Account {...chosen} />}
    </Float>
  );
}

function InputAccount({ layer, unit }: UnitPlace) {
  const meaning = meaningOf(layer, unit, 1);
  return <p>{meaning ? `The feature ${meaning}.` : "A feature of the data."}</p>;
}

function Account({ layer, unit }: UnitPlace) {
  const [spec, plan] = [experiment.value?.spec, outline.value];
  const wiring = plan?.wirings[layer - 1];
  if (!spec || !plan || !wiring) return null;
  const layers = spec.layers.length;
  const activation = spec.layers[layer - 1]?.activation ?? "";
  const known = catalogues.value?.activations.find(({ name }) => name === activation);
  const meaning = meaningOf(layer, unit, layers);
  const rows = Array.from({ length: wiring.pieces }, (_, piece) => unit * wiring.pieces + piece);
  const several = rows.length > 1;
  return (
    <>
      <p class="soft">
        {layerTitle(layer, layers)}, unit {unit + 1}
        {meaning && ` (${meaning})`}: {known?.title ?? activation}
      </p>
      {numbers.value ? (
        rows.map((row, piece) => (
          <section key={row} aria-label={several ? `Piece ${piece + 1}` : "Weights and bias"}>
            {several && <h3>Piece {piece + 1}</h3>}
            <RowAccount layer={layer} row={row} layers={layers} />
          </section>
        ))
      ) : (
        <p>Its numbers are on their way.</p>
      )}
    </>
  );
}

interface RowProps {
  readonly layer: number;
  readonly row: number;
  readonly layers: number;
}

function RowAccount({ layer, row, layers }: RowProps) {
  const plan = outline.value;
  const wiring = plan?.wirings[layer - 1];
  if (!plan || !wiring) return null;
  const all = incoming(wiring, plan.widths, row);
  const rest = all.length - LISTED;
  return (
    <>
      <div class="unit-numbers">
        <span aria-hidden="true" class="soft" />
        <span aria-hidden="true" class="unit-heads">
          <span class="blue">value</span>
          <span class="red">gradient</span>
        </span>
        <span aria-hidden="true">bias</span>
        <ParameterField
          label="bias"
          labelHidden
          parameter={wiring.biases + row}
          place={{ layer, row, column: null }}
        />
        {all.slice(0, LISTED).map(({ column, parameter, source, unit }) => {
          const from = sourceName(source, unit, layers);
          return (
            <>
              <span key={`${column} name`} aria-hidden="true" title={from}>
                {from}
              </span>
              <ParameterField
                key={column}
                label={`weight of ${from}`}
                labelHidden
                parameter={parameter}
                place={{ layer, row, column }}
              />
            </>
          );
        })}
      </div>
      {rest > 0 && <p class="soft">And {rest} more.</p>}
      <button type="button" class="button text" onClick={() => (tableOf.value = layer)}>
        All weights of the layer…
      </button>
    </>
  );
}

/** A unit as others name it that read it: a feature by its own name. */
export function sourceName(layer: number, unit: number, layers: number): string {
  return meaningOf(layer, unit, layers) || unitId(layer, unit);
}
