import { catalogues, experiment } from "../../../session";
import { groupsOf } from "../catalogue";
import { bringData } from "../bringing";
import { Thumbnail } from "./Thumbnail";

/** Every dataset of the catalogue as a picture, in groups. */
export function Datasets() {
  const datasets = catalogues.value?.datasets ?? [];
  const chosen = experiment.value?.dataset.name;
  return groupsOf(datasets).map((group) => (
    <div key={group.title} role="group" aria-label={group.title} class="data-group">
      <h3>{group.title}</h3>
      <div class="data-grid">
        {group.datasets.map((record) => (
          <Thumbnail
            key={record.name}
            record={record}
            isChosen={record.name === chosen}
            onChoose={() => {
              if (record.name !== chosen) bringData({ name: record.name, knobs: {}, seed: 0 });
            }}
          />
        ))}
      </div>
    </div>
  ));
}
