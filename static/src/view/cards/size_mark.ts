import type { Size } from "../../timeline/sizes";
import type { Box } from "../camera/camera";
import { svg } from "../svg";

/** What fills cards whose size no scale holds; drawn once, in `sizePatterns`. */
export const PATTERNS = { zero: "size-zero", unbounded: "size-unbounded" } as const;

/** How much of its red the card of the largest derivative has: words on it are still read. */
export const MOST_TINT = 0.5;
/** Room at the foot of a card for its numbers, which stand on no tint, px. */
const FOOT = 31;
/** The bar whose length tells the size once more, px. */
const BAR = 5;

export interface SizeMark {
  readonly element: SVGGElement;
  /** Tints the card by a size; null leaves it as it is. */
  paint(size: Size | null): void;
}

/** The size of a card's derivative: a tint above its numbers, and a bar below the tint. */
export function sizeMark({ width, height }: Box, radius: number): SizeMark {
  const element = svg("g", { class: "size-mark", "aria-hidden": "true" });
  const top = height - FOOT;
  const inner = width - 2;
  const round = Math.min(radius, FOOT) - 1;
  const tinted = { x: 1, y: 1, width: inner, height: height - 2, rx: radius - 1 };
  const tint = svg("rect", { class: "size-tint", ...tinted });
  const foot = svg("path", {
    class: "size-foot",
    d: `M1 ${top}H${1 + inner}V${height - 1 - round}a${round} ${round} 0 0 1 ${-round} ${round}H${
      1 + round
    }a${round} ${round} 0 0 1 ${-round} ${-round}z`,
  });
  const track = svg("rect", { class: "size-track", x: 1, y: top, width: inner, height: BAR });
  return {
    element,
    paint: (size) => {
      if (!size) {
        element.replaceChildren();
        return;
      }
      const isSized = size.kind === "sized";
      element.setAttribute("class", `size-mark ${size.kind}`);
      tint.style.fill = isSized ? "" : `url(#${PATTERNS[size.kind]})`;
      tint.style.fillOpacity = isSized ? String(MOST_TINT * size.part) : "1";
      const length = isSized ? Math.max(2, inner * size.part) : 0;
      const bar = svg("rect", { class: "size-bar", x: 1, y: top, width: length, height: BAR });
      element.replaceChildren(tint, foot, track, ...(isSized ? [bar] : []));
    },
  };
}

/** The patterns of what is 0, and of what is not finite. */
export function sizePatterns(): SVGDefsElement {
  const box = { width: 8, height: 8, patternUnits: "userSpaceOnUse" };
  return svg(
    "defs",
    {},
    svg(
      "pattern",
      { id: PATTERNS.zero, class: "size-pattern zero", ...box },
      svg("path", { d: "M0 8L8 0M-2 2L2 -2M6 10L10 6" }),
    ),
    svg(
      "pattern",
      { id: PATTERNS.unbounded, class: "size-pattern unbounded", ...box },
      svg("path", { d: "M0 0L8 8M0 8L8 0" }),
    ),
  );
}
