import { expect, test } from "vitest";
import { cameraBetween, fitted, opened, pannable, revealing, zoomed } from "./camera";

/** A drawing of some size at the origin. */
const sized = (width: number, height: number) => ({ x: 0, y: 0, width, height });
const SCREEN = { width: 800, height: 600 };

test("a fitted drawing lies whole and centred on the screen", () => {
  const drawing = sized(2000, 300);
  const { x, y, k } = fitted(drawing, SCREEN);
  expect(x).toBeGreaterThan(0);
  expect(x * 2 + drawing.width * k).toBeCloseTo(SCREEN.width);
  expect(y * 2 + drawing.height * k).toBeCloseTo(SCREEN.height);
});

test("a small drawing is not blown up", () => {
  expect(fitted(sized(10, 10), SCREEN).k).toBe(1.15);
});

test("zooming keeps the point under the pointer and stops at its limits", () => {
  const camera = { x: 10, y: 20, k: 1 };
  const closer = zoomed(camera, 2, 110, 220);
  expect([(110 - closer.x) / closer.k, (220 - closer.y) / closer.k]).toEqual([100, 200]);
  expect(zoomed(camera, 1e9, 0, 0).k).toBe(3);
  expect(zoomed(camera, 1e-9, 0, 0).k).toBe(0.05);
});

test("a drawing smaller than the limit can be zoomed into, and does not jump to the limit", () => {
  const far = { x: 0, y: 0, k: 0.01 };
  expect(zoomed(far, 1.1, 0, 0).k).toBeCloseTo(0.011);
  expect(zoomed(far, 0.5, 0, 0).k).toBe(0.01);
});

test("the wheel pans only towards what is hidden", () => {
  const drawing = sized(400, 2000);
  const camera = { x: 200, y: 0, k: 1 };
  expect(pannable(camera, drawing, SCREEN, 0, -100)).toEqual({ dx: 0, dy: -100 });
  expect(pannable(camera, drawing, SCREEN, -100, 0)).toEqual({ dx: 0, dy: 0 });
  expect(pannable(camera, drawing, SCREEN, 0, 500).dy).toBe(40);
});

test("a camera on its way ends exactly where it was sent", () => {
  const to = { x: 1, y: 2, k: 0.3 };
  expect(cameraBetween({ x: 0, y: 0, k: 1 }, to, 1)).toBe(to);
});

test("a drawing that is seen whole stays where it is, whichever part is revealed", () => {
  const camera = { x: 10, y: 10, k: 1 };
  const bottom = { x: 0, y: 540, width: 100, height: 40 };
  expect(revealing(camera, sized(780, 580), SCREEN, bottom)).toBe(camera);
});

test("a part beyond the screen comes into sight with room around it", () => {
  const drawing = sized(780, 2000);
  const part = { x: 0, y: 900, width: 100, height: 40 };
  const down = revealing({ x: 10, y: 10, k: 1 }, drawing, SCREEN, part);
  expect(down).toEqual({ x: 10, y: 600 - 24 - 940, k: 1 });
  const up = revealing(down, drawing, SCREEN, { ...part, y: 0 });
  expect(up).toEqual({ x: 10, y: 24, k: 1 });
});

test("a large drawing opens whole, unless it would be a hair", () => {
  const large = sized(40_000, 20_000);
  expect(opened(large, SCREEN)).toEqual(fitted(large, SCREEN));
  expect(opened(sized(40_000, 100), SCREEN).k).toBeGreaterThan(0.5);
});
