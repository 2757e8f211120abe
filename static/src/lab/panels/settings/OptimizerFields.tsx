import type { Experiment, Knob, Optimizer } from "../../contract";
import { Choice } from "../../fields/Choice";
import { Fold } from "../../fields/Fold";
import { KnobField } from "../../fields/KnobField";
import { changeExperiment, problems } from "../../session";
import { faultAt } from "../../fields/faults";
import { glance, switched, turned, valueOf } from "./chosen";
import { cited } from "./words";

interface Props {
  readonly experiment: Experiment;
  readonly optimizers: readonly Optimizer[];
}

/** How steps are made: the optimizer, its learning rate, and folded away what else it can be told. */
export function OptimizerFields({ experiment: e, optimizers }: Props) {
  const chosen = e.optimizer;
  const optimizer = optimizers.find(({ name }) => name === chosen.name);

  function choose(name: string): void {
    const knobs = [optimizer, optimizers.find((each) => each.name === name)].map((each) =>
      each ? [each.rate, ...each.knobs] : [],
    );
    const [before = [], after = []] = knobs;
    changeExperiment({ ...e, optimizer: switched(chosen, name, before, after) });
  }

  const faultOf = ({ name }: Knob) => faultAt(problems.value, `/optimizer/knobs/${name}`);
  const field = (knob: Knob) => (
    <KnobField
      key={`${chosen.name} ${knob.name}`}
      knob={knob}
      value={valueOf(knob, chosen)}
      fault={faultOf(knob)}
      onChange={(value) => changeExperiment({ ...e, optimizer: turned(chosen, knob, value) })}
    />
  );
  return (
    <>
      <Choice
        label="Optimizer"
        value={chosen.name}
        options={optimizers}
        doc={optimizer && cited(optimizer)}
        fault={faultAt(problems.value, "/optimizer/name")}
        onChange={choose}
      />
      {optimizer && field(optimizer.rate)}
      {optimizer && optimizer.knobs.length > 0 && (
        <Fold
          key={optimizer.name}
          title={`More of ${optimizer.title}`}
          glance={glance(optimizer.knobs, chosen)}
          open={optimizer.knobs.some(faultOf)}
        >
          {optimizer.knobs.map(field)}
        </Fold>
      )}
    </>
  );
}
