import { signal } from "@preact/signals";

import { data, view } from "../../session";

type Part = "train" | "held_out";

const part = signal<Part>("train");

const PARTS: readonly (readonly [Part, string])[] = [
  ["train", "Train"],
  ["held_out", "Held out"],
];

/** The darkest a cell gets: its number must stay legible. */
const DARKEST = 50;

/** How many samples of each class are told to be of which; nothing where numbers are learnt. */
export function Confusion() {
  const names = data.value?.classes?.names;
  const confusion = view.value?.confusion;
  if (!names) return null;
  const shown = confusion?.held_out ? part.value : "train";
  const rows = confusion?.[shown] ?? names.map(() => names.map(() => null));
  return (
    <details class="result result-folded" open>
      <summary>
        <h2>Confusion matrix</h2>
      </summary>
      {confusion?.held_out && <Parts shown={shown} />}
      <table class={`confusion${names.length > 6 ? " narrow" : ""}`}>
        <caption class="sr">
          Samples by true class (rows) and told class (columns),
          {shown === "train" ? " training" : " held out"}
        </caption>
        <thead>
          <tr>
            <td class="soft">true \ told</td>
            {names.map((name, index) => (
              <th scope="col" key={index} title={`told ${name}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, index) => (
            <Row key={index} name={name} names={names} counts={rows[index] ?? []} right={index} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

interface RowProps {
  readonly name: string;
  readonly names: readonly string[];
  readonly counts: readonly (number | null)[];
  /** The column of those that are told rightly. */
  readonly right: number;
}

function Row({ name, names, counts, right }: RowProps) {
  const all = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return (
    <tr>
      <th scope="row" title={`truly ${name}`}>
        {name}
      </th>
      {counts.map((count, column) => (
        <td
          key={column}
          class={column === right ? "right" : ""}
          style={{ "--shade": `${all > 0 ? (DARKEST * (count ?? 0)) / all : 0}%` }}
          title={`${count ?? 0} of ${all} that are ${name} are told ${names[column] ?? ""}`}
        >
          {count === 0 ? <span class="soft">0</span> : (count ?? "–")}
        </td>
      ))}
    </tr>
  );
}

function Parts({ shown }: { readonly shown: Part }) {
  return (
    <div class="result-choice" role="radiogroup" aria-label="Samples of the matrix">
      {PARTS.map(([name, title]) => (
        <label key={name}>
          <input
            type="radio"
            name="confusion"
            checked={shown === name}
            onChange={() => (part.value = name)}
          />
          <span>{title}</span>
        </label>
      ))}
    </div>
  );
}
