import { svg } from "../svg";

/** The sign on a card that is not finished, at its upper right corner. */
export function faultBadge(width: number): Element {
  return svg(
    "g",
    { class: "fault-badge", transform: `translate(${width - 6} 4)`, "aria-hidden": "true" },
    svg("circle", { r: 9 }),
    svg("path", { d: "M0 -4.5V1.2M0 4.2V4.4" }),
  );
}
