import type { Trace } from "../api/contract";
import { NO_SIGNS, type Signs } from "../timeline/signs";
import type { Step } from "../timeline/step";
import { edgeOf, isFlow, type Frame } from "../timeline/timeline";
import { PAD } from "./cards/card_parts";
import type { CardNumbers, NodeCard } from "./cards/node_card";
import { LEGIBLE } from "./camera/camera";
import type { Viewport } from "./camera/viewport";
import type { Line } from "./cast";
import type { Drawing } from "./drawing";
import { labelKeeper } from "./edges/label_keeper";
import type { FarPainter } from "./far/far_painter";
import type { DotLayer } from "./motion/dot_layer";
import { travellersAt } from "./motion/dots";
import { boxAround } from "./placing/arrangement";
import { isRun, isStale, nodeAtHand, numbersOf, touchedBy, type Run, type Scene } from "./scene";

const NOTHING: ReadonlySet<string> = new Set();

/** What the cards and lines of one scene are painted by. */
interface Brush {
  readonly frame: Frame | null;
  readonly numbers: (id: string) => CardNumbers;
  readonly now: ReturnType<typeof nodeAtHand>;
  readonly crossed: string | null;
  readonly stale: boolean;
  readonly selected: ReadonlySet<string>;
  readonly signs: Signs;
}

/** Writes the numbers of a moment into the drawing. */
export class Painter {
  readonly #drawing: Drawing;
  readonly #dots: DotLayer;
  readonly #view: Viewport;
  readonly #far: FarPainter;
  readonly #labels;
  #scene: Scene | null = null;
  #brush: Brush | null = null;
  #followed: Step | null = null;
  #trace: Trace | null = null;

  constructor(drawing: Drawing, dots: DotLayer, view: Viewport, far: FarPainter) {
    this.#drawing = drawing;
    this.#dots = dots;
    this.#view = view;
    this.#far = far;
    this.#labels = labelKeeper(drawing);
    drawing.onMade = (key) => this.#paintOne(key);
  }

  get selected(): ReadonlySet<string> {
    return this.#scene?.selected ?? NOTHING;
  }

  /** The same moment in a drawing that has changed. */
  repaint(): void {
    if (!this.#view.isByHand()) this.#followed = null;
    if (this.#scene) this.paint(this.#scene);
  }

  /** What the scene does not know, such as a node that came after its trace, is left blank. */
  paint(scene: Scene): void {
    this.#scene = scene;
    const run = isRun(scene) ? scene : null;
    this.#brush = brushOf(scene, run);
    if (run) this.#follow(run);
    this.#far.paint(scene);
    for (const [id, card] of this.#drawing.cards) this.#paintCard(id, card, this.#brush);
    for (const [key, line] of this.#drawing.lines) this.#paintLine(key, line, this.#brush);
    for (const [id, note] of this.#drawing.notes.cards) note.select(scene.selected.has(id));
    this.#drawing.bubbles.select(scene.selected);
    this.label();
    this.paintDots();
  }

  /** See that every line in the page has its label. */
  label(): void {
    const crossings = this.#scene?.frame?.crossings;
    const isSeen = !this.#drawing.isLarge || this.#view.camera().k >= LEGIBLE;
    if (crossings && isSeen) this.#labels.keep(crossings);
  }

  paintDots(): void {
    if (!this.#scene || !isRun(this.#scene)) {
      this.#dots.paint([]);
      return;
    }
    const { frame, trace } = this.#scene;
    const { shown, arrangement } = this.#drawing;
    const landing = (id: string) => {
      const [at, size] = [shown.cards.get(id), arrangement.sizes.get(id)];
      return at && size ? { x: at.x + size.width - PAD.right, y: at.y + size.height - 36 } : null;
    };
    const labels = this.#labels.places();
    this.#dots.paint(travellersAt(frame, trace, { geometry: shown, labels, landing }));
  }

  #paintOne(key: string): void {
    const [card, line] = [this.#drawing.cards.get(key), this.#drawing.lines.get(key)];
    if (card && this.#brush) this.#paintCard(key, card, this.#brush);
    if (line && this.#brush) this.#paintLine(key, line, this.#brush);
  }

  #paintCard(id: string, card: NodeCard, { numbers, now, selected, signs }: Brush): void {
    const colour = now?.id === id ? now.colour : null;
    const state = { now: colour, selected: selected.has(id) };
    card.paint(numbers(id), state, { told: signs.told(id), sizes: signs.sizes });
  }

  #paintLine(key: string, { line, consumer }: Line, brush: Brush): void {
    const { frame, crossed, stale, selected, signs } = brush;
    line.paint(frame?.flows.get(key) ?? null, {
      lit: frame?.values.has(consumer) ?? false,
      now: key === crossed,
      stale,
      selected: selected.has(key),
      guilty: signs.isGuilty(key),
    });
  }

  /** Keeps the step at hand on the screen; a new trace does not take away what a person looks at. */
  #follow({ frame, live, trace }: Run): void {
    const isNew = trace !== this.#trace;
    this.#trace = trace;
    if (!frame.active || live || frame.active === this.#followed) return;
    this.#followed = frame.active;
    if (isNew && this.#view.isByHand()) return;
    const box = boxAround(touchedBy(frame.active), this.#drawing.arrangement);
    if (box) this.#view.reveal(box);
  }
}

function brushOf(scene: Scene, run: Run | null): Brush {
  const { frame, selected } = scene;
  return {
    frame,
    numbers: numbersOf(scene),
    now: frame && nodeAtHand(frame),
    crossed: frame?.active && isFlow(frame.active) ? edgeOf(frame.active) : null,
    stale: run !== null && isStale(run),
    selected,
    signs: scene.signs ?? NO_SIGNS,
  };
}
