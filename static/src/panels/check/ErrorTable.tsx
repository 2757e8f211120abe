import type { ErrorCurve } from "./error_curve";
import { powerOf, rough } from "./step_text";

/** What the chart draws, a row for each power of ten. */
export function ErrorTable({ curve }: { readonly curve: ErrorCurve }) {
  const rows = curve.steps.flatMap((step, i) =>
    Number.isInteger(powerOf(step)) ? [{ step, i }] : [],
  );
  return (
    <details class="curve-table">
      <summary>The curve in numbers</summary>
      <table>
        <caption>How far off the differences are</caption>
        <thead>
          <tr>
            <th scope="col">Step h</th>
            <th scope="col">Central</th>
            <th scope="col">One-sided</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ step, i }) => (
            <tr key={i}>
              <th scope="row" class="number">
                {rough(step)}
              </th>
              <td class="number">{error(curve.central[i])}</td>
              <td class="number">{error(curve.oneSided[i])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function error(off: number | null | undefined): string {
  return off === null || off === undefined ? "no number" : rough(off);
}
