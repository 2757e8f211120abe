import { short } from "../../model/format";
import { isCount } from "../../model/value";
import type { FlowStep } from "../../timeline/step";
import { exactly } from "./exactly";

const MAP = "A structured op has no single local number: its rule maps the whole gradient back.";

/** What arrived along each edge, and what it is the product of. */
export function Contributions({ steps }: { readonly steps: readonly FlowStep[] }) {
  const [first] = steps;
  if (!first) return null;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">from</th>
          <th scope="col">upstream</th>
          <th scope="col">local</th>
          <th scope="col">{isCount(first.amount) ? "paths" : first.kind}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.index}>
            <th scope="row">
              <i class="math">{step.from}</i>
            </th>
            <td class="red" title={exactly(step.upstream)}>
              {short(step.upstream)}
            </td>
            <td title={step.local === null ? MAP : exactly(step.local)}>
              {step.local === null ? "map" : `× ${short(step.local)}`}
            </td>
            <td class="red" title={exactly(step.amount)}>
              {short(step.amount)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
