import { useId, useState } from "preact/hooks";

import type { Checked } from "../../api/contract";
import { isTensor } from "../../model/value";
import "./costs.css";
import { parametersOf, ROADS, share, type Road } from "./scaled_costs";

interface Props {
  readonly costs: Checked["costs"];
  readonly nodes: Checked["nodes"];
}

/** A network that reads handwritten digits: units of its layers. */
const NETWORK = [784, 128, 64, 10];
/** More numbers than any graph has, and few enough for a float to count. */
const MOST = 1e12;

/** What each road took for this graph, and what it would take for so many numbers. */
export function Costs({ costs, nodes }: Props) {
  const here = Object.values(nodes).reduce((sum, { reverse }) => sum + sizeOf(reverse), 0);
  const network = parametersOf(NETWORK);
  const [numbers, setNumbers] = useState(network);
  const largest = Math.max(...ROADS.map(({ rounds }) => rounds?.(numbers) ?? 0));
  const ops = costs.reverse.op_evaluations;
  return (
    <section class="costs" aria-label="Cost">
      <NumbersField
        numbers={numbers}
        onNumbers={setNumbers}
        presets={[
          { name: "this graph", numbers: here },
          { name: `network ${NETWORK.join("-")}`, numbers: network },
        ]}
      />
      <table class="check-costs">
        <caption>What it took</caption>
        <thead>
          <tr>
            <th scope="col">Road</th>
            <th scope="col">Here</th>
            <th scope="col">Ops here</th>
            <th scope="col">By the book for {counted(numbers)}</th>
            <th scope="col">Ops</th>
          </tr>
        </thead>
        <tbody>
          {ROADS.map((road) => (
            <Row key={road.key} {...{ road, here, numbers, ops, largest }} cost={costs[road.key]} />
          ))}
        </tbody>
      </table>
      <p class="soft">
        By the book: reverse takes one sweep for all numbers, forward one for each, central
        differences two runs for each, one-sided ones a run for each and one more. A bar grows by as
        much with each tenfold. Ops are reckoned at {counted(ops)} a sweep, as here.
      </p>
    </section>
  );
}

interface RowProps {
  readonly road: Road;
  readonly cost: Checked["costs"]["reverse"];
  readonly here: number;
  readonly numbers: number;
  readonly ops: number;
  readonly largest: number;
}

function Row({ road, cost, here, numbers, ops, largest }: RowProps) {
  const { name, unit, rounds } = road;
  const book = rounds?.(here) ?? cost.sweeps;
  const many = rounds?.(numbers) ?? null;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="number">
        {plural(cost.sweeps, unit)}
        {book !== cost.sweeps && <small>by the book {counted(book)}</small>}
      </td>
      <td class="number">{counted(cost.op_evaluations)}</td>
      {many === null ? (
        <td class="number soft" colSpan={2}>
          as many as there are ways
        </td>
      ) : (
        <>
          <td class="number">
            {plural(many, unit)}
            <span class="cost-bar" style={{ width: `${100 * share(many, largest)}%` }} />
          </td>
          <td class="number">{counted(many * ops)}</td>
        </>
      )}
    </tr>
  );
}

interface FieldProps {
  readonly numbers: number;
  readonly onNumbers: (numbers: number) => void;
  readonly presets: readonly { readonly name: string; readonly numbers: number }[];
}

/** For how many numbers the cost is reckoned: typed, or one of those that have a name. */
function NumbersField({ numbers, onNumbers, presets }: FieldProps) {
  const id = useId();
  return (
    <div class="costs-field">
      <label for={id}>Numbers to differentiate by, N</label>
      <input
        id={id}
        type="number"
        inputmode="numeric"
        min="1"
        max={MOST}
        value={numbers}
        onInput={({ currentTarget: { value } }) => {
          const typed = Number(value);
          if (Number.isInteger(typed) && typed >= 1 && typed <= MOST) onNumbers(typed);
        }}
      />
      {presets.map((preset) => (
        <button
          key={preset.name}
          type="button"
          class="button"
          aria-pressed={preset.numbers === numbers}
          onClick={() => onNumbers(preset.numbers)}
        >
          {preset.name}: {counted(preset.numbers)}
        </button>
      ))}
    </div>
  );
}

function sizeOf(value: Checked["nodes"][string]["reverse"]): number {
  if (value === null) return 0;
  return isTensor(value) ? value.data.length : 1;
}

function counted(count: number): string {
  return count.toLocaleString("en");
}

function plural(count: number, unit: string): string {
  return `${counted(count)} ${unit}${count === 1 ? "" : "s"}`;
}
