import { layered, type Layout, type LayoutNode } from "../../static/src/layout";
import { countCrossings, type Polyline } from "./crossings";
import { elkGraph, polylinesOf, type Elk, type Routing } from "./elk";
import { GRAPHS } from "./graphs";

/** How one layout of a graph went; `ms` is CPU time, of all threads. */
export interface Run {
  readonly nodes: number;
  readonly edges: number;
  readonly ms: number;
  readonly crossings: number;
}

type Draw = (nodes: readonly LayoutNode[]) => Promise<ReadonlyMap<string, Polyline>>;

const ELK_ROUTING: Readonly<Record<string, Routing>> = {
  elk: "ORTHOGONAL",
  "elk, polylines": "POLYLINE",
};

export const CONTENDERS = ["ours", ...Object.keys(ELK_ROUTING)];

/** Runs before the one that counts, so that code is compiled, on a graph of this name. */
const WARM_UPS = 3;
const WARM_UP = "layers, 100";

/** Lays the graph out; `elk` comes from outside, for it is no part of this bundle. */
export async function run(contender: string, graph: string, elk: Elk): Promise<Run> {
  const routing = ELK_ROUTING[contender];
  const draw: Draw = routing
    ? async (nodes) => polylinesOf(await elk.layout(elkGraph(nodes, routing)))
    : (nodes) => Promise.resolve(bendsOf(layered(nodes)));
  for (let i = 0; i < WARM_UPS; i++) await draw(GRAPHS[WARM_UP]?.() ?? []);
  const nodes = GRAPHS[graph]?.() ?? [];
  const before = process.cpuUsage();
  const edges = await draw(nodes);
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1000;
  return { nodes: nodes.length, edges: edges.size, ms, crossings: countCrossings(edges) };
}

/**
 * The points where routes bend. Between two columns all our curves have one shape, so that two of
 * them cross just where the straight lines between their ends do.
 */
function bendsOf({ curves }: Layout): Map<string, Polyline> {
  return new Map(
    [...curves].map(([key, route]) => {
      const [first] = route;
      const start = first ? [[first[0], first[1]] as const] : [];
      return [key, [...start, ...route.map((curve) => [curve[6], curve[7]] as const)]];
    }),
  );
}
