import type { Experiment, Schedule } from "../../contract";
import { Choice } from "../../fields/Choice";
import { KnobField } from "../../fields/KnobField";
import { changeExperiment, problems } from "../../session";
import { faultAt } from "../../fields/faults";
import { switched, turned, valueOf } from "./chosen";
import { cited } from "./words";

interface Props {
  readonly experiment: Experiment;
  readonly schedules: readonly Schedule[];
}

/** How the learning rate changes from epoch to epoch. */
export function ScheduleFields({ experiment: e, schedules }: Props) {
  const chosen = e.schedule;
  const of = (name: string) => schedules.find((each) => each.name === name);
  const schedule = of(chosen.name);
  return (
    <>
      <Choice
        label="Schedule"
        value={chosen.name}
        options={schedules}
        doc={schedule && cited(schedule)}
        fault={faultAt(problems.value, "/schedule/name")}
        onChange={(name) => {
          const [before, after] = [schedule?.knobs ?? [], of(name)?.knobs ?? []];
          changeExperiment({ ...e, schedule: switched(chosen, name, before, after) });
        }}
      />
      {schedule?.knobs.map((knob) => (
        <KnobField
          key={`${chosen.name} ${knob.name}`}
          knob={knob}
          value={valueOf(knob, chosen)}
          fault={faultAt(problems.value, `/schedule/knobs/${knob.name}`)}
          onChange={(value) => changeExperiment({ ...e, schedule: turned(chosen, knob, value) })}
        />
      ))}
    </>
  );
}
