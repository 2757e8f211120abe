import { slotsOf } from "../../model/sketch";
import type { End } from "../picture";
import { inputPort, outputPort, portKey } from "../placing/ports";
import { svg } from "../svg";
import type { CardLook } from "./card_parts";
import { slotName } from "./kind";

/** Radius of a port, px, and of one that waits for an edge. */
const CONNECTED = 3.5;
const OPEN = 6;

/** The ports of a card: what it reads on one side, what it gives on the other. */
export function portsOf({ node, ops, size, style }: CardLook): Element[] {
  const slots = slotsOf(node);
  const inputs = slots.map((from, slot) => {
    const { x, y } = inputPort(size, style, slots.length, slot);
    const name = slotName(node, slot, ops);
    const end = { to: node.id, slot };
    return from === null ? openPort(end, x, y, name) : port(end, x, y);
  });
  const { x, y } = outputPort(size, style);
  return [...inputs, port({ from: node.id }, x, y)];
}

function port(end: End, x: number, y: number): Element {
  return svg(
    "g",
    { class: "port", "data-port": portKey(end), transform: `translate(${x} ${y})` },
    svg("circle", { class: "port-hit" }),
    svg("circle", { class: "port-dot", r: CONNECTED }),
  );
}

/** A port that waits for an edge says so to those who cannot see its dashes. */
function openPort(end: End & { to: string }, x: number, y: number, name: string): Element {
  const element = port(end, x, y);
  element.classList.add("open");
  element.setAttribute("role", "img");
  element.setAttribute("aria-label", `open port ${name} of ${end.to}`);
  element.querySelector(".port-dot")?.setAttribute("r", String(OPEN));
  return element;
}

/** The port for one more input, there only while a wire is pulled. */
export function sparePortMark(node: string, slot: number, x: number, y: number): Element {
  const element = port({ to: node, slot }, x, y);
  element.classList.add("open", "spare");
  return element;
}
