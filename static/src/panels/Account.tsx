import type { FlowStep, TraceNode } from "../api/contract";
import { Tex } from "../math/Tex";
import { exact, short } from "../model/format";
import { equation, inputsOf, isLeaf } from "../model/graph";
import { isTensor, type Value } from "../model/value";
import { graph, live, mode, openedExample, ops, selection, trace, wrt } from "../session";
import { edgeOf, isFlow } from "../timeline/timeline";
import { useNarrated } from "./narrated";
import { TensorTable } from "./TensorTable";

/** The whole account of the selected node or edge: value, every contribution, their sum. */
export function Account() {
  const chosen = selection.value;
  return (
    <section class="account" aria-label="Account">
      {!chosen ? (
        <Origin />
      ) : "node" in chosen ? (
        <NodeAccount key={chosen.node} id={chosen.node} />
      ) : (
        <EdgeAccount key={chosen.edge} edge={chosen.edge} />
      )}
    </section>
  );
}

/** Before anything is chosen: what this example shows, and where its numbers are from. */
function Origin() {
  const example = openedExample.value;
  return (
    <>
      {example && (
        <>
          <h2>{example.title}</h2>
          <p>{example.about}</p>
          <p class="soft">{example.origin}</p>
        </>
      )}
      <p class="soft">Click a node or an edge for its whole account.</p>
    </>
  );
}

function NodeAccount({ id }: { readonly id: string }) {
  const node = graph.value?.nodes.find((each) => each.id === id);
  const traced = trace.value?.nodes[id];
  const steps = trace.value?.steps ?? [];
  const computed = useNarrated(
    steps.find((step) => step.kind === "value" && step.node === id) ?? null,
  );
  if (!node || !traced) return null;
  const arrived = steps.filter((step): step is FlowStep => isFlow(step) && step.to === id);
  const { value, derivative } = numbersNow(id, traced);
  const isSettled = derivative === (traced.grad ?? traced.tangent);
  const plain = isLeaf(node) || !computed?.latex;
  return (
    <>
      <h2>
        {id} <small>{node.op}</small>
      </h2>
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
    </>
  );
}

/** A node's numbers, those of the drag under way if there is one. */
function numbersNow(id: string, traced: TraceNode) {
  const now = live.value?.now;
  const i = now?.ids.indexOf(id) ?? -1;
  const derivative = traced.grad ?? traced.tangent ?? null;
  return {
    value: now?.values[i] ?? traced.value,
    derivative: mode.value === "reverse" ? (now?.grads[i] ?? derivative) : derivative,
  };
}

function Contributions({ steps }: { readonly steps: readonly FlowStep[] }) {
  if (steps.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">from</th>
          <th scope="col">upstream</th>
          <th scope="col">local</th>
          <th scope="col">{steps[0]?.kind}</th>
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

function EdgeAccount({ edge }: { readonly edge: string }) {
  const crossed = trace.value?.steps.find(
    (each): each is FlowStep => isFlow(each) && edgeOf(each) === edge,
  );
  const step = useNarrated(crossed ?? null);
  const [from = "", to = "", slot = "0"] = edge.split(":");
  const op = graph.value?.nodes.find((node) => node.id === to)?.op ?? "";
  return (
    <>
      <h2>
        {from} → {to} <small>input {Number(slot) + 1}</small>
      </h2>
      {mode.value === "reverse" && <p class="soft">{ops.value.get(op)?.backward}</p>}
      {crossed ? (
        <>
          {step?.latex && <Tex latex={step.latex} display />}
          <Contributions steps={[crossed]} />
          <Amount name={`${crossed.kind} to ${crossed.to}`} value={crossed.amount} colour="red" />
        </>
      ) : (
        <p class="soft">
          {mode.value === "reverse"
            ? "No gradient crosses this edge: it does not lead to the output."
            : `Nothing moves along this edge: ${from} does not depend on ${wrt.value ?? ""}.`}
        </p>
      )}
    </>
  );
}

interface AmountProps {
  readonly name: string;
  readonly value: Value | null;
  readonly colour: "blue" | "red";
  readonly parts?: readonly FlowStep[];
}

/** One line: what it is, and how much; the parts it is the sum of, if there are several. */
function Amount({ name, value, colour, parts = [] }: AmountProps) {
  const summed = parts.length > 1 && parts.length < 5 && value !== null && !isTensor(value);
  return (
    <>
      <p class="line total">
        <span>{name}</span>
        {value === null ? (
          <span class="soft">none</span>
        ) : (
          <span class={colour} title={exactly(value)}>
            {summed && `${parts.map((step) => short(step.amount)).join(" + ")} = `}
            {short(value)}
          </span>
        )}
      </p>
      {value !== null && isTensor(value) && (
        <TensorTable label={name} tensor={value} colour={colour} />
      )}
    </>
  );
}

const MAP = "A structured op has no single local number: its rule maps the whole gradient back.";

function exactly(value: Value): string {
  return exact(value).slice(0, 400);
}

function derivativeName(id: string): string {
  return mode.value === "reverse"
    ? `∂${graph.value?.output ?? ""}/∂${id}`
    : `∂${id}/∂${wrt.value ?? ""}`;
}

function whyAbsent(id: string): string {
  return mode.value === "reverse"
    ? `${graph.value?.output ?? ""} does not depend on ${id}, so there is no gradient to pass back.`
    : `${id} does not depend on ${wrt.value ?? ""}, so nothing moves here.`;
}
