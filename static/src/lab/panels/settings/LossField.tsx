import { computed } from "@preact/signals";
import type { Experiment, Loss } from "../../contract";
import { setSpec } from "../../experiment/edits";
import { taskOf } from "../../experiment/fit";
import { same } from "../../experiment/same";
import { Choice } from "../../fields/Choice";
import { Tex } from "../../../math/Tex";
import { changeExperiment, data, followed, problems } from "../../session";
import { faultAt } from "../../fields/faults";
import { misfit, type Range } from "./loss_fit";
import { sentence } from "./words";

interface Props {
  readonly experiment: Experiment;
  readonly losses: readonly Loss[];
}

/** The least and the greatest of the numbers to be learnt. */
const range = computed((): Range | null => {
  const all = data.value?.numbers?.values.flat() ?? [];
  if (all.length === 0) return null;
  return all.reduce<Range>(
    ([low, high], x) => [Math.min(low, x), Math.max(high, x)],
    [Infinity, -Infinity],
  );
});

/** What is made small: which loss, exactly how it is reckoned, and whether the output suits it. */
export function LossField({ experiment: e, losses }: Props) {
  const loss = losses.find(({ name }) => name === e.spec.loss);
  // Of data that is still on its way nothing is known.
  const learnt = same(followed.value?.dataset, e.dataset) ? data.value : null;
  const task = learnt && taskOf(learnt);
  const wrong = loss ? misfit(e.spec, loss, task, learnt && range.value) : null;
  return (
    <>
      <Choice
        label="Loss"
        value={e.spec.loss}
        options={losses}
        fault={faultAt(problems.value, "/spec/loss")}
        onChange={(name) => changeExperiment(setSpec(e, { loss: name }))}
      />
      {loss && (
        <div class="loss-words">
          <Tex latex={loss.latex} display />
          <p class="field-note">{sentence(loss.convention)}</p>
          {loss.likelihood !== null && (
            <p class="field-note">Likelihood P(D|N): {sentence(loss.likelihood)}</p>
          )}
        </div>
      )}
      {wrong && (
        <div class="misfit" role="status">
          <p>{wrong.words}</p>
          <button
            type="button"
            class="field-button"
            onClick={() => changeExperiment(setSpec(e, wrong.change))}
          >
            {wrong.remedy}
          </button>
        </div>
      )}
    </>
  );
}
