import { useEffect, useState } from "preact/hooks";

import { api, Refused } from "../../api/client";
import type { Path, Paths as Found } from "../../api/contract";
import { exact, short } from "../../model/format";
import { followed, graph } from "../../session";
import "./paths.css";

/** So many paths are listed, those of the largest product first, and so many nodes of the table. */
const LISTED = 20;
const NODES = 40;

/** The gradient as the sum over all paths from a node to the output, asked for when it is opened. */
export function Paths({ id }: { readonly id: string }) {
  const [isOpen, setOpen] = useState(false);
  const output = graph.value?.output ?? "";
  return (
    <details class="paths" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        Paths from {id} to {output}
      </summary>
      {isOpen && <Listed id={id} output={output} />}
    </details>
  );
}

function Listed({ id, output }: { readonly id: string; readonly output: string }) {
  const answer = useAnswer(id);
  // Nothing of it stays lit when it is closed.
  useEffect(() => () => void (followed.value = null), []);
  if (answer === null) return <p class="soft">Looking for them…</p>;
  if (typeof answer === "string") return <p class="problem">{answer}</p>;
  const { count, sum, paths, counts } = answer;
  if (sum === null) return <p>No path leads there: {output} does not depend on it.</p>;
  return (
    <>
      <p>
        {count === "1" ? "One path" : `${grouped(count)} paths`}; their products add up to{" "}
        <b class="red" title={exact(sum)}>
          {short(sum)}
        </b>
        .
      </p>
      <ol class="path-list">
        {paths.map((path) => (
          <Way key={keysOf(path).join(" ")} path={path} />
        ))}
      </ol>
      {count !== String(paths.length) && (
        <p class="soft">Of the others only the sum is made, once at each node on the way.</p>
      )}
      <Reused counts={counts} />
    </>
  );
}

/** A path: looked at or come upon by Tab, it is lit in the drawing. */
function Way({ path }: { readonly path: Path }) {
  const light = (): void => void (followed.value = keysOf(path));
  const dim = (): void => void (followed.value = null);
  return (
    <li>
      <button
        type="button"
        onPointerEnter={light}
        onPointerLeave={dim}
        onFocus={light}
        onBlur={dim}
        onClick={light}
      >
        <span class="math">{path.nodes.join(" → ")}</span>
        <span class="red" title={exact(path.product)}>
          {written(path)}
        </span>
      </button>
    </li>
  );
}

/** From the output back, as the chain rule is written: 1 × 7 × 1 = 7. */
function written({ locals, product }: Path): string {
  const factors = locals.toReversed().map((local) => (local === null ? "map" : short(local)));
  const known = factors.length > 0 && factors.length <= 8;
  return known ? `${factors.join(" × ")} = ${short(product)}` : short(product);
}

/** How many ways each node has to the output: all of them share the one sum that is made there. */
function Reused({ counts }: { readonly counts: Found["counts"] }) {
  const shared = Object.entries(counts).filter(([, ways]) => ways !== "1");
  if (shared.length === 0) return null;
  return (
    <table class="paths-shared">
      <caption>Worked out once, used by every way</caption>
      <thead>
        <tr>
          <th scope="col">Node</th>
          <th scope="col">Ways on from it</th>
        </tr>
      </thead>
      <tbody>
        {shared.slice(0, NODES).map(([node, ways]) => (
          <tr key={node}>
            <th scope="row">
              <i class="math">{node}</i>
            </th>
            <td class="number">{grouped(ways)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The paths, null while they are looked for, or why there are none to be had. */
function useAnswer(id: string): Found | string | null {
  const [answer, setAnswer] = useState<Found | string | null>(null);
  const now = graph.value;
  useEffect(() => {
    let isWanted = true;
    if (!now) return undefined;
    void api
      .paths(now, id, LISTED)
      .catch((error: unknown) => {
        if (error instanceof Refused) return error.problems.map(({ message }) => message).join(" ");
        return "The server does not answer now. Nothing is lost.";
      })
      .then((next) => isWanted && setAnswer(next));
    return () => (isWanted = false);
  }, [now, id]);
  return answer;
}

/** The keys of all nodes and edges on a path. */
function keysOf({ nodes, slots }: Path): readonly string[] {
  return [...nodes, ...slots.map((slot, i) => `${nodes[i] ?? ""}:${nodes[i + 1] ?? ""}:${slot}`)];
}

/** A whole number of any length, in groups of three digits. */
function grouped(digits: string): string {
  return digits.length > 24 ? `about 10^${digits.length - 1}` : BigInt(digits).toLocaleString("en");
}
