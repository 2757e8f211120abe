import { useEffect, useState } from "preact/hooks";

import { api } from "../api/client";
import type { Step } from "../api/contract";
import { graph, mode, moment, trace, wrt } from "../session";

/** The step with its explanation, asked for one by one where the trace was too long to narrate. */
export function useNarrated(step: Step | null): Step | null {
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
