import type { Point } from "../../layout";
import { centred } from "../camera/camera";
import type { Viewport } from "../camera/viewport";
import type { Sheet } from "../far/sheet";
import { cardsIn } from "../index/card_plan";
import { meet, type Rect } from "../placing/rect";

/** The most room it takes, px. */
const MOST = { width: 176, height: 110 };
/** Cards are no smaller on it than this, px. */
const LEAST = 1.5;
/** With more of the drawing than this on the screen there is nothing to find one's way in. */
const MOST_SEEN = 0.6;
/** Room to the border of the canvas, px. */
const BESIDE = 12;

/** A large drawing in small, and the part of it that is seen: press or drag to see another. */
export class Minimap {
  readonly element = document.createElement("div");
  readonly #map = document.createElement("canvas");
  readonly #frame = document.createElement("div");
  readonly #viewNow: () => Viewport;
  #area: Rect = { x: 0, y: 0, width: 1, height: 1 };
  #scale = 1;

  constructor(view: () => Viewport) {
    this.#viewNow = view;
    this.element.className = "minimap";
    // All of it can be reached by the keyboard in the drawing itself: this is a shortcut for eyes.
    this.element.setAttribute("aria-hidden", "true");
    this.element.append(this.#map, this.#frame);
    this.element.hidden = true;
    for (const name of ["pointerdown", "pointermove"] as const) {
      this.element.addEventListener(name, (event) => this.#drag(event));
    }
    // What is done on it is no gesture on the drawing.
    for (const name of ["click", "dblclick", "contextmenu"]) {
      this.element.addEventListener(name, (event) => event.stopPropagation());
    }
  }

  /** Draw another drawing, or none: small ones have no need of it. */
  draw(sheet: Sheet | null, area: Rect): void {
    this.element.hidden = !sheet;
    if (!sheet) return;
    this.#area = area;
    this.#scale = Math.min(MOST.width / area.width, MOST.height / area.height);
    const [width, height] = [area.width * this.#scale, area.height * this.#scale];
    const sharpness = Math.min(2, devicePixelRatio);
    Object.assign(this.#map, { width: width * sharpness, height: height * sharpness });
    Object.assign(this.#map.style, { width: `${width}px`, height: `${height}px` });
    const pen = this.#map.getContext("2d");
    if (!pen) return;
    pen.scale(sharpness, sharpness);
    pen.fillStyle = sheet.palette.strongLine;
    const { boxes } = sheet.plan.cards;
    for (const i of cardsIn(sheet.plan.cards, area)) {
      const [x = 0, y = 0, w = 0, h = 0] = boxes.subarray(4 * i, 4 * i + 4);
      const [across, down] = [Math.max(LEAST, w * this.#scale), Math.max(LEAST, h * this.#scale)];
      pen.fillRect((x - area.x) * this.#scale, (y - area.y) * this.#scale, across, down);
    }
    this.place();
    this.look();
  }

  /** Stand above the tools, or in the corner where there are none. */
  place(): void {
    if (this.element.hidden) return;
    const { width, height } = this.#viewNow().size();
    const [mine, tools] = [this.element, this.#viewNow().corner()];
    const x = width - mine.offsetWidth - BESIDE;
    const y = height - mine.offsetHeight - Math.max(BESIDE, tools.height + BESIDE / 2);
    mine.style.transform = `translate(${x}px, ${y}px)`;
  }

  /** Show what is seen now; where that is nearly all, the map gives its room to the drawing. */
  look(): void {
    if (this.element.hidden) return;
    const seen = this.#viewNow().seen();
    const part = partOf(this.#area, seen);
    this.element.classList.toggle("needless", part > MOST_SEEN);
    const { x, y, width, height } = scaled(seen, this.#area, this.#scale);
    this.#frame.style.transform = `translate(${x}px, ${y}px)`;
    Object.assign(this.#frame.style, { width: `${width}px`, height: `${height}px` });
  }

  #drag(event: PointerEvent): void {
    event.stopPropagation();
    if (event.type === "pointerdown") this.element.setPointerCapture(event.pointerId);
    else if (event.buttons === 0) return;
    const box = this.#map.getBoundingClientRect();
    this.#goTo({ x: event.clientX - box.left, y: event.clientY - box.top });
  }

  #goTo(at: Point): void {
    const { x, y } = this.#area;
    const middle = { x: x + at.x / this.#scale, y: y + at.y / this.#scale, width: 0, height: 0 };
    this.#viewNow().move(centred(middle, this.#viewNow().size(), this.#viewNow().camera().k));
  }
}

/** How much of a drawing's area is seen, 0 to 1. */
export function partOf(area: Rect, seen: Rect): number {
  if (!meet(area, seen)) return 0;
  const along = (a: number, b: number, c: number, d: number): number =>
    Math.min(a + b, c + d) - Math.max(a, c);
  const width = along(area.x, area.width, seen.x, seen.width);
  const height = along(area.y, area.height, seen.y, seen.height);
  return (width * height) / Math.max(1, area.width * area.height);
}

/** A box of the drawing on the map, cut where it is beside the map. */
export function scaled(box: Rect, area: Rect, scale: number): Rect {
  const cut = (at: number, size: number): number => Math.max(0, Math.min(size, at)) * scale;
  const [left, top] = [cut(box.x - area.x, area.width), cut(box.y - area.y, area.height)];
  const right = cut(box.x + box.width - area.x, area.width);
  const bottom = cut(box.y + box.height - area.y, area.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}
