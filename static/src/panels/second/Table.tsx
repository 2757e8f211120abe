import { useEffect, useState } from "preact/hooks";

import { api } from "../../api/client";
import type { Hessian } from "../../api/contract";
import { exact, short } from "../../model/format";
import type { Graph } from "../../model/graph";
import { asked } from "../asked";

/** The Hessian: a row and a column for each number of the inputs. */
export function Table({ now }: { readonly now: Graph }) {
  const [answer, setAnswer] = useState<Hessian | string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void asked(() => api.hessian(now, null)).then((next) => isWanted && setAnswer(next));
    return () => (isWanted = false);
  }, [now]);
  return (
    <section aria-busy={answer === null}>
      <h3>Second derivatives</h3>
      {answer === null && <p class="soft">Working them out…</p>}
      {typeof answer === "string" && <p class="soft">{answer}</p>}
      {answer !== null && typeof answer !== "string" && (
        <>
          <p>
            How fast the gradient of the row moves when the number of the column does (the Hessian
            of <i class="math">{now.output}</i>).
          </p>
          <Cells hessian={answer} />
        </>
      )}
    </section>
  );
}

function Cells({ hessian: { leaves, rows = [] } }: { readonly hessian: Hessian }) {
  return (
    <div class="second-scroll" tabIndex={0} role="region" aria-label="Second derivatives">
      <table class="second-table">
        <thead>
          <tr>
            <td />
            {leaves.map((leaf) => (
              <th key={leaf} scope="col">
                <i class="math">{leaf}</i>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={leaves[i]}>
              <th scope="row">
                <i class="math">{leaves[i]}</i>
              </th>
              {row.map((number, j) => (
                <td key={leaves[j]} class="number red" title={exact(number)}>
                  {short(number)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
