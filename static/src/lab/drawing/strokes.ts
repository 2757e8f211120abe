/** How an edge is drawn, from the faintest (0) to the strongest (1). */
export interface Stroke {
  readonly width: number;
  readonly opacity: number;
}

/** So many strokes are told apart: edges of one are painted together. */
export const LEVELS = 16;

const FINEST = 0.5;
const WIDEST = 4;
/** Of more edges than this each is drawn finer, so that they do not become one area. */
const UNCROWDED = 128;

/** Smaller gradients than the largest by this many powers of ten are drawn as faintly as they can be. */
export const DECADES = 4;

/**
 * The strength of a weight, in 0..1, which is never reached: one half where it is as large as the
 * weights that a network of this fan-in begins with. It does not depend on the other weights, so
 * no edge changes because another does.
 */
export function weightStrength(weight: number, usual: number): number {
  const size = Math.abs(weight);
  if (!Number.isFinite(size)) return 1;
  return size / (size + usual);
}

/** The size that weights usually begin with: one over the root of the mean fan-in. */
export function usualWeight(fanIns: readonly number[]): number {
  const mean = fanIns.reduce((sum, each) => sum + each, 0) / Math.max(1, fanIns.length);
  return 1 / Math.sqrt(Math.max(1, mean));
}

/** The strength of a gradient beside the largest: 1 for that, less by its powers of ten. */
export function gradientStrength(gradient: number, largest: number): number {
  const size = Math.abs(gradient);
  if (!Number.isFinite(size)) return 1;
  if (size === 0 || !(largest > 0)) return 0;
  return Math.max(0, Math.min(1, 1 + Math.log10(size / largest) / DECADES));
}

/** Which of the strokes shows a strength. */
export function levelOf(strength: number): number {
  return Math.max(0, Math.min(LEVELS - 1, Math.round(strength * (LEVELS - 1))));
}

/** The widest stroke of a network with so many edges, px; never finer than a pixel of the screen. */
export function widestStroke(count: number, density: number): number {
  return Math.min(
    WIDEST,
    Math.max(1 / density, WIDEST * Math.sqrt(UNCROWDED / Math.max(1, count))),
  );
}

export function strokeOf(level: number, widest: number): Stroke {
  const strength = level / (LEVELS - 1);
  const finest = Math.min(FINEST, widest);
  const ease = 0.5 + 0.5 * (widest / WIDEST);
  return {
    width: finest + (widest - finest) * strength ** 2,
    opacity: (0.18 + 0.72 * strength ** 1.5) * ease,
  };
}
