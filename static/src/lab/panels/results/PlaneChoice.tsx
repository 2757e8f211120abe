import { Choice } from "../../fields/Choice";
import { changeExperiment, data, experiment } from "../../session";
import { axes } from "./on_plane";

const DOC = "What the answers are drawn over. The run begins anew.";

/** Of more than two features, the two that the answers are drawn over. */
export function PlaneChoice() {
  const [features, over] = [data.value?.features ?? [], axes.value];
  if (features.length < 3 || over?.length !== 2) return null;
  const options = features.map((name) => ({ name, title: name }));
  const [across = "", up = ""] = over.map(({ feature }) => feature);
  const choose = (one: string, other: string) => {
    const now = experiment.peek();
    // A feature that is chosen twice changes places with the other.
    const plane = one === other ? ([up, across] as const) : ([one, other] as const);
    if (now) changeExperiment({ ...now, plane: indices(features, plane) });
  };
  return (
    <div class="plane-choice">
      <Choice
        label="Across"
        value={across}
        options={options}
        doc={DOC}
        onChange={(name) => choose(name, up)}
      />
      <Choice
        label="Up"
        value={up}
        options={options}
        doc={DOC}
        onChange={(name) => choose(across, name)}
      />
    </div>
  );
}

function indices(
  features: readonly string[],
  [one, other]: readonly [string, string],
): readonly [number, number] {
  return [features.indexOf(one), features.indexOf(other)];
}
