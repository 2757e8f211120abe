import { strongest, type Edges } from "./edges";
import { gradientStrength, levelOf, weightStrength } from "./strokes";

/** So many edges are drawn: more are neither told apart by eye nor painted in time. */
export const MOST_DRAWN = 1000;

/** The edges that are drawn, the faintest first, with the stroke of each. */
export interface DrawnEdges {
  readonly edges: Edges;
  /** Which of the edges. */
  readonly drawn: Uint32Array;
  /** By edge: the level of its stroke, and whether its number is below 0. */
  readonly level: Uint8Array;
  readonly isNegative: Uint8Array;
  /** By edge: whether its number is not known. */
  readonly isUnknown: Uint8Array;
  readonly isGradient: boolean;
}

/** How the edges look by their numbers: weights beside the `usual` size, gradients beside the largest. */
export function drawnEdges(
  edges: Edges,
  values: Float32Array | null,
  isGradient: boolean,
  usual: number,
): DrawnEdges {
  const { count, parameter } = edges;
  const sizes = new Float32Array(count);
  const level = new Uint8Array(count);
  const [isNegative, isUnknown] = [new Uint8Array(count), new Uint8Array(count)];
  let largest = 0;
  for (let edge = 0; edge < count; edge++) {
    const value = values?.[parameter[edge] ?? 0] ?? NaN;
    if (Number.isNaN(value)) isUnknown[edge] = 1;
    else sizes[edge] = Math.abs(value);
    if (value < 0) isNegative[edge] = 1;
    largest = Math.max(largest, sizes[edge] ?? 0);
  }
  const drawn = strongest(sizes, MOST_DRAWN);
  for (let edge = 0; edge < count; edge++) {
    const size = sizes[edge] ?? 0;
    level[edge] = levelOf(
      isGradient ? gradientStrength(size, largest) : weightStrength(size, usual),
    );
  }
  return { edges, drawn, level, isNegative, isUnknown, isGradient };
}

/** The edges that come into a unit and leave it. */
export function edgesAt({ count, from, to }: Edges, unit: number): readonly number[] {
  const found: number[] = [];
  for (let edge = 0; edge < count; edge++) {
    if (from[edge] === unit || to[edge] === unit) found.push(edge);
  }
  return found;
}
