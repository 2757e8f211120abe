import { KnobField } from "../../fields/KnobField";
import { catalogues, changeExperiment, experiment, problems } from "../../session";
import { faultAt } from "../../fields/faults";
import { ClippingFields } from "./ClippingFields";
import { DropoutFields } from "./DropoutFields";
import { BATCH, EPOCHS, SEED } from "../../experiment/knobs";
import { OptimizerFields } from "./OptimizerFields";
import { Panel } from "./Panel";
import { PriorFields } from "./PriorFields";
import { ScheduleFields } from "./ScheduleFields";
import { SeedField } from "../../fields/SeedField";

/** How the network learns. */
export function TrainingPanel() {
  const e = experiment.value;
  const all = catalogues.value;
  if (!e || !all) return null;
  return (
    <Panel title="Training">
      <OptimizerFields experiment={e} optimizers={all.optimizers} />
      <ScheduleFields experiment={e} schedules={all.schedules} />
      <KnobField
        knob={BATCH}
        value={e.batch_size}
        fault={faultAt(problems.value, "/batch_size")}
        onChange={(batch_size) => changeExperiment({ ...e, batch_size })}
      />
      <KnobField
        knob={EPOCHS}
        value={e.epochs}
        fault={faultAt(problems.value, "/epochs")}
        onChange={(epochs) => changeExperiment({ ...e, epochs })}
      />
      <PriorFields experiment={e} regularizers={all.regularizers} strength={all.strength} />
      <ClippingFields experiment={e} clippings={all.clippings} most={all.most} />
      <DropoutFields experiment={e} />
      <SeedField
        knob={SEED}
        label="Shuffle seed"
        fresh="New shuffle seed"
        doc="What the order of the samples, dropout and the held-out rows follow from."
        value={e.seed}
        fault={faultAt(problems.value, "/seed")}
        onChange={(seed) => changeExperiment({ ...e, seed })}
      />
    </Panel>
  );
}
