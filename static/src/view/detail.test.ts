// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Camera } from "./camera/camera";
import type { Viewport } from "./camera/viewport";
import { Detail } from "./detail";
import { Drawing } from "./drawing";
import { FarLayer } from "./far/far_layer";
import { Minimap } from "./minimap/minimap";
import type { Picture } from "./picture";
import { arrangementsOf } from "./placing/arrangement";
import { square } from "./sample_large";
import { pictureOf, UNFINISHED } from "./sample_picture";
import { svg } from "./svg";

const SCREEN = { width: 1200, height: 700 };
const AFAR: Camera = { x: 0, y: 0, k: 0.08 };
const NEAR: Camera = { x: -600, y: -300, k: 0.8 };

let camera: Camera;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A picture that has been shown with a camera, on a screen that no one touches. */
async function shown(picture: Picture, first: Camera) {
  camera = first;
  const view = {
    camera: () => camera,
    size: () => SCREEN,
    corner: () => ({ width: 0, height: 0 }),
    seen: () => {
      const { x, y, k } = camera;
      return { x: -x / k, y: -y / k, width: SCREEN.width / k, height: SCREEN.height / k };
    },
  } as Viewport;
  const drawing = new Drawing(350);
  const far = new FarLayer(() => detail.developed());
  const root = svg("svg");
  const detail = new Detail(drawing, far, new Minimap(() => view), view, root, () => undefined);
  const arranged = (await arrangementsOf(picture)).suiting(SCREEN);
  drawing.change(picture, arranged);
  drawing.at(1);
  detail.renew();
  vi.advanceTimersByTime(1000);
  return { drawing, detail, root, far };
}

function move(detail: Detail, to: Camera): void {
  camera = to;
  detail.look();
}

test("a small drawing is in the page whole, however far away", async () => {
  const { drawing, detail } = await shown(pictureOf(UNFINISHED), AFAR);
  expect(drawing.cards.size).toBe(5);
  expect(detail.isFar).toBe(false);
});

test("a large drawing is a picture from afar, and elements near", async () => {
  const { drawing, detail, root, far } = await shown(square(24), AFAR);
  expect(detail.isFar).toBe(true);
  expect(far.isSeen).toBe(true);
  expect(drawing.cards.size).toBe(0);
  expect(root.classList.contains("pictured")).toBe(true);
  move(detail, NEAR);
  vi.advanceTimersByTime(1000);
  expect(detail.isFar).toBe(false);
  expect(far.isSeen).toBe(false);
  expect(root.classList.contains("pictured")).toBe(false);
  // 600 / 0.8 = 750 px to the right and 375 px down: columns 2 to 7 or so, rows 2 to 8.
  expect(drawing.cards.has("n4_4")).toBe(true);
  expect(drawing.lines.has("n3_4:n4_4:0")).toBe(true);
  expect(drawing.cards.has("n20_20")).toBe(false);
  expect(drawing.cards.size).toBeLessThan(100);
});

test("elements follow a pan, before anything new is in sight", async () => {
  const { drawing, detail } = await shown(square(24), NEAR);
  for (let x = NEAR.x; x > -3000; x -= 100) {
    move(detail, { ...NEAR, x });
    vi.advanceTimersByTime(32);
    const column = Math.ceil((-x / NEAR.k - 140) / 300) + 1;
    expect(drawing.cards.has(`n${column}_5`)).toBe(true);
  }
  expect(drawing.cards.has("n1_5")).toBe(false);
});

test("elements stay until there is a picture of as much as is seen", async () => {
  const { drawing, detail, far } = await shown(square(24), NEAR);
  const before = drawing.cards.size;
  move(detail, AFAR);
  expect(detail.isFar).toBe(true);
  expect(far.isSeen).toBe(false);
  expect(drawing.cards.size).toBe(before);
  vi.advanceTimersByTime(1000);
  expect(far.isSeen).toBe(true);
  expect(drawing.cards.size).toBe(0);
});
