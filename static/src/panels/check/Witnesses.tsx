import type { Checked, Witness } from "../../api/contract";
import { exact } from "../../model/format";
import type { Value } from "../../model/value";
import { said } from "../../view/words";

/** So many nodes are listed. */
const LISTED = 200;

/** A row for each node: what the roads say of it, and whether they agree. */
export function Witnesses({ nodes }: { readonly nodes: Checked["nodes"] }) {
  const all = Object.entries(nodes);
  if (all.length === 0) return null;
  return (
    <div class="check-table" tabIndex={0} role="region" aria-label="What each road says">
      <table>
        <thead>
          <tr>
            <th scope="col">Node</th>
            <th scope="col">Reverse</th>
            <th scope="col">Forward</th>
            <th scope="col">Central</th>
            <th scope="col">One-sided</th>
            <th scope="col">Paths</th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {all.slice(0, LISTED).map(([name, witness]) => (
            <Row key={name} name={name} witness={witness} />
          ))}
        </tbody>
      </table>
      {all.length > LISTED && <p class="soft">and {all.length - LISTED} more</p>}
    </div>
  );
}

interface RowProps {
  readonly name: string;
  readonly witness: Witness;
}

function Row({ name, witness }: RowProps) {
  const { reverse, forward, differences, one_sided, paths, verdict, reason } = witness;
  return (
    <>
      <tr>
        <th scope="row">
          <i class="math">{name}</i>
        </th>
        {[reverse, forward, differences, one_sided, paths].map((value, i) => (
          <Numeral key={i} value={value} />
        ))}
        <td class={verdict === "agree" ? "agrees" : "differs"}>
          {verdict === "agree" ? "✓ agree" : `! ${verdict}`}
        </td>
      </tr>
      {reason !== undefined && (
        <tr class="check-reason">
          <td colSpan={7}>{reason}</td>
        </tr>
      )}
    </>
  );
}

function Numeral({ value }: { readonly value: Value | null }) {
  if (value === null) return <td class="number soft">none</td>;
  return (
    <td class="number red" title={exact(value).slice(0, 400)}>
      {said(value)}
    </td>
  );
}
