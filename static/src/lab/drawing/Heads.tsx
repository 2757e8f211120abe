import type { Experiment } from "../contract";
import { addLayer, canAddLayer } from "../experiment/edits";
import { changeExperiment, experiment } from "../session";
import { shownPlaces } from "./glide";
import { ActivationSelect, UnitCounter } from "./LayerControls";
import { LayerSettings } from "./LayerSettings";
import { layerTitle, layerWords } from "./names";
import type { Places } from "./places";
import { hasFinger, room } from "./room";

/** From here on, px from column to column, the numbers of units stand in the middle. */
const WIDE = 112;

/** Above each column what it is, and the controls that change it; between them, where layers go. */
export function Heads() {
  const [now, places] = [experiment.value, shownPlaces.value];
  if (!now || !places) return null;
  const layers = now.spec.layers.length;
  const canAdd = canAddLayer(now);
  const [first, second] = places.columns;
  const isWide = (second?.x ?? 0) - (first?.x ?? 0) >= WIDE;
  return (
    <div class="drawing-heads" style={{ height: `${room.value.head}px` }}>
      {places.columns.map(({ layer, x }) => (
        <div
          key={layer}
          class={isWide ? "drawing-head wide" : "drawing-head"}
          style={{ left: `${x}px` }}
        >
          {layer === 0 ? (
            <InputsHead inputs={now.spec.inputs} />
          ) : (
            <LayerHead now={now} number={layer} />
          )}
        </div>
      ))}
      {now.spec.layers.map((_, i) => (
        <button
          key={i}
          type="button"
          class="button drawing-insert"
          style={{ left: `${middleOf(places, i)}px` }}
          disabled={!canAdd}
          aria-label={`Add a layer after ${layerWords(i, layers)}`}
          title={
            canAdd ? `Add a layer after ${layerWords(i, layers)}` : "There are 8 hidden layers"
          }
          onClick={() => changeExperiment(addLayer(now, i + 1))}
        >
          +
        </button>
      ))}
    </div>
  );
}

function middleOf({ columns }: Places, layer: number): number {
  return ((columns[layer]?.x ?? 0) + (columns[layer + 1]?.x ?? 0)) / 2;
}

function InputsHead({ inputs }: { readonly inputs: number }) {
  return (
    <>
      <span class="head-title">Inputs</span>
      <span class="head-count">
        {inputs} {inputs === 1 ? "feature" : "features"}
      </span>
    </>
  );
}

interface HeadProps {
  readonly now: Experiment;
  readonly number: number;
}

function LayerHead({ now, number }: HeadProps) {
  const layers = now.spec.layers.length;
  const layer = now.spec.layers[number - 1];
  if (!layer) return null;
  const title = layerTitle(number, layers);
  if (hasFinger.value) return <LayerSettings now={now} number={number} title={title} />;
  return (
    <>
      <LayerSettings now={now} number={number} title={title} />
      <ActivationSelect now={now} number={number} />
      {number < layers ? (
        <UnitCounter now={now} number={number} />
      ) : (
        <span class="head-count">
          {layer.units} {layer.units === 1 ? "unit" : "units"}
        </span>
      )}
    </>
  );
}
