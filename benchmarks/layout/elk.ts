import type { LayoutNode } from "../../static/src/layout";
import { edgeKey, portY } from "../../static/src/layout";
import type { Polyline } from "./crossings";

/** What is used of elkjs. */
export interface Elk {
  layout(graph: object): Promise<Laid>;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Laid {
  readonly edges: readonly {
    readonly id: string;
    readonly sections: readonly {
      readonly startPoint: Place;
      readonly bendPoints?: readonly Place[];
      readonly endPoint: Place;
    }[];
  }[];
}

export type Routing = "ORTHOGONAL" | "POLYLINE";

/**
 * ELK's layered algorithm with its default settings, from left to right, the ports where ours are:
 * inputs share the left side evenly, the output is in the middle of the right one.
 */
export function elkGraph(nodes: readonly LayoutNode[], routing: Routing): object {
  return {
    id: "root",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.edgeRouting": routing,
    },
    children: nodes.map(({ id, width, height, inputs }) => ({
      id,
      width,
      height,
      layoutOptions: { "elk.portConstraints": "FIXED_POS" },
      ports: [
        ...inputs.map((_, slot) => port(`${id} in ${slot}`, 0, portY(height, inputs.length, slot))),
        port(`${id} out`, width, height / 2),
      ],
    })),
    edges: nodes.flatMap(({ id, inputs }) =>
      inputs.map((source, slot) => ({
        id: edgeKey(source, id, slot),
        sources: [`${source} out`],
        targets: [`${id} in ${slot}`],
      })),
    ),
  };
}

function port(id: string, x: number, y: number): object {
  const side = x === 0 ? "WEST" : "EAST";
  return { id, x, y, width: 0, height: 0, layoutOptions: { "elk.port.side": side } };
}

export function polylinesOf({ edges }: Laid): Map<string, Polyline> {
  return new Map(
    edges.map(({ id, sections }) => [
      id,
      sections.flatMap(({ startPoint, bendPoints = [], endPoint }) =>
        [startPoint, ...bendPoints, endPoint].map(({ x, y }) => [x, y] as const),
      ),
    ]),
  );
}
