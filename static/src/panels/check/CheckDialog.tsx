import { useEffect, useState } from "preact/hooks";

import { api } from "../../api/client";
import type { Checked } from "../../api/contract";
import { inputsOf, type Graph } from "../../model/graph";
import { chosen, graph, isSource, sketch, trace } from "../../session";
import { Dialog } from "../front/Dialog";
import { DialogHead } from "../front/DialogHead";
import { asked } from "../asked";
import "./check.css";
import { Costs } from "./Costs";
import { firstOf, type Chosen } from "./NumberChoice";
import { StepCurve } from "./StepCurve";
import { Witnesses } from "./Witnesses";

/** The same gradients by four roads, side by side, and what each road took. */
export function CheckDialog() {
  const now = finished();
  return (
    <Dialog label="Check" kind="broad check">
      <DialogHead title="Check" />
      <p>
        Four independent roads to the same derivatives. Where they differ, the reason stands below.
      </p>
      {now ? (
        <Roads graph={now} />
      ) : (
        <p role="status" class="problem">
          Finish the graph first: then it is checked.
        </p>
      )}
    </Dialog>
  );
}

/** The graph, unless something of it is still to be finished. */
function finished(): Graph | null {
  const now = graph.peek();
  return now && trace.peek() && now.output === sketch.peek().output ? now : null;
}

function Roads({ graph }: { readonly graph: Graph }) {
  const [step, setStep] = useState<number | null>(null);
  const [which, setWhich] = useState<Chosen | null>(null);
  const answer = useAnswer(graph, step);
  if (answer === null)
    return (
      <p role="status" aria-busy="true" class="soft">
        Checking…
      </p>
    );
  if (typeof answer === "string")
    return (
      <p role="status" class="problem">
        {answer}
      </p>
    );
  const { nodes, costs } = answer;
  const first = firstShown(graph, nodes);
  return (
    <>
      <div role="status">
        <Verdict checked={answer} />
      </div>
      {first !== null && (
        <StepCurve
          graph={graph}
          nodes={nodes}
          which={which ?? firstOf(nodes, first)}
          onWhich={setWhich}
          step={step}
          onStep={setStep}
        />
      )}
      <Witnesses nodes={nodes} />
      <Costs costs={costs} nodes={nodes} />
    </>
  );
}

function Verdict({ checked: { agree, nodes } }: { readonly checked: Checked }) {
  const count = Object.keys(nodes).length;
  if (count === 0) return <p>There is no input to check.</p>;
  return (
    <p class={agree ? "check-verdict agrees" : "check-verdict"}>
      {agree ? "✓ All roads agree." : "! Not all roads agree: the table says why."}
    </p>
  );
}

/** The node that is selected on the page, or else the one with a gradient that is read most. */
function firstShown(graph: Graph, nodes: Checked["nodes"]): string | null {
  const selected = chosen.peek();
  if (selected !== null && nodes[selected]) return selected;
  const reads = new Map<string, number>();
  for (const from of graph.nodes.flatMap(inputsOf)) reads.set(from, (reads.get(from) ?? 0) + 1);
  const reached = Object.keys(nodes).filter((node) => nodes[node]?.reverse !== null);
  const readsOf = (node: string): number => reads.get(node) ?? 0;
  return reached.toSorted((a, b) => readsOf(b) - readsOf(a))[0] ?? null;
}

/** The node that is selected on the page beside every input and parameter; null for these alone. */
function checkedNodes(graph: Graph): readonly string[] | null {
  const selected = graph.nodes.find(({ id }) => id === chosen.peek());
  if (!selected || isSource(selected)) return null;
  return [...graph.nodes.filter(isSource), selected].map(({ id }) => id);
}

/** While a slider is dragged, the server is asked when it rests so long, ms. */
const REST = 120;

/** Asked anew for every step; the newest question wins. Null before the first answer. */
function useAnswer(graph: Graph, step: number | null): Checked | string | null {
  const [answer, setAnswer] = useState<Checked | string | null>(null);
  useEffect(() => {
    let isWanted = true;
    const ask = (): void => {
      void asked(() => api.check(graph, step, checkedNodes(graph))).then((next) => {
        if (isWanted) setAnswer(next);
      });
    };
    const timer = setTimeout(ask, step === null ? 0 : REST);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [graph, step]);
  return answer;
}
