import type { Checked } from "../../api/contract";
import { isTensor } from "../../model/value";

interface Props {
  readonly costs: Checked["costs"];
  readonly nodes: Checked["nodes"];
}

/** The inputs of a network of 784, 128, 64 and 10 units: all of its weights and biases. */
const MANY = 109_386;

/** What each road took for this graph, and what it would take for very many inputs. */
export function Costs({ costs, nodes }: Props) {
  const inputs = Object.values(nodes).reduce((sum, { reverse }) => sum + sizeOf(reverse), 0);
  const rows = [
    { road: "Reverse", unit: "sweep", cost: costs.reverse, many: 1 },
    { road: "Forward", unit: "sweep", cost: costs.forward, many: MANY },
    { road: "Differences", unit: "run", cost: costs.differences, many: 2 * MANY },
    { road: "Paths", unit: "path", cost: costs.paths, many: null },
  ] as const;
  return (
    <table class="check-costs">
      <caption>What it took</caption>
      <thead>
        <tr>
          <th scope="col">Road</th>
          <th scope="col">Here</th>
          <th scope="col">Ops evaluated</th>
          <th scope="col">For {counted(MANY)} inputs</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ road, unit, cost, many }) => (
          <tr key={road}>
            <th scope="row">{road}</th>
            <td class="number">{plural(cost.sweeps, unit)}</td>
            <td class="number">{counted(cost.op_evaluations)}</td>
            <td class="number">{many === null ? "beyond counting" : plural(many, unit)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={4} class="soft">
            One-sided differences take a run for each number and one more:{" "}
            {plural(inputs + 1, "run")} here.
          </td>
        </tr>
      </tfoot>
    </table>
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
