// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import { presses, type Course } from "./press";

let host: HTMLElement;
let log: string[];

beforeEach(() => {
  vi.useFakeTimers();
  host = document.createElement("div");
  document.body.replaceChildren(host);
  log = [];
});

function course(name: string, yields = false): Course {
  const say = (what: string) => () => void log.push(`${name} ${what}`);
  return { yields, move: say("moves"), end: say("ends"), cancel: say("is cancelled") };
}

function start(...takers: (Course | null)[]): void {
  presses(
    host,
    takers.map((each) => () => each),
    {
      pinch: () => void log.push("pinch"),
      hold: () => {
        log.push("held");
        return course("lasso");
      },
      released: () => void log.push("released"),
    },
  );
  host.addEventListener("click", () => log.push("click"));
}

function point(type: string, x: number, pointerId = 1, pointerType = "mouse"): void {
  const at = { clientX: x, clientY: 0, pointerId, pointerType, button: 0, bubbles: true };
  host.dispatchEvent(new PointerEvent(type, at));
}

function touch(type: string, x: number, finger = 1): void {
  point(type, x, finger, "touch");
}

test("the first that takes a press has it alone", () => {
  start(null, course("card"), course("pan"));
  point("pointerdown", 0);
  point("pointermove", 10);
  point("pointerup", 10);
  expect(log).toEqual(["card moves", "card ends"]);
});

test("a press that hardly moves is a click", () => {
  start(course("card"));
  point("pointerdown", 0);
  point("pointermove", 2);
  point("pointerup", 2);
  host.click();
  expect(log).toEqual(["click"]);
});

test("the click at the end of a drag is swallowed, and the next one is not", () => {
  start(course("card"));
  point("pointerdown", 0);
  point("pointermove", 10);
  point("pointerup", 10);
  host.click();
  host.click();
  expect(log).toEqual(["card moves", "card ends", "click"]);
});

test("Escape cancels what is under way, and the rest of the press is nobody's", () => {
  start(course("card"));
  point("pointerdown", 0);
  point("pointermove", 10);
  dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  point("pointermove", 20);
  point("pointerup", 20);
  expect(log).toEqual(["card moves", "card is cancelled"]);
});

test("a second finger turns a pan into a pinch", () => {
  start(course("pan", true));
  touch("pointerdown", 0);
  touch("pointermove", 20);
  touch("pointerdown", 100, 2);
  touch("pointermove", 120, 2);
  expect(log).toEqual(["pan moves", "pan is cancelled", "pinch"]);
});

test("a second finger does not disturb a card that is carried", () => {
  start(course("card"));
  touch("pointerdown", 0);
  touch("pointermove", 20);
  touch("pointerdown", 100, 2);
  touch("pointermove", 120, 2);
  touch("pointermove", 40);
  expect(log).toEqual(["card moves", "card moves"]);
});

test("a finger that rests is held: let go it is released, moved it goes on as something else", () => {
  start(course("pan", true));
  touch("pointerdown", 0);
  vi.advanceTimersByTime(600);
  touch("pointerup", 0);
  touch("pointerdown", 0);
  vi.advanceTimersByTime(600);
  touch("pointermove", 20);
  touch("pointerup", 20);
  expect(log).toEqual(["held", "released", "held", "lasso moves", "lasso ends"]);
});

test("a finger that moves in time is not held", () => {
  start(course("pan", true));
  touch("pointerdown", 0);
  touch("pointermove", 20);
  vi.advanceTimersByTime(600);
  expect(log).toEqual(["pan moves"]);
});
