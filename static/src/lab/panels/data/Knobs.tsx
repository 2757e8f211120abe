import type { GivenData, Knob } from "../../contract";
import { KnobField } from "../../fields/KnobField";
import { catalogues, problems } from "../../session";
import { bringData, dataset, refused } from "./bringing";
import { recordOf } from "./catalogue";
import { faultAt } from "../../fields/faults";
import { FORMULA_KNOBS } from "./own/formula/knobs";
import { DATA_SEED } from "../../experiment/knobs";
import { SeedField } from "../../fields/SeedField";

/** What can be turned of a dataset that is computed: how many rows, how much noise, its own, its seed. */
export function Knobs() {
  const given = dataset.value;
  const knobs = given && knobsOf(given);
  if (!knobs || knobs.length === 0) return null;
  const wrong = [...problems.value, ...refused.value];
  return (
    <>
      {knobs.map((knob) => (
        <KnobField
          key={`${given.name ?? ""} ${knob.name}`}
          knob={knob}
          value={given.knobs?.[knob.name] ?? knob.default}
          fault={faultAt(wrong, `/dataset/knobs/${knob.name}`)}
          onChange={(value) =>
            bringData({ ...given, knobs: { ...given.knobs, [knob.name]: value } })
          }
        />
      ))}
      <SeedField
        knob={DATA_SEED}
        label="Data seed"
        doc="The same seed gives the same rows."
        fresh="New data seed"
        value={given.seed ?? 0}
        fault={faultAt(wrong, "/dataset/seed")}
        onChange={(seed) => bringData({ ...given, seed })}
      />
    </>
  );
}

function knobsOf(given: GivenData): readonly Knob[] {
  if (given.formula) return FORMULA_KNOBS;
  return recordOf(given, catalogues.value?.datasets ?? [])?.knobs ?? [];
}
