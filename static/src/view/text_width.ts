/** Fonts that the drawing writes in, at the sizes that graph.css gives them. */
export const FONTS = {
  name: { size: 12.5, weight: 400, family: "--sans" },
  number: { size: 14.5, weight: 600, family: "--sans" },
  note: { size: 13, weight: 400, family: "--sans" },
  bubble: { size: 12.5, weight: 400, family: "--sans" },
  product: { size: 12.5, weight: 400, family: "--sans" },
  symbol: { size: 24, weight: 400, family: "--math" },
} as const;

export type Font = keyof typeof FONTS;

/** Width of a letter, in em, where nothing can be measured. */
const LETTER = 0.62;
/** Texts whose width is kept. */
const MOST_KEPT = 20_000;

const widths = new Map<string, number>();
const pens = new Map<Font, CanvasRenderingContext2D | null>();

// What was measured in a stand-in is measured anew once the page's own fonts have come.
if (typeof document !== "undefined" && "fonts" in document) {
  document.fonts.addEventListener("loadingdone", () => widths.clear());
}

/** How wide a text is, px, as drawn at scale 1. */
export function textWidth(text: string, font: Font): number {
  const key = `${font}:${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size > MOST_KEPT) widths.clear();
  const width = measured(text, font);
  widths.set(key, width);
  return width;
}

function measured(text: string, font: Font): number {
  const pen = pens.get(font) ?? penOf(font);
  if (!pen) return text.length * FONTS[font].size * LETTER;
  // The page's figures are tabular, a canvas's are not: a zero is as wide as they are.
  return pen.measureText(text.replace(/\d/g, "0")).width;
}

/** One a font: to ask for the page's families makes the page work out all its styles. */
function penOf(font: Font): CanvasRenderingContext2D | null {
  if (typeof document === "undefined") return null;
  const pen = document.createElement("canvas").getContext("2d");
  const { size, weight, family } = FONTS[font];
  const families = getComputedStyle(document.documentElement).getPropertyValue(family);
  if (pen) pen.font = `${weight} ${size}px ${families || "sans-serif"}`;
  pens.set(font, pen);
  return pen;
}

/** As much of a text as has room, with an ellipsis where it is cut. */
export function clipped(text: string, room: number, font: Font): string {
  if (textWidth(text, font) <= room) return text;
  let kept = text;
  while (kept.length > 2 && textWidth(`${kept}…`, font) > room) kept = kept.slice(0, -1);
  return `${kept}…`;
}
