import type { Point } from "../../layout";
import { isTensor } from "../../model/value";
import type { Graph } from "../../model/graph";
import { exact } from "../../model/format";
import type { Box } from "../camera/camera";
import { isHandle } from "../cards/card_parts";
import type { Drawing } from "../drawing";
import { nextStop, waysOf, type Stop, type Ways } from "./ways";
import { copied } from "../words";

interface KeyboardTarget {
  readonly onSelect: (target: { node: string } | { edge: string } | null) => void;
  readonly onEdit: (leaf: string) => void;
  readonly reveal: (at: Point, size: Box) => void;
}

export interface Keyboard {
  /** Keep the one tab stop right when the graph has changed. */
  follow(graph: Graph, hadFocus: boolean): void;
}

/** One tab stop for the whole graph; what has the focus, or is clicked, is selected. */
export function keyboard(host: HTMLElement, drawing: Drawing, target: KeyboardTarget): Keyboard {
  let ways: Ways = { nodes: [], edges: new Map(), incoming: new Map(), outgoing: new Map() };
  let stop: Stop | null = null;

  const rove = (next: Stop): void => {
    if (stop) drawing.elementOf(stop.key)?.setAttribute("tabindex", "-1");
    drawing.elementOf(next.key)?.setAttribute("tabindex", "0");
    stop = next;
  };
  const select = (event: Event): void => {
    const found = stopAt(event.target);
    if (found) {
      if (stop?.key !== found.key) rove({ key: found.key, entered: null });
      target.onSelect(found.isNode ? { node: found.key } : { edge: found.key });
    } else if (event.type === "click") target.onSelect(null);
  };
  const edit = (key: string): boolean => {
    const card = drawing.cards.get(key);
    const value = card?.numbers.value ?? null;
    if (!card || !isHandle(card.look.node) || (value !== null && isTensor(value))) return false;
    target.onEdit(key);
    return true;
  };
  host.addEventListener("click", select);
  host.addEventListener("focusin", select);
  host.addEventListener("dblclick", (event) => {
    const found = stopAt(event.target);
    if (found?.isNode) edit(found.key);
  });
  host.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || !stop) return;
    if (event.key === "Enter") {
      if (edit(stop.key)) event.preventDefault();
      else select(event);
      return;
    }
    const next = nextStop(ways, stop, event.key);
    if (!next) return;
    event.preventDefault();
    rove(next);
    drawing.elementOf(next.key)?.focus({ preventScroll: true });
    const at = drawing.shown.cards.get(next.key);
    const size = drawing.arrangement.sizes.get(next.key);
    if (at && size) target.reveal(at, size);
  });
  document.addEventListener("copy", (event) => {
    if (!stop || !host.contains(document.activeElement)) return;
    const numbers = drawing.cards.get(stop.key)?.numbers;
    const flow = drawing.lines.get(stop.key)?.line.flow;
    const text = numbers ? copied(numbers.value, numbers.derivative) : flow && exact(flow.amount);
    if (!text) return;
    event.preventDefault();
    event.clipboardData?.setData("text/plain", text);
  });

  return {
    follow: (graph, hadFocus) => {
      ways = waysOf(graph);
      const [first] = ways.nodes;
      if (stop && !drawing.elementOf(stop.key)) stop = null;
      if (first !== undefined) rove(stop ?? { key: first, entered: null });
      // An element that was put elsewhere in its layer, or is gone, has lost the focus.
      const element = hadFocus && stop ? drawing.elementOf(stop.key) : undefined;
      if (element && document.activeElement !== element) element.focus({ preventScroll: true });
    },
  };
}

function stopAt(target: EventTarget | null): { key: string; isNode: boolean } | null {
  if (!(target instanceof Element)) return null;
  const { dataset } = target.closest<SVGElement>("[data-node], [data-edge]") ?? {};
  if (dataset?.node !== undefined) return { key: dataset.node, isNode: true };
  return dataset?.edge === undefined ? null : { key: dataset.edge, isNode: false };
}
