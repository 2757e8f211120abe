import { drawnAgain, hasGivenNumbers, setSpec } from "../../experiment/edits";
import { parameterCount } from "../../experiment/shape";
import { Choice } from "../../fields/Choice";
import { catalogues, changeExperiment, experiment, problems } from "../../session";
import { faultAt } from "../../fields/faults";
import { LayerRows } from "./LayerRows";
import { LossField } from "./LossField";
import { Panel } from "./Panel";
import { SEED } from "../../experiment/knobs";
import { SeedField } from "../../fields/SeedField";
import { titled } from "./words";

/** The network that is trained: its layers, how its weights begin, and what it makes small. */
export function NetworkPanel() {
  const e = experiment.value;
  const all = catalogues.value;
  if (!e || !all) return null;
  const { initializer, seed } = e.spec;
  const beginning = all.initializers.find(({ name }) => name === initializer);
  return (
    <Panel title="Network">
      <LayerRows experiment={e} activations={all.activations} />
      <div class="field">
        <span class="field-label">Parameters</span>
        <span class="field-value">
          {parameterCount(e.spec, all.activations).toLocaleString("en")}
        </span>
      </div>
      <Choice
        label="Initializer"
        value={initializer}
        options={all.initializers.map(({ name }) => ({ name, title: titled(name) }))}
        note={beginning?.doc}
        fault={faultAt(problems.value, "/spec/initializer")}
        onChange={(name) => changeExperiment(setSpec(e, { initializer: name }))}
      />
      <SeedField
        knob={SEED}
        label="Seed"
        fresh="New seed"
        doc="What weights are drawn from: the same seed, the same beginning."
        value={seed}
        fault={faultAt(problems.value, "/spec/seed")}
        onChange={(next) => changeExperiment(setSpec(e, { seed: next }))}
      />
      {hasGivenNumbers(e) && (
        <p class="field-note">
          Some weights were set by hand, so the initializer and the seed leave them.{" "}
          <button type="button" class="field-link" onClick={() => changeExperiment(drawnAgain(e))}>
            Draw all again
          </button>
        </p>
      )}
      <LossField experiment={e} losses={all.losses} />
    </Panel>
  );
}
