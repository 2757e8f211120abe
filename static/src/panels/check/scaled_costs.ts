import type { Checked } from "../../api/contract";

/** What a road takes by the book for so many numbers. */
export interface Road {
  readonly name: string;
  /** What one round of it is called. */
  readonly unit: "sweep" | "run" | "path";
  readonly key: keyof Checked["costs"];
  /** Rounds for so many numbers; null where the graph alone decides. */
  readonly rounds: ((numbers: number) => number) | null;
}

export const ROADS: readonly Road[] = [
  { name: "Reverse", unit: "sweep", key: "reverse", rounds: () => 1 },
  { name: "Forward", unit: "sweep", key: "forward", rounds: (n) => n },
  { name: "Central", unit: "run", key: "differences", rounds: (n) => 2 * n },
  { name: "One-sided", unit: "run", key: "one_sided", rounds: (n) => n + 1 },
  { name: "Paths", unit: "path", key: "paths", rounds: null },
];

/** The weights and biases of fully connected layers of so many units. */
export function parametersOf(units: readonly number[]): number {
  return units.slice(1).reduce((sum, width, i) => sum + width * ((units[i] ?? 0) + 1), 0);
}

/** How long a bar is for a count, from 0 to 1, if the largest is to be 1: on a log scale. */
export function share(count: number, largest: number): number {
  return (1 + Math.log10(Math.max(1, count))) / (1 + Math.log10(Math.max(1, largest)));
}
