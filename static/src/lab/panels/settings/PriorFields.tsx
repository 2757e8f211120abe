import type { Experiment, Knob, Regularizer } from "../../contract";
import { Choice } from "../../fields/Choice";
import { KnobField } from "../../fields/KnobField";
import { changeExperiment, problems } from "../../session";
import { faultAt } from "../../fields/faults";
import { family, sentence } from "./words";

interface Props {
  readonly experiment: Experiment;
  readonly regularizers: readonly Regularizer[];
  readonly strength: Knob;
}

/** What large weights cost, and the belief about them that this is. */
export function PriorFields({ experiment: e, regularizers, strength }: Props) {
  const chosen = regularizers.find(({ name }) => name === e.regularizer.name);
  return (
    <>
      <Choice
        label="Regularizer"
        value={e.regularizer.name}
        options={regularizers.map(({ name, title, prior }) => ({
          name,
          title: `${title} (${family(prior)})`,
        }))}
        doc={chosen?.doc}
        note={chosen && `Prior P(N): ${sentence(chosen.prior)}`}
        fault={faultAt(problems.value, "/regularizer/name")}
        onChange={(name) => changeExperiment({ ...e, regularizer: { ...e.regularizer, name } })}
      />
      {e.regularizer.name !== "none" && (
        <KnobField
          knob={strength}
          value={e.regularizer.strength}
          fault={faultAt(problems.value, "/regularizer/strength")}
          onChange={(value) =>
            changeExperiment({ ...e, regularizer: { ...e.regularizer, strength: value } })
          }
        />
      )}
    </>
  );
}
