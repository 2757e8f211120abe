import { useMemo } from "preact/hooks";

import type { Paths } from "../../api/contract";
import { grouped, short } from "../../model/format";
import { graph, timeline } from "../../session";
import type { FlowStep } from "../../timeline/step";
import { exactly } from "./exactly";
import { workOf, type OnTheWay, type Work } from "./partial_sums";

interface Props {
  readonly id: string;
  readonly counts: Paths["counts"];
}

/** So many nodes are listed, and so many parts of a sum. */
const LISTED = 40;
const PARTS = 4;

/** The table of dynamic programming: every partial sum on the way, how it was made, who used it. */
export function PartialSums({ id, counts }: Props) {
  const work = useWork(id, counts);
  if (work === null || work.nodes.length < 2) return null;
  const { nodes, onEachPath, once } = work;
  return (
    <>
      <table class="paths-shared">
        <caption>Each partial sum is made once, from the output back</caption>
        <thead>
          <tr>
            <th scope="col">Node</th>
            <th scope="col">Sum</th>
            <th scope="col">Ways on</th>
            <th scope="col">Used by</th>
          </tr>
        </thead>
        <tbody>
          {nodes.slice(0, LISTED).map((on) => (
            <Row key={on.node} on={on} isSource={on.node === id} />
          ))}
        </tbody>
      </table>
      {nodes.length > LISTED && (
        <p class="soft">
          and {nodes.length - LISTED} more on the way to {id}
        </p>
      )}
      {onEachPath > BigInt(once) && (
        <p>
          Followed one by one, the paths would take {grouped(onEachPath)} multiplications; with
          every sum made once, {grouped(BigInt(once))} do.
        </p>
      )}
    </>
  );
}

function Row({ on, isSource }: { readonly on: OnTheWay; readonly isSource: boolean }) {
  const { node, before, after } = on;
  const parts = timeline.value?.arrivals.get(node)?.map(({ step }) => step) ?? [];
  const sum = parts.at(-1)?.total ?? null;
  const uses = before * after;
  return (
    <>
      <tr>
        <th scope="row" rowSpan={2}>
          <i class="math">{node}</i>
        </th>
        <td class="red" title={sum === null ? undefined : exactly(sum)}>
          {sum === null ? "1" : short(sum)}
        </td>
        <td class="number">{grouped(after)}</td>
        <td class="number">
          {isSource ? "the result" : `${grouped(uses)} ${uses === 1n ? "path" : "paths"}`}
        </td>
      </tr>
      <tr class="paths-made">
        <td colSpan={3}>
          {parts.length === 0 ? "the start of every path" : <Made parts={parts} />}
        </td>
      </tr>
    </>
  );
}

/** What a partial sum was made of: of each consumer its own sum, times the local between. */
function Made({ parts }: { readonly parts: readonly FlowStep[] }) {
  return (
    <>
      {"= "}
      {parts.slice(0, PARTS).map(({ index, from, upstream, local }, i) => (
        <span key={index}>
          {i > 0 && " + "}
          <i class="math">{from}</i>’s {short(upstream)}
          {local === null ? " mapped" : ` × ${short(local)}`}
        </span>
      ))}
      {parts.length > PARTS && ` + ${parts.length - PARTS} more`}
    </>
  );
}

/** Null until everything is there that it is made of. */
function useWork(id: string, counts: Paths["counts"]): Work | null {
  const [now, places] = [graph.value, timeline.value?.computed];
  return useMemo(() => {
    if (!now || !places) return null;
    const place = (node: string): number => places.get(node) ?? Infinity;
    const nodes = now.nodes.toSorted((a, b) => place(a.id) - place(b.id));
    return workOf(nodes, id, new Map(Object.entries(counts).map(([k, n]) => [k, BigInt(n)])));
  }, [now, places, id, counts]);
}
