import type { Clipping, Experiment, Knob } from "../../contract";
import { Choice } from "../../fields/Choice";
import { KnobField } from "../../fields/KnobField";
import { changeExperiment, problems } from "../../session";
import { faultAt } from "../../fields/faults";

interface Props {
  readonly experiment: Experiment;
  readonly clippings: readonly Clipping[];
  readonly most: Knob;
}

/** How gradients that are too large are made smaller, and what is too large. */
export function ClippingFields({ experiment: e, clippings, most }: Props) {
  const { clipping } = e;
  return (
    <>
      <Choice
        label="Gradient clipping"
        value={clipping.name}
        options={clippings}
        doc={clippings.find(({ name }) => name === clipping.name)?.doc}
        fault={faultAt(problems.value, "/clipping/name")}
        onChange={(name) => changeExperiment({ ...e, clipping: { ...clipping, name } })}
      />
      {clipping.name !== "none" && (
        <KnobField
          knob={most}
          value={clipping.most}
          fault={faultAt(problems.value, "/clipping/most")}
          onChange={(value) => changeExperiment({ ...e, clipping: { ...clipping, most: value } })}
        />
      )}
    </>
  );
}
