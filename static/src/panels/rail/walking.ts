/** Where an arrow key leads among things that stand in rows; null where it leads nowhere. */
export function neighbour(
  key: string,
  all: readonly HTMLElement[],
  from: HTMLElement,
): HTMLElement | null {
  const at = all.indexOf(from);
  if (key === "ArrowRight") return all[at + 1] ?? null;
  if (key === "ArrowLeft") return all[at - 1] ?? null;
  if (key === "Home") return all[0] ?? null;
  if (key === "End") return all.at(-1) ?? null;
  if (key === "ArrowDown") return nearestOf(all.slice(at + 1), from, 1);
  if (key === "ArrowUp") return nearestOf(all.slice(0, Math.max(0, at)).toReversed(), from, -1);
  return null;
}

/** In the next row that way, the one that stands straightest below or above. */
function nearestOf(
  those: readonly HTMLElement[],
  from: HTMLElement,
  way: 1 | -1,
): HTMLElement | null {
  const here = from.getBoundingClientRect();
  const beyond = those.filter((one) => way * (one.getBoundingClientRect().top - here.top) > 4);
  const [first] = beyond;
  if (!first) return null;
  const { top } = first.getBoundingClientRect();
  const row = beyond.filter((one) => Math.abs(one.getBoundingClientRect().top - top) < 4);
  const off = (one: HTMLElement): number => Math.abs(one.getBoundingClientRect().left - here.left);
  return row.reduce((best, one) => (off(one) < off(best) ? one : best), first);
}
