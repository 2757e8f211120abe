import { useRef } from "preact/hooks";
import type { Activation, Experiment } from "../../contract";
import { addLayer, canAddLayer, hiddenCount, removeLayer } from "../../experiment/edits";
import { setLayer, setUnits } from "../../experiment/edits";
import { MOST_HIDDEN } from "../../experiment/shape";
import { changeExperiment, problems } from "../../session";
import { faultAt } from "../../fields/faults";
import { LayerRow, OutputRow } from "./LayerRow";

interface Props {
  readonly experiment: Experiment;
  readonly activations: readonly Activation[];
}

/** The layers at a glance, and ways to have more of them and fewer. */
export function LayerRows({ experiment: e, activations }: Props) {
  const add = useRef<HTMLButtonElement>(null);
  const hidden = hiddenCount(e);
  const output = e.spec.layers[hidden];
  const isFull = !canAddLayer(e);
  const faultOf = (i: number): string | null =>
    faultAt(
      problems.value.filter(({ where }) => !where.endsWith("/dropout")),
      `/spec/layers/${i}`,
    );
  return (
    <>
      <ol class="layer-rows" aria-label="Layers">
        {e.spec.layers.slice(0, hidden).map((layer, i) => (
          <LayerRow
            key={i}
            number={i + 1}
            layer={layer}
            activations={activations}
            fault={faultOf(i)}
            onChange={({ units, ...change }) =>
              changeExperiment(
                units === undefined ? setLayer(e, i + 1, change) : setUnits(e, i + 1, units),
              )
            }
            onRemove={() => {
              add.current?.focus();
              changeExperiment(removeLayer(e, i + 1));
            }}
          />
        ))}
        {output && (
          <OutputRow
            layer={output}
            activations={activations}
            fault={faultOf(hidden)}
            onChange={(change) => changeExperiment(setLayer(e, hidden + 1, change))}
          />
        )}
      </ol>
      <button
        ref={add}
        type="button"
        class="field-button layer-add"
        aria-disabled={isFull ? "true" : undefined}
        title={isFull ? `There are ${MOST_HIDDEN} hidden layers at most` : undefined}
        onClick={() => {
          if (!isFull) changeExperiment(addLayer(e, hidden + 1));
        }}
      >
        Add a hidden layer
      </button>
    </>
  );
}
