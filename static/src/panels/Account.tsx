import type { FlowStep } from "../api/contract";
import { exact, short } from "../model/format";
import { equation, inputsOf, isLeaf } from "../model/graph";
import type { Value } from "../model/value";
import { isFlow } from "../timeline/timeline";
import { graph, mode, ops, selection, trace, wrt } from "../session";

/** The whole account of the selected node or edge: value, every contribution, their sum. */
export function Account() {
  const chosen = selection.value;
  if (!chosen || !trace.value || !graph.value) {
    return (
      <section class="account" aria-label="Account">
        <p class="soft">Click a node or an edge for its whole account.</p>
      </section>
    );
  }
  return "node" in chosen ? <NodeAccount id={chosen.node} /> : <EdgeAccount edge={chosen.edge} />;
}

function NodeAccount({ id }: { readonly id: string }) {
  const node = graph.value?.nodes.find((each) => each.id === id);
  const traced = trace.value?.nodes[id];
  if (!node || !traced) return null;
  const kind = isLeaf(node) ? node.op : (ops.value.get(node.op)?.name ?? node.op);
  const arrived = trace.value?.steps.filter(
    (step): step is FlowStep => isFlow(step) && step.to === id,
  );
  const derivative = traced.grad ?? traced.tangent ?? null;
  return (
    <section class="account" aria-label="Account">
      <h2>
        {id} <small>{kind}</small>
      </h2>
      <p class="line">
        <span>{equation(node, ops.value)}</span>
        <Amount value={traced.value} colour="blue" />
      </p>
      {inputsOf(node).length > 0 && <p class="soft">{ops.value.get(node.op)?.doc}</p>}
      <Contributions steps={arrived ?? []} />
      <p class="line total">
        <span>{derivativeName(id)}</span>
        {derivative === null ? (
          <span class="soft">none</span>
        ) : (
          <Amount value={derivative} colour="red" />
        )}
      </p>
      {derivative === null && <p class="soft">{whyAbsent(id)}</p>}
    </section>
  );
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
          <th scope="col">contribution</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.index}>
            <th scope="row">
              <i class="math">{step.from}</i>
            </th>
            <td class="red">{short(step.upstream)}</td>
            <td>{step.local === null ? "map" : short(step.local)}</td>
            <td class="red">{short(step.amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EdgeAccount({ edge }: { readonly edge: string }) {
  const step = trace.value?.steps.find(
    (each): each is FlowStep =>
      isFlow(each) &&
      edge ===
        (each.kind === "contribution"
          ? `${each.to}:${each.from}:${each.slot}`
          : `${each.from}:${each.to}:${each.slot}`),
  );
  const [from = "", to = "", slot = "0"] = edge.split(":");
  const op = graph.value?.nodes.find((node) => node.id === to)?.op ?? "";
  return (
    <section class="account" aria-label="Account">
      <h2>
        {from} → {to} <small>input {Number(slot) + 1}</small>
      </h2>
      <p class="soft">{ops.value.get(op)?.backward}</p>
      {step ? (
        <>
          <Contributions steps={[step]} />
          <p class="line total">
            <span>contribution to {step.to}</span>
            <Amount value={step.amount} colour="red" />
          </p>
        </>
      ) : (
        <p class="soft">No gradient crosses this edge: it does not lead to the output.</p>
      )}
    </section>
  );
}

function Amount({ value, colour }: { readonly value: Value; readonly colour: "blue" | "red" }) {
  return (
    <span class={colour} title={exact(value).slice(0, 400)}>
      {short(value)}
    </span>
  );
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
