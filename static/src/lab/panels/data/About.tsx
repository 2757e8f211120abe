import { catalogues, data } from "../../session";
import { dataset } from "./bringing";
import { recordOf, titleOf } from "./catalogue";

/** What the dataset is, and where it is from if it was measured. */
export function About() {
  const given = dataset.value;
  if (!given) return null;
  const datasets = catalogues.value?.datasets ?? [];
  const record = recordOf(given, datasets);
  return (
    <div class="data-about">
      <h3>{titleOf(given, datasets)}</h3>
      <p>{record ? record.doc : ownDoc()}</p>
      {record && record.origin !== "generated" && <p>{record.origin}.</p>}
    </div>
  );
}

/** What is known of one's own data. */
function ownDoc(): string {
  const run = data.value;
  if (!run) return "Your own.";
  return `Your own: ${run.rows.length} rows of ${run.features.join(", ")}.`;
}
