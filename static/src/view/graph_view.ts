import { Superseded, type Point } from "../layout";
import type { Style } from "../model/document";
import { isTensor, toFloat } from "../model/value";
import { cornerOf } from "./camera/corner";
import { Glide } from "./camera/glide";
import { viewport } from "./camera/viewport";
import { Detail, MOST_CARDS } from "./detail";
import { Drawing } from "./drawing";
import { sizePatterns } from "./cards/size_mark";
import { FarLayer } from "./far/far_layer";
import { FarPainter } from "./far/far_painter";
import { Minimap } from "./minimap/minimap";
import { dropAt, edgeLight, middlePlace, type Drop } from "./input/dropping";
import { gesturing } from "./input/gesturing";
import type { Hand } from "./input/hand";
import { keyboard } from "./input/keyboard";
import { Roving } from "./input/roving";
import { callers } from "./marks/callers";
import { dotLayer } from "./motion/dot_layer";
import { writeNote } from "./notes/note_editor";
import { Painter } from "./painter";
import type { Gestures, Picture } from "./picture";
import type { Arrangement, Arrangements } from "./placing/arrangement";
import { Arranger } from "./placing/arranger";
import { unheard } from "./placing/laying";
import { around, type Rect } from "./placing/rect";
import type { Scene } from "./scene";
import { svg } from "./svg";
import { WAYS } from "./words";

export interface GraphView {
  /** Lays out what has no place, and glides there. */
  show(picture: Picture): Promise<void>;
  paint(scene: Scene): void;
  fit(): void;
  /** See these cards, notes and edges as large as they fit. */
  zoomTo(keys: readonly string[]): void;
  /** Bring into view, closer only where it could not be read. */
  reveal(key: string): void;
  focus(key: string): void;
  /** Go on to write in a note, where it stands. */
  write(note: string): void;
  /** Closer or further, about the middle of the screen. */
  zoom(factor: number): void;
  /** Cards and notes, px of the drawing. */
  boxes(): ReadonlyMap<string, Rect>;
  style(): Style;
  /** Where something dragged in from outside would stand, and the edge it would split. */
  drop(screen: Point): Drop | null;
  /** Light the edge that something let go there would split. */
  hover(screen: Point | null): void;
  /** The page has other colours: a picture has those from when it was taken. */
  recolour(): void;
  /** A free place near the middle of what is seen. */
  middle(): Point;
  /** What is drawn, and how it is arranged; null before anything is. */
  drawn(): { readonly picture: Picture; readonly arrangement: Arrangement } | null;
}

/** Draws one picture in `host`, and tells what is done to it; painting is pure in the scene. */
export function createGraphView(
  host: HTMLElement,
  gestures: Gestures,
  tellLaying = unheard,
): GraphView {
  const drawing = new Drawing(MOST_CARDS);
  const dots = dotLayer();
  const overlay = svg("g", { class: "overlay" });
  const attributes = { class: "graph", role: "group", "aria-label": "Graph" };
  const layers = [
    sizePatterns(),
    ...drawing.layers,
    dots.element,
    drawing.bubbles.element,
    overlay,
  ];
  const root = svg("svg", attributes, ...layers);
  const ways = document.createElement("p");
  Object.assign(ways, { id: "graph-ways", className: "sr", textContent: WAYS });
  root.setAttribute("aria-describedby", ways.id);
  host.append(ways);

  const glide = new Glide();
  const roving = new Roving(host, drawing);
  const afar = new FarLayer(() => detail.developed());
  const map = new Minimap(() => view);
  const view = viewport(host, {
    root,
    under: afar.element,
    over: map.element,
    area: () => drawing.area(),
    onResize: () => onResize(),
    corner: () => cornerOf(host),
    onLook: () => detail.look(),
  });
  const detail = new Detail(drawing, afar, map, view, root, () => {
    painter.label();
    drawing.bubbles.place(drawing);
  });
  drawing.sight = view.seen;
  const far = new FarPainter(drawing, afar, detail);
  const painter = new Painter(drawing, dots, view, far);
  const arranger = new Arranger(tellLaying);
  let picture: Picture | null = null;
  let arrangements: Arrangements | null = null;
  let asked = 0;
  /** Something was let go on the canvas: what comes next is to be seen there, not in the middle. */
  let dropped = false;

  const onResize = (): void => {
    const suiting = arrangements?.suiting(view.size());
    detail.resize();
    if (suiting && suiting.geometry !== drawing.arrangement.geometry) place(false);
    else if (!view.isByHand()) {
      view.open(false);
      painter.repaint();
    }
  };
  const move = (moves: boolean): void => {
    glide.start(moves, (t) => {
      drawing.at(t);
      painter.paintDots();
    });
  };
  const place = (moves: boolean): void => {
    if (!picture || !arrangements) return;
    const first = drawing.stock.nodes.size === 0;
    const kept = picture.sketch.nodes.some(({ id }) => drawing.stock.nodes.has(id));
    const hadFocus = roving.hasFocus;
    const glides = drawing.change(picture, arrangements.suiting(view.size()));
    if (!kept) view.keep(dropped);
    dropped = false;
    roving.follow(picture.sketch, hadFocus);
    if (!view.isByHand()) view.open(moves && !first && glides);
    detail.renew();
    painter.repaint();
    move(moves && !first && glides);
  };
  const hand: Hand = {
    host,
    overlay,
    drawing,
    view,
    detail,
    far,
    gestures,
    selected: () => painter.selected,
    pickUp: () => {
      glide.stop();
      drawing.at(1);
    },
    letGo: () => {
      drawing.goBack();
      move(true);
    },
    putDown: () => {
      drawing.putDown();
      detail.renew();
      painter.repaint();
    },
  };
  const light = edgeLight(hand);
  gesturing(hand, (leaf) => {
    const value = drawing.cards.get(leaf)?.numbers.value ?? null;
    return value === null || isTensor(value) ? null : toFloat(value);
  });
  keyboard(hand, { roving, onWrite: (note) => writeNote(hand, note) });
  callers(host, (nodes) => drawing.bubbles.call(nodes));

  const boxOf = (key: string): Rect | null => drawing.boxOf(key);
  return {
    async show(next) {
      const mine = ++asked;
      try {
        const arranged = await arranger.arrange(next);
        if (mine !== asked) return;
        [picture, arrangements] = [next, arranged];
        place(true);
      } catch (error) {
        if (!(error instanceof Superseded)) throw error;
      }
    },
    paint: (scene) => painter.paint(scene),
    fit: view.fit,
    zoomTo: (keys) => {
      const box = around(keys.flatMap((key) => boxOf(key) ?? []));
      if (box) view.zoomTo(box);
    },
    reveal: (key) => {
      const box = boxOf(key);
      if (box) view.approach(box);
    },
    focus: (key) => {
      drawing.cast.hold("asked for", [key]);
      drawing.elementOf(key)?.focus({ preventScroll: true });
    },
    write: (note) => writeNote(hand, note),
    zoom: view.zoom,
    boxes: () => drawing.boxes(),
    style: () => drawing.arrangement.style,
    recolour: () => detail.renew(),
    drop: (screen) => {
      const drop = dropAt(hand, screen);
      dropped = drop !== null;
      return drop;
    },
    hover: (screen) => light(screen && (dropAt(hand, screen)?.edge ?? null)),
    drawn: () => picture && { picture, arrangement: drawing.arrangement },
    middle: () => middlePlace(hand),
  };
}

export type { Scene };
