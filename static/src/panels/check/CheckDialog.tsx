import { useEffect, useState } from "preact/hooks";

import { api, Refused } from "../../api/client";
import type { Checked } from "../../api/contract";
import { graph, sketch, trace } from "../../session";
import { Dialog } from "../front/Dialog";
import { DialogHead } from "../front/DialogHead";
import "./check.css";
import { Costs } from "./Costs";
import { StepField } from "./StepField";
import { Witnesses } from "./Witnesses";

/** What the server said: the roads side by side, or why they could not be taken. */
type Answer =
  | { readonly kind: "waiting" }
  | { readonly kind: "checked"; readonly checked: Checked }
  | { readonly kind: "refused"; readonly words: string };

/** The same gradients by four roads, side by side, and what each road took. */
export function CheckDialog() {
  const [step, setStep] = useState<number | null>(null);
  const answer = useAnswer(step);
  return (
    <Dialog label="Check" kind="check">
      <DialogHead title="Check" />
      <p>
        Four independent roads to the same derivatives. Where they differ, the reason stands below.
      </p>
      <StepField step={step} onStep={setStep} />
      <div role="status" aria-busy={answer.kind === "waiting"}>
        {answer.kind === "waiting" && <p class="soft">Checking…</p>}
        {answer.kind === "refused" && <p class="problem">{answer.words}</p>}
        {answer.kind === "checked" && <Verdict checked={answer.checked} />}
      </div>
      {answer.kind === "checked" && (
        <>
          <Witnesses nodes={answer.checked.nodes} />
          <Costs costs={answer.checked.costs} nodes={answer.checked.nodes} />
        </>
      )}
    </Dialog>
  );
}

function Verdict({ checked: { agree, nodes } }: { readonly checked: Checked }) {
  const count = Object.keys(nodes).length;
  if (count === 0) return <p>There is no input to check.</p>;
  return (
    <p class={agree ? "check-verdict agrees" : "check-verdict"}>
      {agree ? "✓ All roads agree." : "! Not all roads agree, and this is why:"}
    </p>
  );
}

/** Asked anew for every step; the newest question wins. */
function useAnswer(step: number | null): Answer {
  const [answer, setAnswer] = useState<Answer>({ kind: "waiting" });
  useEffect(() => {
    let isWanted = true;
    void answered(step).then((next) => {
      if (isWanted) setAnswer(next);
    });
    return () => (isWanted = false);
  }, [step]);
  return answer;
}

async function answered(step: number | null): Promise<Answer> {
  const now = graph.peek();
  if (!now || !trace.peek() || now.output !== sketch.peek().output)
    return { kind: "refused", words: "Finish the graph first: then it is checked." };
  try {
    return { kind: "checked", checked: await api.check(now, step) };
  } catch (error) {
    if (error instanceof Refused)
      return { kind: "refused", words: error.problems.map(({ message }) => message).join(" ") };
    return { kind: "refused", words: "The server does not answer now. Nothing is lost." };
  }
}
