import type { Told } from "./findings";
import type { SizeScale } from "./sizes";

/** What is said on the cards and labels of a moment beside their numbers. */
export interface Signs {
  /** The cards that something is said on. */
  readonly cards: readonly string[];
  /** What is wrong at a card at this moment. */
  readonly told: (card: string) => readonly Told[];
  /** Whether what crossed an edge was spoilt there, by the local derivative. */
  readonly isGuilty: (edge: string) => boolean;
  /** The scale that cards are tinted by; null where they are not. */
  readonly sizes: SizeScale | null;
}

const NONE: readonly Told[] = [];

export const NO_SIGNS: Signs = { cards: [], told: () => NONE, isGuilty: () => false, sizes: null };
