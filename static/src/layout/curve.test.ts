import { expect, test } from "vitest";
import { isLevel, lengthOf, levelTo, line, pathOf, pointOn, sCurve } from "./curve";

const route = [line(0, 0, 100, 0), sCurve(100, 0, 200, 300), line(200, 300, 250, 300)];

test("a dot starts and ends where the route does", () => {
  expect(pointOn(route, 0)).toEqual({ x: 0, y: 0 });
  expect(pointOn(route, 1)).toEqual({ x: 250, y: 300 });
});

test("times before the start and after the end stay on the route", () => {
  expect(pointOn(route, -1)).toEqual(pointOn(route, 0));
  expect(pointOn(route, 2)).toEqual(pointOn(route, 1));
});

test("a dot covers equal lengths in equal times, to a px", () => {
  const steps = 2000;
  let covered = 0;
  for (let i = 1; i <= steps; i++) {
    const [a, b] = [pointOn(route, (i - 1) / steps), pointOn(route, i / steps)];
    covered += Math.hypot(b.x - a.x, b.y - a.y);
    expect(Math.abs(covered - (lengthOf(route) * i) / steps)).toBeLessThan(1);
  }
});

test("the length of a straight line is exact", () => {
  expect(lengthOf([line(0, 0, 30, 40)])).toBeCloseTo(50, 10);
});

test("no curves have no length", () => {
  expect(lengthOf([])).toBe(0);
  expect(pointOn([], 0.5)).toEqual({ x: 0, y: 0 });
});

test("path data writes level runs short and curves whole", () => {
  expect(pathOf(route)).toBe("M0 0H100C150 0 150 300 200 300H250");
});

test("a level run that goes on is one piece", () => {
  const curves = [sCurve(0, 0, 100, 50)];
  levelTo(curves, 100, 50, 150);
  levelTo(curves, 150, 50, 220);
  levelTo(curves, 220, 50, 220);
  expect(curves.slice(1)).toEqual([line(100, 50, 220, 50)]);
  expect(curves.map(isLevel)).toEqual([false, true]);
});
