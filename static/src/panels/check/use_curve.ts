import { useEffect, useState } from "preact/hooks";

import { api } from "../../api/client";
import type { Differences } from "../../api/contract";
import type { Graph } from "../../model/graph";
import { asked } from "../asked";
import type { Chosen } from "./NumberChoice";

/** The differences of one number, or why there are none; the last ones until the next are there. */
export function useCurve(graph: Graph, { node, place }: Chosen): Differences | string {
  const [answer, setAnswer] = useState<Differences | string>("Taking differences…");
  useEffect(() => {
    let isWanted = true;
    void asked(() => api.differences(graph, node, place)).then((next) => {
      if (isWanted) setAnswer(next);
    });
    return () => (isWanted = false);
  }, [graph, node, place.join()]);
  return answer;
}
