import type { TraceNode } from "../../api/contract";
import { Tex } from "../../math/Tex";
import { inputsOf, isLeaf } from "../../model/graph";
import { derivativeOf, graph, live, mode, ops, timeline, trace, wrt } from "../../session";
import { useNarrated } from "../narrated";
import { equation } from "../../view/words";
import { Amount } from "./Amount";
import { Contributions } from "./Contributions";
import { Paths } from "./Paths";

/** A node's value, every contribution to its gradient, and their sum. */
export function NodeAccount({ id }: { readonly id: string }) {
  const node = graph.value?.nodes.find((each) => each.id === id);
  const traced = trace.value?.nodes[id];
  const { steps, computed: places, arrivals } = timeline.value ?? {};
  const place = places?.get(id);
  const computed = useNarrated(place === undefined ? null : (steps?.at(place) ?? null));
  if (!node || !traced) return <p class="soft">{id} cannot be computed yet.</p>;
  const arrived = (arrivals?.get(id) ?? []).map(({ step }) => step);
  const { value, derivative } = numbersNow(id, traced);
  const isSettled = derivative === derivativeOf(id);
  const plain = isLeaf(node) || !computed?.latex;
  return (
    <>
      {inputsOf(node).length > 0 && <p class="soft">{ops.value.get(node.op)?.doc}</p>}
      {!plain && <Tex latex={computed.latex ?? ""} display />}
      <Amount name={plain ? equation(node, ops.value) : id} value={value} colour="blue" />
      <Contributions steps={arrived} />
      <Amount
        name={derivativeName(id)}
        value={derivative}
        colour="red"
        parts={isSettled ? arrived : []}
      />
      {derivative === null && <p class="soft">{whyAbsent(id)}</p>}
      {derivative !== null && mode.value !== "forward" && <Paths id={id} />}
    </>
  );
}

/** A node's numbers, those of the drag under way if there is one. */
function numbersNow(id: string, traced: TraceNode) {
  const now = live.value?.now;
  const i = now?.ids.indexOf(id) ?? -1;
  const derivative = derivativeOf(id);
  return {
    value: now?.values[i] ?? traced.value,
    derivative: mode.value === "reverse" ? (now?.grads[i] ?? derivative) : derivative,
  };
}

function derivativeName(id: string): string {
  const output = graph.value?.output ?? "";
  if (mode.value === "counting") return `paths to ${output}`;
  return mode.value === "reverse" ? `∂${output}/∂${id}` : `∂${id}/∂${wrt.value ?? ""}`;
}

function whyAbsent(id: string): string {
  const output = graph.value?.output ?? "";
  if (mode.value === "counting") return `No path leads from ${id} to ${output}.`;
  return mode.value === "reverse"
    ? `${output} does not depend on ${id}, so there is no gradient to pass back.`
    : `${id} does not depend on ${wrt.value ?? ""}, so nothing moves here.`;
}
