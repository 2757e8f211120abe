import type { Experiment } from "../../contract";
import { setLayer } from "../../experiment/edits";
import { Fold } from "../../fields/Fold";
import { KnobField } from "../../fields/KnobField";
import { changeExperiment, problems } from "../../session";
import { faultAt } from "../../fields/faults";
import { DROPOUT } from "../../experiment/knobs";

interface Props {
  readonly experiment: Experiment;
}

/** How many units of each hidden layer are left out while it learns. */
export function DropoutFields({ experiment: e }: Props) {
  const hidden = e.spec.layers.slice(0, -1).map(({ dropout = 0 }) => dropout);
  if (hidden.length === 0) return null;
  const isThere = hidden.some((dropout) => dropout > 0);
  const faultOf = (i: number) => faultAt(problems.value, `/spec/layers/${i}/dropout`);
  return (
    <Fold
      title="Dropout"
      glance={isThere ? hidden.join(" · ") : "none"}
      open={hidden.some((_, i) => faultOf(i) !== null)}
    >
      {hidden.map((dropout, i) => (
        <KnobField
          key={i}
          knob={DROPOUT}
          label={`Dropout of hidden layer ${i + 1}`}
          value={dropout}
          fault={faultOf(i)}
          onChange={(value) => changeExperiment(setLayer(e, i + 1, { dropout: value }))}
        />
      ))}
    </Fold>
  );
}
