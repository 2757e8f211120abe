import type { Step } from "../api/contract";
import { Superseded } from "../layout";
import type { Graph, Ops } from "../model/graph";
import { isTensor, toFloat } from "../model/value";
import { edgeOf, isFlow } from "../timeline/timeline";
import { arrangementsOf, boxAround, type Arrangements } from "./placing/arrangement";
import { PAD } from "./cards/card_parts";
import { dotLayer } from "./motion/dot_layer";
import { travellersAt } from "./motion/dots";
import { Drawing } from "./drawing";
import { Glide } from "./camera/glide";
import { keyboard } from "./input/keyboard";
import { labelKeeper } from "./edges/label_keeper";
import { isStale, nodeAtHand, numbersOf, touchedBy, type Scene } from "./scene";
import { svg } from "./svg";
import { valueDrag } from "./input/value_drag";
import { viewport } from "./camera/viewport";
import { WAYS } from "./words";

export interface GraphView {
  show(graph: Graph, ops: Ops): Promise<void>;
  paint(scene: Scene): void;
  fit(): void;
  focus(key: string): void;
}

export interface GraphViewOptions {
  /** A node's id, an edge's key, or null for the ground. */
  readonly onSelect: (target: { node: string } | { edge: string } | null) => void;
  /** A leaf's number is on its way, and then is to be kept. */
  readonly onDrag: (leaf: string, value: number) => void;
  readonly onDrop: (leaf: string, value: number) => void;
  /** A leaf's number is to be typed. */
  readonly onEdit: (leaf: string) => void;
}

/** Draws one graph in `host`; painting is pure in the scene. */
export function createGraphView(host: HTMLElement, options: GraphViewOptions): GraphView {
  const drawing = new Drawing();
  const dots = dotLayer();
  const attributes = { class: "graph", role: "group", "aria-label": "Graph" };
  const root = svg("svg", attributes, ...drawing.layers, dots.element);
  const ways = document.createElement("p");
  Object.assign(ways, { id: "graph-ways", className: "sr", textContent: WAYS });
  root.setAttribute("aria-describedby", ways.id);
  host.append(ways);

  const glide = new Glide();
  const labels = labelKeeper(drawing);
  const view = viewport(
    host,
    root,
    () => drawing.arrangement.geometry,
    () => onResize(),
  );
  const keys = keyboard(host, drawing, { ...options, reveal: view.reveal });
  let graph: Graph | null = null;
  let ops: Ops = new Map();
  let arrangements: Arrangements | null = null;
  let scene: Scene | null = null;
  let followed: Step | null = null;
  let asked = 0;

  const onResize = (): void => {
    const suiting = arrangements?.suiting(view.size());
    if (suiting && suiting !== drawing.arrangement) place(false);
    else if (!view.isByHand()) view.open(false);
  };

  const place = (moves: boolean): void => {
    if (!graph || !arrangements) return;
    const first = drawing.cards.size === 0;
    const kept = graph.nodes.some(({ id }) => drawing.cards.has(id));
    const hadFocus = host.contains(document.activeElement);
    const glides = drawing.change(graph, ops, arrangements.suiting(view.size()));
    if (!kept) view.forget();
    keys.follow(graph, hadFocus);
    if (!view.isByHand()) view.open(moves && !first);
    followed = null;
    if (scene) paint(scene);
    glide.start(moves && !first && glides, (t) => {
      drawing.at(t);
      if (scene) paintDots(scene);
    });
  };

  const paint = (next: Scene): void => {
    scene = next;
    if (!isOf(next)) return;
    const { frame } = next;
    const numbers = numbersOf(next);
    const stale = isStale(next);
    const now = nodeAtHand(frame);
    const active = frame.active && isFlow(frame.active) ? edgeOf(frame.active) : null;
    labels.keep(next.timeline);
    follow(next);
    for (const [id, card] of drawing.cards) {
      card.paint(numbers(id), {
        now: now?.id === id ? now.colour : null,
        selected: next.selected === id,
      });
    }
    for (const [key, { line, consumer }] of drawing.lines) {
      line.paint(frame.flows.get(key) ?? null, {
        lit: frame.values.has(consumer),
        now: key === active,
        stale,
        selected: next.selected === key,
      });
    }
    paintDots(next);
  };

  /** Keeps the step at hand on the screen. */
  const follow = ({ frame, live }: Scene): void => {
    if (!frame.active || live || frame.active === followed) return;
    followed = frame.active;
    const box = boxAround(touchedBy(frame.active), drawing.arrangement);
    if (box) view.reveal(box.at, box.size);
  };

  /** Between the answer to a change and its layout, the cards are still those of before. */
  const isOf = ({ trace }: Scene): boolean =>
    trace.order.length === drawing.cards.size && trace.order.every((id) => drawing.cards.has(id));

  const paintDots = ({ frame, trace }: Scene): void => {
    const { shown, arrangement } = drawing;
    const landing = (id: string) => {
      const [at, size] = [shown.cards.get(id), arrangement.sizes.get(id)];
      return at && size ? { x: at.x + size.width - PAD.right, y: at.y + size.height - 36 } : null;
    };
    dots.paint(travellersAt(frame, trace, { geometry: shown, labels: labels.places(), landing }));
  };

  valueDrag(host, {
    ...options,
    numberOf: (leaf) => {
      const value = drawing.cards.get(leaf)?.numbers.value ?? null;
      return value === null || isTensor(value) ? null : toFloat(value);
    },
  });
  return {
    async show(nextGraph, nextOps) {
      const mine = ++asked;
      try {
        const next = await arrangementsOf(nextGraph, nextOps);
        if (mine !== asked) return;
        [graph, ops, arrangements] = [nextGraph, nextOps, next];
        place(true);
      } catch (error) {
        if (!(error instanceof Superseded)) throw error;
      }
    },
    paint,
    fit: () => {
      view.forget();
      view.fit(true);
    },
    focus: (key) => drawing.elementOf(key)?.focus({ preventScroll: true }),
  };
}

export type { Scene };
