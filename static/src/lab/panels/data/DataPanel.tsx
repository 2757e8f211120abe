import { problems } from "../../session";
import { About } from "./About";
import { refused } from "./bringing";
import { ClassNames } from "./ClassNames";
import { faultOf } from "../../fields/faults";
import { Inputs } from "./Inputs";
import { Knobs } from "./Knobs";
import { DropTarget } from "./own/DropTarget";
import { LateOwnData } from "./own/LateOwnData";
import { openOwnData } from "./own/open";
import { Shares } from "./Shares";
import { Datasets } from "./thumbnails/Datasets";

/** What the network learns from. */
export function DataPanel() {
  return (
    <section class="data" aria-labelledby="data-head">
      <h2 id="data-head">Data</h2>
      <Datasets />
      <button type="button" class="button text data-own" onClick={() => openOwnData()}>
        Your own data…
      </button>
      <About />
      <Wrong />
      <Knobs />
      <Shares />
      <Inputs />
      <ClassNames />
      <LateOwnData />
      <DropTarget />
    </section>
  );
}

/** Places of the experiment that have a field of their own here, to say what is wrong with them. */
const AT_FIELDS = /^\/dataset\/(knobs|seed)(\/|$)/;

/** What is wrong with the dataset and with none of its fields. */
function Wrong() {
  const all = [...problems.value, ...refused.value];
  const here = all.filter(
    ({ where }) =>
      where === "/dataset" || (where.startsWith("/dataset/") && !AT_FIELDS.test(where)),
  );
  const unplaced = faultOf(refused.value, "");
  const words = [...here.map(({ message }) => message), ...(unplaced === null ? [] : [unplaced])];
  if (words.length === 0) return null;
  return (
    <p class="field-fault" role="alert">
      {[...new Set(words)].join("; ")}
    </p>
  );
}
