import { paintPicture, type Atlas, type PictureBytes } from "./atlas";
import type { Inks } from "./inks";
import type { UnitPictures } from "./numbers";
import type { Places } from "./places";

/** What is shown in the cards of units. */
export interface Cards {
  readonly pictures: UnitPictures | null;
  /** The pictures before they are coloured: what units answer, or how the first layer weighs pixels. */
  readonly bytes: PictureBytes | null;
  /** Which picture of the atlas is a unit's; -1 of those that have none. */
  readonly pictureOf: (unit: number) => number;
  /** Whether pixels shall be seen as pixels. */
  readonly isCoarse: boolean;
}

/** The white around a picture, px: wider cards have more of it. */
export function marginOf(size: number): number {
  return size >= 28 ? 3 : size >= 14 ? 1 : 0;
}

export function paintUnits(
  context: CanvasRenderingContext2D,
  places: Places,
  cards: Cards,
  atlas: Atlas | null,
  inks: Inks,
): void {
  const { x, y, size } = places;
  const line = cards.pictures?.height === 1 ? cards.pictures : null;
  context.imageSmoothingEnabled = !cards.isCoarse;
  for (let unit = 0; unit < x.length; unit++) {
    const [left, top] = [x[unit] ?? 0, y[unit] ?? 0];
    const side = size[unit] ?? 0;
    context.fillStyle = inks.card;
    context.fillRect(left - side / 2, top - side / 2, side, side);
    const picture = cards.pictureOf(unit);
    if (picture < 0) continue;
    const inner = side - 2 * marginOf(side);
    if (line) paintCurve(context, line, picture, { x: left, y: top, side: inner }, inks);
    else if (atlas) paintPicture(context, atlas, picture, left, top, inner);
  }
}

/** What a unit answers along one feature: higher is more, from its lowest to its highest. */
function paintCurve(
  context: CanvasRenderingContext2D,
  { bytes, width }: UnitPictures,
  picture: number,
  { x, y, side }: { readonly x: number; readonly y: number; readonly side: number },
  inks: Inks,
): void {
  const points = Math.max(2, Math.min(width, Math.ceil(side)));
  const height = side * 0.8;
  context.beginPath();
  for (let point = 0; point < points; point++) {
    const share = point / (points - 1);
    const byte = bytes[picture * width + Math.round(share * (width - 1))] ?? 0;
    context.lineTo(x + (share - 0.5) * side, y + (0.5 - byte / 255) * height);
  }
  context.strokeStyle = inks.positive;
  context.lineWidth = side > 16 ? 1.5 : 1;
  context.stroke();
}
