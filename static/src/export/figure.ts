import { edgeOf, isFlow } from "../timeline/timeline";
import { PAD } from "../view/cards/card_parts";
import { Drawing } from "../view/drawing";
import { labelKeeper } from "../view/edges/label_keeper";
import { rectOf } from "../view/edges/label_places";
import { dotLayer } from "../view/motion/dot_layer";
import { travellersAt } from "../view/motion/dots";
import { around, widened, type Rect } from "../view/placing/rect";
import { isRun, nodeAtHand, numbersOf, type Run, type Scene } from "../view/scene";
import { svg } from "../view/svg";
import type { Drawn, Shown } from "./drawn";

const NO_RUN: Scene = {
  trace: null,
  timeline: null,
  frame: null,
  live: null,
  selected: new Set(),
};
/** Room around the drawing, px. */
const MARGIN = 24;

/** The drawing once more, beside the page, to be shown at one moment after another. */
export class Figure {
  readonly #drawing = new Drawing();
  readonly #dots = dotLayer();
  readonly #labels = labelKeeper(this.#drawing);
  readonly #shown: Shown | null;

  constructor({ picture, arrangement }: Drawn, shown: Shown | null) {
    this.#drawing.change(picture, arrangement);
    this.#drawing.at(1);
    this.#shown = shown;
    if (shown) this.#labels.keep(shown.frameAt(0).crossings);
  }

  /** The room it takes, the same at every moment. */
  area(): Rect {
    const { edges } = this.#drawing.shown;
    const labels = [...this.#labels.places()].map(([key, place]) =>
      rectOf(place, edges.get(key) ?? []),
    );
    return widened(around([this.#drawing.area(), ...labels]) ?? this.#drawing.area(), MARGIN);
  }

  /** Its elements as they look at a moment, without whoever holds them knowing of the next. */
  at(moment: number): SVGSVGElement {
    this.#paint(moment);
    const layers = [...this.#drawing.layers, this.#dots.element];
    return svg(
      "svg",
      { class: "graph" },
      ...layers.map((layer) => layer.cloneNode(true) as Element),
    );
  }

  #paint(moment: number): void {
    const scene = this.#shown
      ? { ...NO_RUN, ...this.#shown, frame: this.#shown.frameAt(moment) }
      : NO_RUN;
    const numbers = numbersOf(scene);
    const now = scene.frame ? nodeAtHand(scene.frame) : null;
    for (const [id, card] of this.#drawing.cards) {
      card.paint(numbers(id), { now: now?.id === id ? now.colour : null, selected: false });
    }
    if (isRun(scene)) this.#paintRun(scene);
  }

  #paintRun({ frame, trace }: Run): void {
    const { active } = frame;
    const crossed = active && isFlow(active) ? edgeOf(active) : null;
    for (const [key, { line, consumer }] of this.#drawing.lines) {
      line.paint(frame.flows.get(key) ?? null, {
        lit: frame.values.has(consumer),
        now: key === crossed,
        stale: false,
        selected: false,
        guilty: false,
      });
    }
    const { shown: geometry, arrangement } = this.#drawing;
    const landing = (id: string) => {
      const [at, size] = [geometry.cards.get(id), arrangement.sizes.get(id)];
      return at && size ? { x: at.x + size.width - PAD.right, y: at.y + size.height - 36 } : null;
    };
    this.#dots.paint(
      travellersAt(frame, trace, { geometry, labels: this.#labels.places(), landing }),
    );
  }
}
