import type { Camera } from "../camera/camera";
import { Bitmap, isGoodFor, transformOf, type Shot } from "./bitmap";
import { exposure, type Lifted } from "./exposure";
import { drawHighlights, type Highlights } from "./highlights";
import { changedBetween } from "./moments";
import { retouch } from "./retouch";
import type { Sheet } from "./sheet";

/** Time spent on a picture in each frame, ms: while another is seen, all else goes on meanwhile. */
const SLICE = { beside: 3, first: 16 };
/** More changes than this are not drawn one by one: the picture is taken anew. */
const MOST_RETOUCHED = 150;
const NOTHING: Lifted = new Set();

/**
 * The drawing from afar: a picture that is moved and scaled while the camera moves, taken anew a
 * little in each frame, and the marks on a canvas above it.
 */
export class FarLayer {
  readonly element = document.createElement("div");
  readonly #onReady: () => void;
  readonly #marks = new Bitmap();
  #front = new Bitmap();
  #back = new Bitmap();
  #sheet: Sheet | null = null;
  /** Whether the picture is by another sheet than this one. */
  #isStale = true;
  #done = 0;
  /** How many steps are done in the picture that is seen. */
  #pictured = 0;
  #lifted = NOTHING;
  #highlights: Highlights | null = null;
  #request = 0;

  /** `onReady` is told when a picture has been taken. */
  constructor(onReady: () => void) {
    this.#onReady = onReady;
    this.element.className = "afar";
    this.element.setAttribute("aria-hidden", "true");
    this.#back.element.style.display = "none";
    this.element.append(this.#front.element, this.#back.element, this.#marks.element);
    this.hide();
  }

  /** What the picture shows, if there is one. */
  get shot(): Shot | null {
    return this.#front.shot;
  }

  get isBusy(): boolean {
    return this.#request !== 0;
  }

  get isSeen(): boolean {
    return this.element.style.display === "";
  }

  /** Paint by another sheet; what was pictured by the one before stays until there is better. */
  use(sheet: Sheet | null): void {
    this.#stop();
    this.#sheet = sheet;
    this.#isStale = true;
    if (!sheet) this.hide();
  }

  /** Whether the picture is just what such a shot would be. */
  isExact({ camera, screen }: Shot): boolean {
    const { shot } = this.#front;
    if (this.#isStale || !shot || this.isBusy) return false;
    const { x, y, k } = shot.camera;
    const isThere = x === camera.x && y === camera.y && k === camera.k;
    return isThere && shot.screen.width === screen.width && shot.screen.height === screen.height;
  }

  /** Begin a picture of what a shot holds. */
  take(shot: Shot): void {
    const sheet = this.#sheet;
    if (!sheet) return;
    this.#stop();
    const [done, lifted] = [this.#done, this.#lifted];
    this.#back.begin(shot);
    const strokes = exposure(this.#back, sheet, done, lifted);
    const slice = this.isSeen ? SLICE.beside : SLICE.first;
    const go = (): void => {
      const end = performance.now() + slice;
      while (performance.now() < end) {
        if (!strokes.next().done) continue;
        this.#request = 0;
        this.#develop(done);
        return;
      }
      this.#request = requestAnimationFrame(go);
    };
    this.#request = requestAnimationFrame(go);
  }

  show(): void {
    this.element.style.display = "";
    if (!this.#isStale && !this.isBusy) this.#catchUp();
  }

  hide(): void {
    this.element.style.display = "none";
  }

  /** Move the picture along with the camera. */
  follow(camera: Camera): void {
    const { shot } = this.#front;
    if (shot) this.element.style.transform = transformOf(shot, camera);
  }

  /** Whether the picture shows, nearly sharp, what such a shot would. */
  isGoodFor(shot: Shot): boolean {
    return this.#front.shot !== null && isGoodFor(this.#front.shot, shot);
  }

  /** So many steps are done: draw what that changes. */
  step(done: number): void {
    this.#done = done;
    if (!this.isBusy) this.#catchUp();
  }

  /** Leave some cards and their edges out of the picture, for they are in a person's hand. */
  lift(cards: Lifted): void {
    if (cards.size === this.#lifted.size && [...cards].every((i) => this.#lifted.has(i))) return;
    this.#lifted = cards;
    if (this.#front.shot) this.take(this.#front.shot);
  }

  mark(highlights: Highlights): void {
    this.#highlights = highlights;
    this.#drawMarks();
  }

  #drawMarks(): void {
    if (!this.#sheet || !this.#highlights || !this.#front.shot || !this.isSeen) return;
    if (this.#marks.shot !== this.#front.shot) this.#marks.begin(this.#front.shot);
    drawHighlights(this.#marks, this.#highlights, this.#sheet.palette);
  }

  #stop(): void {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
  }

  /** The picture under way is there: it takes the place of the one that was seen. */
  #develop(done: number): void {
    [this.#front, this.#back] = [this.#back, this.#front];
    this.#front.element.style.display = "";
    this.#back.element.style.display = "none";
    this.#pictured = done;
    this.#isStale = false;
    this.#catchUp();
    this.#drawMarks();
    this.#onReady();
  }

  #catchUp(): void {
    const { shot } = this.#front;
    if (!this.#sheet || !shot || this.#pictured === this.#done || !this.isSeen) return;
    const { moments, plan } = this.#sheet;
    const changed = changedBetween(moments, plan.edges, this.#pictured, this.#done);
    if (changed.cards.length + changed.edges.length > MOST_RETOUCHED) {
      this.take(shot);
      return;
    }
    this.#pictured = this.#done;
    retouch(this.#front, this.#sheet, changed, this.#done, this.#lifted);
  }
}
