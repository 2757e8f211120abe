import type { Columns } from "../api/contract";
import { inputsOf, type Graph, type Node, type Ops } from "../model/graph";
import type { Value } from "../model/value";
import { edgeKey, layoutOf, pointOn, Superseded, type Layout } from "../layout";
import { edgeOf, isComplete, isFlow, type Frame, type Timeline } from "../timeline/timeline";
import type { Trace } from "../api/contract";
import { fitted, type Camera } from "./camera";
import { edgeLine, type EdgeLine } from "./edge_line";
import { CARD, cardWidth, nodeCard, type CardNumbers, type NodeCard } from "./node_card";
import { panZoom } from "./pan_zoom";
import { svg } from "./svg";

/** All that a picture depends on besides the graph and its layout. */
export interface Scene {
  readonly trace: Trace;
  readonly timeline: Timeline;
  readonly frame: Frame;
  readonly live: {
    readonly leaf: string;
    readonly before: Columns;
    readonly now: Columns;
  } | null;
  readonly selected: string | null;
}

export interface GraphView {
  show(graph: Graph, ops: Ops): Promise<void>;
  paint(scene: Scene): void;
  fit(): void;
  focus(key: string): void;
}

export interface GraphViewOptions {
  /** A node's id, an edge's key, or null for the ground. */
  readonly onSelect: (target: { node: string } | { edge: string } | null) => void;
}

/** Draws one graph in `host`; painting is pure in the scene. */
export function createGraphView(host: HTMLElement, options: GraphViewOptions): GraphView {
  const edgesLayer = svg("g", { class: "edges" });
  const nodesLayer = svg("g", { class: "nodes" });
  const labelsLayer = svg("g", { class: "labels", "aria-hidden": "true" });
  const dots = svg("g", { class: "dots" });
  const root = svg(
    "svg",
    { class: "graph", role: "group", "aria-label": "Graph" },
    edgesLayer,
    nodesLayer,
    labelsLayer,
    dots,
  );
  host.append(root);
  const cards = new Map<string, NodeCard>();
  const lines = new Map<string, EdgeLine>();
  let layout: Layout | null = null;
  let inputs = new Map<string, readonly string[]>();
  let camera: Camera = { x: 0, y: 0, k: 1 };
  let roving: string | null = null;

  const move = (next: Camera): void => {
    camera = next;
    root.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.k})`;
  };
  const fit = (): void => {
    if (layout) move(fitted(layout, host.getBoundingClientRect()));
  };
  panZoom(host, { camera: () => camera, move });
  new ResizeObserver(fit).observe(host);

  const elementOf = (key: string): SVGGElement | undefined =>
    cards.get(key)?.element ?? lines.get(key)?.element;
  const rove = (key: string): void => {
    if (roving !== null) elementOf(roving)?.setAttribute("tabindex", "-1");
    elementOf(key)?.setAttribute("tabindex", "0");
    roving = key;
  };
  const select = (event: Event): void => {
    const target = (event.target as Element).closest<SVGGElement>("[data-node], [data-edge]");
    const node = target?.dataset.node;
    const edge = target?.dataset.edge;
    const key = node ?? edge;
    if (key !== undefined) rove(key);
    if (node !== undefined) options.onSelect({ node });
    else if (edge !== undefined) options.onSelect({ edge });
    else if (event.type === "click") options.onSelect(null);
  };
  host.addEventListener("click", select);
  host.addEventListener("focusin", select);
  host.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const keys = readingOrder(inputs);
    const at = roving === null ? -1 : keys.indexOf(roving);
    const next =
      keys[Math.min(keys.length - 1, Math.max(0, at + (event.key === "ArrowUp" ? -1 : 1)))];
    if (next === undefined) return;
    event.preventDefault();
    rove(next);
    elementOf(next)?.focus();
  });

  const place = (graph: Graph, ops: Ops, drawn: Layout): void => {
    layout = drawn;
    root.setAttribute("width", String(Math.max(1, drawn.width)));
    root.setAttribute("height", String(Math.max(1, drawn.height)));
    cards.clear();
    lines.clear();
    for (const node of graph.nodes) {
      const card = nodeCard(node, ops, node.id === graph.output);
      const at = drawn.positions.get(node.id) ?? { x: 0, y: 0 };
      card.element.setAttribute("transform", `translate(${at.x} ${at.y})`);
      cards.set(node.id, card);
      inputsOf(node).forEach((from, slot) => {
        const key = edgeKey(from, node.id, slot);
        const route = drawn.routes.get(key) ?? "";
        lines.set(key, edgeLine(key, route, drawn.labels.get(key) ?? { x: 0, y: 0 }));
      });
    }
    inputs = new Map(graph.nodes.map((node) => [node.id, inputsOf(node)]));
    nodesLayer.replaceChildren(...[...cards.values()].map((card) => card.element));
    edgesLayer.replaceChildren(...[...lines.values()].map((line) => line.element));
    const first = graph.nodes[0]?.id;
    if (roving === null || !elementOf(roving)) roving = null;
    if (first !== undefined) rove(roving ?? first);
  };

  const paint = (scene: Scene): void => {
    const { frame } = scene;
    const numbers = numbersOf(scene);
    for (const [id, card] of cards) {
      card.paint(numbers(id));
      const isNow = frame.active?.kind !== undefined && touches(frame.active, id);
      card.element.classList.toggle("now", isNow);
      card.element.classList.toggle("backward", frame.active?.kind !== "value");
      card.element.classList.toggle("selected", scene.selected === id);
    }
    const active = frame.active && isFlow(frame.active) ? edgeOf(frame.active) : null;
    for (const [key, line] of lines) {
      const consumer = key.split(":")[1] ?? "";
      line.paint(frame.flows.get(key) ?? null, {
        lit: frame.values.has(consumer),
        now: key === active,
        stale: isStale(scene),
      });
      line.element.classList.toggle("selected", scene.selected === key);
    }
    paintDots(frame);
  };

  const paintDots = (frame: Frame): void => {
    const step = frame.active;
    if (!layout || !step || frame.progress >= 1 || step.kind === "seed") {
      dots.replaceChildren();
      return;
    }
    const keys = isFlow(step)
      ? [edgeOf(step)]
      : step.inputs.map((from, slot) => edgeKey(from, step.node, slot));
    const along = step.kind === "contribution" ? 1 - frame.progress : frame.progress;
    const colour = step.kind === "value" ? "blue" : "red";
    dots.replaceChildren(
      ...keys.flatMap((key) => {
        const curves = layout?.curves.get(key);
        if (!curves) return [];
        const at = pointOn(curves, along);
        return [svg("circle", { class: `dot ${colour}`, cx: at.x, cy: at.y, r: 7 })];
      }),
    );
  };

  return {
    async show(graph, ops) {
      try {
        const sized = graph.nodes.map((node) => ({
          id: node.id,
          width: cardWidth(node, ops),
          height: CARD.height,
          inputs: inputsOf(node),
        }));
        const drawn = await layoutOf(sized);
        const resized = layout?.width !== drawn.width || layout.height !== drawn.height;
        place(graph, ops, drawn);
        if (resized) fit();
      } catch (error) {
        if (!(error instanceof Superseded)) throw error;
      }
    },
    paint,
    fit,
    focus: (key) => elementOf(key)?.focus(),
  };
}

/** Nodes as listed, each followed by its incoming edges. */
function readingOrder(inputs: ReadonlyMap<string, readonly string[]>): string[] {
  return [...inputs].flatMap(([id, sources]) => [
    id,
    ...sources.map((from, slot) => edgeKey(from, id, slot)),
  ]);
}

/** Whether live numbers have run ahead of the trace, whose products are then of before. */
function isStale({ trace, live }: Scene): boolean {
  if (!live) return false;
  const i = live.now.ids.indexOf(live.leaf);
  return JSON.stringify(trace.nodes[live.leaf]?.value) !== JSON.stringify(live.now.values[i]);
}

function touches(step: NonNullable<Frame["active"]>, id: string): boolean {
  return isFlow(step) ? step.to === id : step.node === id;
}

/** The numbers of each card at this moment, from the trace or, while dragging, ahead of it. */
function numbersOf(scene: Scene): (id: string) => CardNumbers {
  const { trace, timeline, frame, live } = scene;
  const index = new Map(live?.now.ids.map((id, i) => [id, i]));
  return (id) => {
    const i = index.get(id);
    const computed = frame.values.has(id);
    const traced = trace.nodes[id]?.value ?? null;
    const running = frame.totals.get(id) ?? null;
    if (!live || i === undefined) {
      const parts = frame.parts.get(id) ?? [];
      return { value: computed ? traced : null, derivative: running, parts, ghost: null };
    }
    const now: Value | null = live.now.values[i] ?? null;
    const was: Value | null = live.before.values[live.before.ids.indexOf(id)] ?? null;
    const changed = JSON.stringify(now) !== JSON.stringify(was);
    return {
      value: computed ? now : null,
      derivative:
        trace.mode === "reverse" && isComplete(timeline, frame, id)
          ? (live.now.grads[i] ?? null)
          : running,
      parts: [],
      ghost: computed && changed ? was : null,
    };
  };
}

export type { Node };
