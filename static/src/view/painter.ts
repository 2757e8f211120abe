import type { Step, Trace } from "../api/contract";
import { edgeOf, isFlow } from "../timeline/timeline";
import { PAD } from "./cards/card_parts";
import type { Viewport } from "./camera/viewport";
import type { Drawing } from "./drawing";
import { labelKeeper } from "./edges/label_keeper";
import type { DotLayer } from "./motion/dot_layer";
import { travellersAt } from "./motion/dots";
import { boxAround } from "./placing/arrangement";
import { isRun, isStale, nodeAtHand, numbersOf, touchedBy, type Run, type Scene } from "./scene";

const NOTHING: ReadonlySet<string> = new Set();

/** Writes the numbers of a moment into the drawing. */
export class Painter {
  readonly #drawing: Drawing;
  readonly #dots: DotLayer;
  readonly #view: Viewport;
  readonly #labels;
  #scene: Scene | null = null;
  #followed: Step | null = null;
  #trace: Trace | null = null;

  constructor(drawing: Drawing, dots: DotLayer, view: Viewport) {
    this.#drawing = drawing;
    this.#dots = dots;
    this.#view = view;
    this.#labels = labelKeeper(drawing);
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
    const { frame, selected, timeline } = scene;
    const run = isRun(scene) ? scene : null;
    const numbers = numbersOf(scene);
    const stale = run !== null && isStale(run);
    const now = frame && nodeAtHand(frame);
    const active = frame?.active && isFlow(frame.active) ? edgeOf(frame.active) : null;
    if (timeline) this.#labels.keep(timeline);
    if (run) this.#follow(run);
    for (const [id, card] of this.#drawing.cards) {
      const colour = now?.id === id ? now.colour : null;
      card.paint(numbers(id), { now: colour, selected: selected.has(id) });
    }
    for (const [key, { line, consumer }] of this.#drawing.lines) {
      line.paint(frame?.flows.get(key) ?? null, {
        lit: frame?.values.has(consumer) ?? false,
        now: key === active,
        stale,
        selected: selected.has(key),
      });
    }
    for (const [id, note] of this.#drawing.notes.cards) note.select(selected.has(id));
    this.#drawing.bubbles.select(selected);
    this.paintDots();
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
