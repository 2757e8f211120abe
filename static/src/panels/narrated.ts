import { useEffect, useState } from "preact/hooks";

import { api } from "../api/client";
import { direction, graph, moment, trace, wrt } from "../session";
import { countingWords } from "../timeline/counting_words";
import type { Step } from "../timeline/step";

/** What is said of a step: in words, and in mathematics where there is more to it than words. */
export interface Narration {
  readonly words?: string | null;
  readonly latex?: string | null;
}

/** The explanation of a step, asked for one by one where the trace was too long to narrate. */
export function useNarrated(step: Step | null): Narration | null {
  const [fetched, setFetched] = useState<Step | null>(null);
  const index = step?.index;
  const counting = step && countingWords(step, graph.value?.output ?? "");
  const told = counting ?? step?.words;
  const missing = step !== null && !told && Number.isInteger(moment.value);
  useEffect(() => {
    if (!missing || index === undefined || !graph.value) return undefined;
    let current = true;
    const request = { graph: graph.value, mode: direction.value, wrt: wrt.value };
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
  if (counting !== null) return { words: counting };
  if (step?.words) return step;
  return fetched?.index === index ? fetched : step;
}
