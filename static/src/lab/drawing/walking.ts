/** A unit by its layer (0: the inputs) and its place in it, from 0. */
export interface UnitPlace {
  readonly layer: number;
  readonly unit: number;
}

/** Where an arrow leads: along the column, or to the unit at the same height of the next one. */
export function unitAfter(
  key: string,
  { layer, unit }: UnitPlace,
  widths: readonly number[],
): UnitPlace | null {
  const width = widths[layer] ?? 0;
  if (key === "ArrowDown") return { layer, unit: Math.min(width - 1, unit + 1) };
  if (key === "ArrowUp") return { layer, unit: Math.max(0, unit - 1) };
  if (key === "Home") return { layer, unit: 0 };
  if (key === "End") return { layer, unit: width - 1 };
  const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
  const other = by === undefined ? undefined : widths[layer + by];
  if (by === undefined || other === undefined) return null;
  const height = width > 1 ? unit / (width - 1) : 0.5;
  return { layer: layer + by, unit: Math.round(height * (other - 1)) };
}
