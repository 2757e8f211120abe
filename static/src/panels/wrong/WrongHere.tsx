import { findings } from "../../session";
import { guiltOf, labelOf, roleOf } from "../../timeline/finding_words";
import type { Told } from "../../timeline/findings";

/** What is wrong with a node's own numbers, and what it makes wrong of others'. */
export function WrongAtNode({ id }: { readonly id: string }) {
  const own = findings.value.filter(({ node }) => node === id);
  const made = findings.value.filter(
    ({ node, consumer, role }) => consumer === id && node !== id && role === "produced",
  );
  return <Accounts all={[...own, ...made]} />;
}

/** What is wrong with what came back over an edge. */
export function WrongOnEdge({ from, to }: { readonly from: string; readonly to: string }) {
  return (
    <Accounts
      all={findings.value.filter(({ node, consumer }) => node === from && consumer === to)}
    />
  );
}

/** So many sentences: a node of many consumers may have one of each. */
const LISTED = 6;

function Accounts({ all }: { readonly all: readonly Told[] }) {
  if (all.length === 0) return null;
  return (
    <div class="wrong-here">
      {all.slice(0, LISTED).map((told) => (
        <p key={`${told.of} ${told.node} ${told.consumer ?? ""}`}>
          <b class={told.of === "value" ? "blue" : "red"}>
            {labelOf(told)} {roleOf(told, "produced")}
          </b>
          : {told.message}. {guiltOf(told)}
        </p>
      ))}
    </div>
  );
}
