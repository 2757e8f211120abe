import type { Graph, Node } from "../../model/graph";

/** The graph whose output is one number of a tensor: the place is picked axis by axis. */
export function picked(graph: Graph, place: readonly number[]): Graph {
  const nodes: Node[] = [];
  let output = graph.output;
  const taken = new Set(graph.nodes.map(({ id }) => id));
  for (const at of place) {
    let id = `${output}_${at}`;
    while (taken.has(id)) id += "_";
    taken.add(id);
    nodes.push({ id, op: "index", inputs: [output], attrs: { at, axis: 0 } });
    output = id;
  }
  return { nodes: [...graph.nodes, ...nodes], output };
}
