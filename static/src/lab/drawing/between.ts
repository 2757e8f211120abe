import type { Places } from "./places";

/** Each unit on its way from where the unit of its name was; a new one grows in its place. */
export function placesBetween(from: Places, to: Places, share: number): Places {
  const [x, y, size] = [to.x.slice(), to.y.slice(), to.size.slice()];
  for (const { layer } of to.columns) {
    const [begin, old] = [to.first[layer] ?? 0, from.first[layer]];
    const units = (to.first[layer + 1] ?? to.x.length) - begin;
    const others = old === undefined ? 0 : (from.first[layer + 1] ?? from.x.length) - old;
    for (let unit = 0; unit < units; unit++) {
      const [at, was] = [begin + unit, (old ?? 0) + unit];
      const isOld = unit < others;
      x[at] = isOld ? mixed(from.x[was], to.x[at], share) : (to.x[at] ?? 0);
      y[at] = isOld ? mixed(from.y[was], to.y[at], share) : (to.y[at] ?? 0);
      size[at] = mixed(isOld ? from.size[was] : 0, to.size[at], share);
    }
  }
  const columns = to.columns.map((column, layer) => ({
    ...column,
    x: mixed(from.columns[layer]?.x ?? column.x, column.x, share),
  }));
  return { ...to, columns, x, y, size };
}

function mixed(from = 0, to = 0, share: number): number {
  return from + (to - from) * share;
}
