import { typographic } from "../../charts/ticks";
import { short } from "../../../model/format";
import type { Num } from "../../../model/value";
import type { RunData } from "../../contract";
import { Picture } from "./Picture";

/** So many features are listed; the others are folded away. */
const LISTED = 6;

/** What is known of a sample: its features by name, or the picture that they are. */
export function Features({ all, row }: { readonly all: RunData; readonly row: number }) {
  const values = all.rows[row] ?? [];
  if (all.picture) return <Picture values={values} size={all.picture} name={`Sample ${row + 1}`} />;
  const pairs = all.features.map((name, k) => [name, values[k] ?? NaN] as const);
  return (
    <>
      <List pairs={pairs.slice(0, LISTED)} />
      {pairs.length > LISTED && (
        <details class="why">
          <summary>{pairs.length - LISTED} more features</summary>
          <List pairs={pairs.slice(LISTED)} />
        </details>
      )}
    </>
  );
}

function List({ pairs }: { readonly pairs: readonly (readonly [string, Num])[] }) {
  return (
    <dl class="sample-features">
      {pairs.map(([name, value]) => (
        <div key={name}>
          <dt title={name}>{name}</dt>
          <dd title={String(value)}>{typographic(short(value))}</dd>
        </div>
      ))}
    </dl>
  );
}
