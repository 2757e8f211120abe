import type { Run } from "./contenders";

/** The runs of one graph: ours, ELK's, and ELK's with polylines; null where one did not finish. */
export interface Row {
  readonly graph: string;
  readonly runs: readonly (Run | null)[];
}

const HEAD = [
  ["graph", "nodes", "edges", "ours, ms", "ELK, ms", "ELK / ours"],
  ["crossings: ours", "ELK", "ELK, polylines", "ours / the better"],
].flat();

/** A Markdown table. */
export function table(rows: readonly Row[]): string {
  const body = rows.map(({ graph, runs: [ours = null, elk = null, polylines = null] }) => [
    graph,
    count(ours?.nodes),
    count(ours?.edges),
    count(ours?.ms),
    count(elk?.ms),
    elk && ours ? `${(elk.ms / ours.ms).toFixed(1)}x` : "–",
    count(ours?.crossings),
    count(elk?.crossings),
    count(polylines?.crossings),
    ratio(ours, [elk, polylines]),
  ]);
  const rule = HEAD.map((_, i) => (i === 0 ? "---" : "---:"));
  return [HEAD, rule, ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function count(value: number | undefined): string {
  return value === undefined ? "–" : Math.round(value).toLocaleString("en");
}

function ratio(ours: Run | null, others: readonly (Run | null)[]): string {
  const finished = others.flatMap((run) => (run ? [run.crossings] : []));
  if (!ours || finished.length === 0) return "–";
  const least = Math.min(...finished);
  if (least === 0) return ours.crossings === 0 ? "both 0" : `${ours.crossings} to 0`;
  return (ours.crossings / least).toFixed(2);
}
