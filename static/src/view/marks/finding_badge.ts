import type { Style } from "../../model/document";
import { isOrigin, type Told } from "../../timeline/findings";
import type { Box } from "../camera/camera";
import { svg } from "../svg";

/** Arrows the way that values go, and that gradients come. */
const ARROWS = {
  value: "M-3.4 0H3.2M0.6 -2.8L3.4 0L0.6 2.8",
  grad: "M3.4 0H-3.2M-0.6 -2.8L-3.4 0L-0.6 2.8",
};

/**
 * The signs of what is wrong with a card's numbers, each at the corner beside its number: a disc in
 * a ring where it was produced, an arrow in a circle where it is passed on.
 */
export function findingBadges(told: readonly Told[], size: Box, style: Style): Element[] {
  return (["value", "grad"] as const).flatMap((of) => {
    const mine = told.filter((each) => each.of === of);
    const [first] = mine;
    if (!first) return [];
    const isProduced = mine.some(isOrigin);
    const x = of === "value" ? 3 : size.width - 3;
    const shape = isProduced ? producedSign() : passedSign(of, style);
    const kind = `finding of-${of} ${isProduced ? "produced" : "passed"}`;
    const at = `translate(${x} ${size.height - 1})`;
    return [svg("g", { class: kind, transform: at, "aria-hidden": "true" }, shape)];
  });
}

function producedSign(): Element {
  return svg(
    "g",
    { class: "finding-sign" },
    svg("circle", { class: "finding-ring", r: 12 }),
    svg("circle", { class: "finding-body", r: 9 }),
    svg("path", { d: "M0 -4.5V1.2M0 4.2V4.4" }),
  );
}

/** Where the drawing goes down, so do its arrows. */
function passedSign(of: Told["of"], style: Style): Element {
  const turned = style === "tall" ? "rotate(90)" : "rotate(0)";
  return svg(
    "g",
    { class: "finding-sign" },
    svg("circle", { class: "finding-body", r: 8 }),
    svg("path", { d: ARROWS[of], transform: turned }),
  );
}
