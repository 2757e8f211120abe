import { useEffect, useState } from "preact/hooks";

import { api } from "../api/client";
import type { Step } from "../api/contract";
import { Tex } from "../math/Tex";
import { frame, graph, mode, moment, stepCount, timeline, trace, wrt } from "../session";
import { CommandButton, type Commands } from "./command";

/** Narrates the step that is under way or was just done, in words and set mathematics. */
export function Explanation({ commands }: { readonly commands: Commands }) {
  const now = timeline.value;
  const at = Math.ceil(moment.value);
  const step = useExplained(frame.value?.active ?? null);
  const rests = now !== null && moment.value === now.forwardEnd && mode.value === "reverse";
  return (
    <section class="explanation" role="region" aria-label="Explanation">
      <h2>
        Explanation{" "}
        <small>
          step {at} of {stepCount.value}
        </small>
      </h2>
      <div aria-live="polite" aria-atomic="true" class="narration">
        {at === 0 ? (
          <p>Nothing is computed yet. Step forward: each node waits for its inputs.</p>
        ) : rests ? (
          <>
            <p>
              The values are in, in <span class="blue">blue</span>. How much does each of them move{" "}
              <i class="math">{graph.value?.output}</i>? Run backward to see every gradient, in{" "}
              <span class="red">red</span>.
            </p>
            <CommandButton command={commands.runBackward} kind="main" />
          </>
        ) : (
          <>
            <p>{step?.words}</p>
            {step?.latex && <Tex latex={step.latex} display />}
          </>
        )}
      </div>
    </section>
  );
}

/** The step with its explanation, asked for one by one where the trace was too long to narrate. */
function useExplained(step: Step | null): Step | null {
  const [fetched, setFetched] = useState<Step | null>(null);
  const index = step?.index;
  const missing = step !== null && !step.words && Number.isInteger(moment.value);
  useEffect(() => {
    if (!missing || index === undefined || !graph.value) return undefined;
    let current = true;
    const request = { graph: graph.value, mode: mode.value, wrt: wrt.value };
    const timer = setTimeout(() => {
      api.explain(request, index).then(
        (answer) => current && setFetched(answer),
        () => undefined,
      );
    }, 120);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [missing, index, trace.value]);
  if (step?.words) return step;
  return fetched?.index === index ? fetched : step;
}
