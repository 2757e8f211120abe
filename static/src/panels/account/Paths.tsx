import { useEffect, useState } from "preact/hooks";

import { api } from "../../api/client";
import type { Path, Paths as Found } from "../../api/contract";
import { grouped, short } from "../../model/format";
import { followed, graph } from "../../session";
import { said } from "../../view/words";
import { asked } from "../asked";
import { exactly } from "./exactly";
import { PartialSums } from "./PartialSums";
import "./paths.css";

/** So many paths are listed, those of the largest product first. */
const LISTED = 20;

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
        {count === "1" ? "One path" : `${grouped(BigInt(count))} paths`}; their products add up to{" "}
        <b class="red" title={exactly(sum)}>
          {said(sum)}
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
      <PartialSums id={id} counts={counts} />
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
        <span class="red" title={exactly(path.product)}>
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
  return known ? `${factors.join(" × ")} = ${said(product)}` : said(product);
}

/** The paths, null while they are looked for, or why there are none to be had. */
function useAnswer(id: string): Found | string | null {
  const [answer, setAnswer] = useState<Found | string | null>(null);
  const now = graph.value;
  useEffect(() => {
    let isWanted = true;
    if (!now) return undefined;
    void asked(() => api.paths(now, id, LISTED)).then((next) => isWanted && setAnswer(next));
    return () => (isWanted = false);
  }, [now, id]);
  return answer;
}

/** The keys of all nodes and edges on a path. */
function keysOf({ nodes, slots }: Path): readonly string[] {
  return [...nodes, ...slots.map((slot, i) => `${nodes[i] ?? ""}:${nodes[i + 1] ?? ""}:${slot}`)];
}
