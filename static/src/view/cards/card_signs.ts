import { signName } from "../../timeline/finding_words";
import type { Told } from "../../timeline/findings";
import { sizeOn, sizeWords, type SizeScale } from "../../timeline/sizes";
import { findingBadges } from "../marks/finding_badge";
import type { CardLook, CardParts } from "./card_parts";
import type { CardNumbers } from "./node_card";

/** What a card shows beside its numbers: what is wrong with them, and how large the derivative is. */
export interface CardSigns {
  readonly told: readonly Told[];
  readonly sizes: SizeScale | null;
}

export const UNSIGNED: CardSigns = { told: [], sizes: null };

export function sameSigns(a: CardSigns, b: CardSigns): boolean {
  return (
    a.sizes === b.sizes &&
    a.told.length === b.told.length &&
    a.told.every((each, i) => each === b.told[i])
  );
}

/** Paints the signs; answers what they say, for the card's name and for its tooltip. */
export function paintSigns(
  element: Element,
  parts: CardParts,
  { size, style }: CardLook,
  { derivative }: CardNumbers,
  { told, sizes }: CardSigns,
): { readonly name: readonly string[]; readonly tip: readonly string[] } {
  parts.badges.replaceChildren(...findingBadges(told, size, style));
  const mine = sizes && derivative !== null ? sizeOn(sizes, derivative) : null;
  parts.size.paint(mine);
  element.classList.toggle("sized", mine !== null);
  element.classList.toggle("hatched", mine !== null && mine.kind !== "sized");
  return {
    name: [...told.map(signName), ...(sizes && mine ? [sizeWords(mine, sizes)] : [])],
    tip: told.map(({ message }) => message),
  };
}
