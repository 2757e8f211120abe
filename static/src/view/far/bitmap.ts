import type { Box, Camera } from "../camera/camera";
import type { Rect } from "../placing/rect";

/** Room drawn around the screen, as a part of its sides, so that a pan has something to show. */
const AROUND = 0.2;
/** Sharper than this would cost more than eyes can see of lines this thin. */
const SHARPEST = 2;

/** What a picture of the drawing is taken with: the camera, and the size of the screen, px. */
export interface Shot {
  readonly camera: Camera;
  readonly screen: Box;
}

/** The part of the drawing that a shot holds: the screen and some room around it. */
export function areaOfShot({ camera, screen }: Shot): Rect {
  const [mx, my] = marginsOf(screen);
  return {
    x: (-mx - camera.x) / camera.k,
    y: (-my - camera.y) / camera.k,
    width: (screen.width + 2 * mx) / camera.k,
    height: (screen.height + 2 * my) / camera.k,
  };
}

function marginsOf({ width, height }: Box): readonly [number, number] {
  return [Math.round(width * AROUND), Math.round(height * AROUND)];
}

/** A canvas that holds the picture of a shot. */
export class Bitmap {
  readonly element = document.createElement("canvas");
  readonly pen = this.element.getContext("2d");
  shot: Shot | null = null;
  #sharpness = 1;

  /** Make room for a shot, with nothing on it yet, and let the pen count in px of the drawing. */
  begin(shot: Shot): void {
    const { width, height } = shot.screen;
    const [mx, my] = marginsOf(shot.screen);
    const [wide, high] = [width + 2 * mx, height + 2 * my];
    this.shot = shot;
    this.#sharpness = Math.min(SHARPEST, devicePixelRatio);
    const [across, down] = [wide, high].map((side) => Math.ceil(side * this.#sharpness));
    // To set a size clears the canvas, and so throws its memory away: only where it has to change.
    if (this.element.width !== across) this.element.width = across ?? 0;
    if (this.element.height !== down) this.element.height = down ?? 0;
    Object.assign(this.element.style, { width: `${wide}px`, height: `${high}px` });
    this.clear();
  }

  clear(): void {
    this.pen?.setTransform(1, 0, 0, 1, 0, 0);
    this.pen?.clearRect(0, 0, this.element.width, this.element.height);
    this.#aim();
  }

  /** The box of the drawing that covers just the pixels that another one touches. */
  inWholePixels({ x, y, width, height }: Rect): Rect {
    const { k, dx, dy } = this.#scale();
    const [left, top] = [Math.floor(x * k + dx), Math.floor(y * k + dy)];
    const [right, bottom] = [Math.ceil((x + width) * k + dx), Math.ceil((y + height) * k + dy)];
    const [wide, high] = [(right - left) / k, (bottom - top) / k];
    return { x: (left - dx) / k, y: (top - dy) / k, width: wide, height: high };
  }

  #aim(): void {
    const { k, dx, dy } = this.#scale();
    this.pen?.setTransform(k, 0, 0, k, dx, dy);
  }

  /** From px of the drawing to pixels of the canvas. */
  #scale(): { readonly k: number; readonly dx: number; readonly dy: number } {
    if (!this.shot) return { k: 1, dx: 0, dy: 0 };
    const { camera, screen } = this.shot;
    const [mx, my] = marginsOf(screen);
    const s = this.#sharpness;
    return { k: camera.k * s, dx: (camera.x + mx) * s, dy: (camera.y + my) * s };
  }
}

/** How a picture of one camera is moved and scaled, in CSS, to be seen with another. */
export function transformOf({ camera, screen }: Shot, now: Camera): string {
  const scale = now.k / camera.k;
  const [mx, my] = marginsOf(screen);
  const [x, y] = [now.x - (camera.x + mx) * scale, now.y - (camera.y + my) * scale];
  return `translate(${x}px, ${y}px) scale(${scale})`;
}

/** Whether a shot still shows, nearly sharp, all that is seen with a camera. */
export function isGoodFor(shot: Shot, { camera, screen }: Shot): boolean {
  const scale = camera.k / shot.camera.k;
  if (scale > 1.6 || scale < 0.62) return false;
  const area = areaOfShot(shot);
  const [left, top] = [-camera.x / camera.k, -camera.y / camera.k];
  const [right, bottom] = [left + screen.width / camera.k, top + screen.height / camera.k];
  return (
    left >= area.x &&
    top >= area.y &&
    right <= area.x + area.width &&
    bottom <= area.y + area.height
  );
}
