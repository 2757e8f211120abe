/** The way an edge is drawn, as the points where it bends. */
export type Polyline = readonly (readonly [x: number, y: number])[];

interface Segment {
  readonly source: string;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/**
 * How many pairs of straight segments between bends cross, of edges that come from different
 * nodes: edges of one node carry one value, and both layouts draw them partly on each other.
 */
export function countCrossings(edges: ReadonlyMap<string, Polyline>): number {
  const segments = [...edges].flatMap(([key, line]) => segmentsOf(key, line));
  segments.sort((a, b) => a.x0 - b.x0);
  let crossings = 0;
  let open: Segment[] = [];
  for (const next of segments) {
    open = open.filter(({ x1 }) => x1 >= next.x0);
    for (const other of open) if (other.source !== next.source && cross(other, next)) crossings++;
    open.push(next);
  }
  return crossings;
}

/** An edge's key begins with its source. */
function segmentsOf(key: string, line: Polyline): Segment[] {
  const source = key.slice(0, key.indexOf(":"));
  return line.slice(1).flatMap((end, i) => {
    const start = line[i] ?? end;
    const [[x0, y0], [x1, y1]] = start[0] <= end[0] ? [start, end] : [end, start];
    return x0 === x1 && y0 === y1 ? [] : [{ source, x0, y0, x1, y1 }];
  });
}

/** Whether they cross within both, not only touch. */
function cross(a: Segment, b: Segment): boolean {
  return (
    sideOf(a, b.x0, b.y0) * sideOf(a, b.x1, b.y1) < 0 &&
    sideOf(b, a.x0, a.y0) * sideOf(b, a.x1, a.y1) < 0
  );
}

function sideOf({ x0, y0, x1, y1 }: Segment, x: number, y: number): number {
  const area = (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0);
  return Math.abs(area) < 1e-6 ? 0 : area;
}
