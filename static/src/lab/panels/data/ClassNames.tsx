import { TextField } from "../../../fields/TextField";
import { Fold } from "../../fields/Fold";
import { ClassMark } from "../../paint/ClassMark";
import { changeExperiment, data, experiment, problems } from "../../session";
import { faultAt } from "../../fields/faults";

/** What the classes are called; they can be called otherwise. */
export function ClassNames() {
  const now = experiment.value;
  const names = now?.class_names ?? data.value?.classes?.names;
  if (!now || !names || !data.value?.classes) return null;
  const fault = faultAt(problems.value, "/class_names");

  function rename(place: number, text: string): string | null {
    const name = text.trim();
    if (!now || !names) return null;
    if (name === "") return "a class has a name";
    if (names.some((each, i) => i !== place && each === name)) return "another class has this name";
    changeExperiment({ ...now, class_names: names.with(place, name) });
    return null;
  }

  return (
    <Fold title="Class names" glance={names.join(", ")}>
      <div class="data-names">
        {names.map((name, place) => (
          <div key={place} class="data-name">
            <ClassMark index={place} />
            <TextField
              label={`Name of class ${place + 1}`}
              labelHidden
              text={name}
              onKeep={(text) => rename(place, text)}
            />
          </div>
        ))}
        {now.class_names !== null && (
          <button
            type="button"
            class="button text"
            onClick={() => changeExperiment({ ...now, class_names: null })}
          >
            Names as they were
          </button>
        )}
      </div>
      {fault !== null && (
        <p class="field-fault" role="alert">
          {fault}
        </p>
      )}
    </Fold>
  );
}
