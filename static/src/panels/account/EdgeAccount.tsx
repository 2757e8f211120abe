import { Tex } from "../../math/Tex";
import { isCount } from "../../model/value";
import { graph, mode, ops, timeline, wrt } from "../../session";
import { EdgeActions } from "../inspector/EdgeActions";
import { useNarrated } from "../narrated";
import { Amount } from "./Amount";
import { Contributions } from "./Contributions";

const NOTHING = {
  reverse: "No gradient crosses this edge: it does not lead to the output.",
  counting: "No path takes this edge: it does not lead to the output.",
  forward: "Nothing moves along this edge",
} as const;

/** What crosses an edge, and what can be done with it. */
export function EdgeAccount({ edge }: { readonly edge: string }) {
  const crossed = timeline.value?.crossings.get(edge)?.step;
  const step = useNarrated(crossed ?? null);
  const [from = "", to = "", slot = "0"] = edge.split(":");
  const op = graph.value?.nodes.find((node) => node.id === to)?.op ?? "";
  return (
    <>
      <h2>
        {from} → {to} <small>input {Number(slot) + 1}</small>
      </h2>
      <EdgeActions edge={edge} />
      {mode.value === "reverse" && <p class="soft">{ops.value.get(op)?.backward}</p>}
      {crossed ? (
        <>
          {isCount(crossed.amount) && <p>{step?.words}</p>}
          {step?.latex && <Tex latex={step.latex} display />}
          <Contributions steps={[crossed]} />
          <Amount
            name={
              isCount(crossed.amount) ? "paths by this edge" : `${crossed.kind} to ${crossed.to}`
            }
            value={crossed.amount}
            colour="red"
          />
        </>
      ) : (
        <p class="soft">
          {NOTHING[mode.value]}
          {mode.value === "forward" && `: ${from} does not depend on ${wrt.value ?? ""}.`}
        </p>
      )}
    </>
  );
}
