import type { Viewport } from "./camera/viewport";
import type { Drawing } from "./drawing";
import type { FarLayer } from "./far/far_layer";
import { paletteOf } from "./far/palette";
import { sheetOf, type Sheet } from "./far/sheet";
import type { Minimap } from "./minimap/minimap";
import { cardsIn } from "./index/card_plan";
import { curvesIn } from "./index/edge_plan";
import { planOf, type Plan } from "./index/plan";
import { widened, within, type Rect } from "./placing/rect";

/** With more cards or curves in sight than this, the drawing is a picture and not elements. */
export const MOST_CARDS = 350;
const MOST_CURVES = 1200;
/** Elements are kept for so much around what is seen, px of the screen. */
const AROUND = 240;
/** The camera rests when it has not moved for so long, ms. */
const REST = 120;
/** Time spent on elements in each frame, ms. */
const SLICE = 4;

/**
 * What of a large drawing is in the page: elements for what is in sight while that is little, else
 * a picture, with elements for what is held alone. Of others all is in the page, always.
 */
export class Detail {
  readonly #drawing: Drawing;
  readonly #far: FarLayer;
  readonly #view: Viewport;
  readonly #root: SVGSVGElement;
  readonly #map: Minimap;
  readonly #onRest: () => void;
  #plan: Plan | null = null;
  #sheet: Sheet | null = null;
  /** The part of the drawing that has its elements; null where the drawing is a picture. */
  #covered: Rect | null = null;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #filling = 0;

  constructor(
    drawing: Drawing,
    far: FarLayer,
    map: Minimap,
    view: Viewport,
    root: SVGSVGElement,
    onRest: () => void,
  ) {
    this.#drawing = drawing;
    this.#far = far;
    this.#view = view;
    this.#root = root;
    this.#map = map;
    this.#onRest = onRest;
  }

  /** Where everything is, of a large drawing. */
  get plan(): Plan | null {
    return this.#plan;
  }

  get sheet(): Sheet | null {
    return this.#sheet;
  }

  get isFar(): boolean {
    return this.#plan !== null && this.#covered === null;
  }

  /** The drawing has changed: its nodes, its places, or what is wrong with it. */
  renew(): void {
    const { picture, stock, arrangement, isLarge } = this.#drawing;
    this.#plan = isLarge ? planOf(stock, arrangement) : null;
    const palette = paletteOf(this.#root);
    this.#sheet = this.#plan && picture && sheetOf(picture, stock, this.#plan, palette);
    this.#far.use(this.#sheet);
    this.#map.draw(this.#sheet, this.#drawing.area());
    if (!this.#plan) this.#covered = null;
    this.#mark();
    if (this.#plan) this.#settle();
    else this.#onRest();
  }

  /** Paint by these moments from now on. */
  retime(sheet: Sheet): void {
    this.#sheet = sheet;
    this.#far.use(sheet);
    if (this.#plan) this.#settle();
  }

  /** The camera has moved: see that there is something to be seen until it rests. */
  look(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      if (this.#plan) this.#settle();
      else this.#onRest();
    }, REST);
    if (!this.#plan) return;
    this.#map.look();
    const seen = this.#view.seen();
    if (this.#covered && !within(seen, this.#covered)) this.#cover(seen);
    const shot = this.#shot();
    if (!this.#covered && !this.#far.isBusy && !this.#far.isGoodFor(shot)) this.#far.take(shot);
    this.#far.follow(shot.camera);
  }

  /** The screen has another size. */
  resize(): void {
    this.#map.place();
    this.look();
  }

  /** A picture has been taken: it takes the place of elements that are too many. */
  developed(): void {
    if (!this.#covered) {
      this.#far.show();
      this.#drawing.cast.want(new Set());
      this.#mark();
    }
    this.#far.follow(this.#view.camera());
  }

  /** At rest everything is as sharp as it can be. */
  #settle(): void {
    clearTimeout(this.#resting);
    this.#cover(this.#view.seen());
    if (this.#covered) return;
    const shot = this.#shot();
    if (this.#far.isExact(shot)) this.developed();
    else this.#far.take(shot);
  }

  #shot() {
    return { camera: this.#view.camera(), screen: this.#view.size() };
  }

  /** Elements for what is seen, and some around it, where they are few enough. */
  #cover(seen: Rect): void {
    const { k } = this.#view.camera();
    cancelAnimationFrame(this.#filling);
    const found = this.#plan && this.#inSight(this.#plan, seen, widened(seen, AROUND / k));
    this.#covered = found?.area ?? null;
    if (!found) return;
    this.#drawing.cast.want(found.keys);
    this.#fill();
  }

  /** What is in an area or, where that is too much, in the smaller one; null where that is too. */
  #inSight({ cards, edges }: Plan, seen: Rect, around: Rect) {
    for (const area of [around, seen]) {
      const some = cardsIn(cards, area, MOST_CARDS + 1);
      const curves = curvesIn(edges, area, MOST_CURVES + 1);
      if (some.length > MOST_CARDS || curves.length > MOST_CURVES) continue;
      const keys = new Set<string>();
      for (const i of some) keys.add(cards.ids[i] ?? "");
      for (const i of curves) keys.add(edges.keys[edges.edges[i] ?? -1] ?? "");
      return { area, keys };
    }
    return null;
  }

  #fill(): void {
    const isFilled = this.#drawing.cast.fill(performance.now() + SLICE);
    this.#mark();
    if (isFilled) {
      this.#far.hide();
      this.#onRest();
    } else this.#filling = requestAnimationFrame(() => this.#fill());
  }

  /** From afar elements are there for the keyboard and for readers: the picture shows them. */
  #mark(): void {
    this.#root.classList.toggle("large", this.#plan !== null);
    this.#root.classList.toggle("pictured", this.isFar && this.#far.isSeen);
  }
}
