import type { Rows } from "../../../../contract";
import { takeDataset } from "../../../../session";
import { Choice } from "../../../../fields/Choice";
import { countOf } from "../../rows";
import { closeOwnData } from "../open";
import { ProblemList } from "../ProblemList";
import { choose, chosen, given, isBusy, rows, table, unfit, unread } from "./state";

const MISSING = [
  { name: "drop", title: "drop the row" },
  { name: "mean", title: "fill with the mean" },
];
/** So many classes are named. */
const NAMED = 6;

/** What becomes of gaps, what would be learnt from, and the button that takes it. */
export function Use() {
  const read = table.value;
  const choice = chosen.value;
  const dataset = given.value;
  const made = unread.value.length === 0 && !isBusy.value ? rows.value : null;
  const hasGaps = read?.columns.some(
    ({ name, missing, problems }) =>
      missing + problems.length > 0 && choice?.features.includes(name) === true,
  );
  return (
    <>
      {choice && hasGaps && (
        <div class="own-gaps">
          <Choice
            label="Where a feature is missing"
            value={choice.missing}
            options={MISSING}
            onChange={(name) => choose({ ...choice, missing: name === "mean" ? "mean" : "drop" })}
          />
        </div>
      )}
      {!isBusy.value && <ProblemList problems={unfit.value.filter(({ line }) => !line)} />}
      <footer class="own-foot">
        <p role="status">
          {isBusy.value ? "Reading…" : made && read ? told(made, read.count) : hindered()}
        </p>
        <button
          type="button"
          class="button text own-use"
          disabled={!made}
          onClick={() => {
            if (!made || !dataset) return;
            takeDataset(dataset, made);
            closeOwnData();
          }}
        >
          Use this data
        </button>
      </footer>
    </>
  );
}

/** Why there is nothing to use yet. */
function hindered(): string {
  const isCell = unfit.value.some(({ line }) => line);
  return isCell ? "Some cells of the chosen columns cannot be read: see above." : "";
}

/** How many rows are used and dropped, and what is learnt of them. */
function told(made: Rows, all: number): string {
  const used = countOf(made);
  const dropped = all - used;
  const rowsTold = `${used} of ${all} rows are used${dropped > 0 ? `, ${dropped} dropped` : ""}`;
  return `${rowsTold}; ${counted(made.features.length, "feature")}; ${aimOf(made)}.`;
}

function aimOf({ classes, numbers }: Rows): string {
  if (!classes) return `to foretell ${(numbers?.names ?? []).join(", ")}`;
  const { names } = classes;
  const more = names.length > NAMED ? ", …" : "";
  return `${names.length} classes: ${names.slice(0, NAMED).join(", ")}${more}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
