// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import { createGraphView, type GraphView } from "./graph_view";
import type { Gestures, Picture } from "./picture";
import { pictureOf, UNFINISHED } from "./sample_picture";

/** A picture of three nodes takes its time to be laid out. */
vi.mock(import("./placing/arrangement"), async (original) => {
  const real = await original();
  return {
    ...real,
    arrangementsOf: async (picture) => {
      if (picture.sketch.nodes.length === 3) await new Promise((done) => setTimeout(done, 20));
      return real.arrangementsOf(picture);
    },
  };
});

const NOTES = [{ id: "n1", text: "why 7?", x: 0, y: 400 }];
const PICTURE = pictureOf(UNFINISHED, { notes: NOTES, groups: { x: "sums", y: "sums" } });

let host: HTMLElement;
let view: GraphView;
let selected: readonly string[];

function mocked() {
  return {
    onSelect: vi.fn<Gestures["onSelect"]>(select),
    onDrag: vi.fn<Gestures["onDrag"]>(),
    onDrop: vi.fn<Gestures["onDrop"]>(),
    onEdit: vi.fn<Gestures["onEdit"]>(),
    onMove: vi.fn<Gestures["onMove"]>(),
    whyNot: vi.fn<Gestures["whyNot"]>(() => null),
    onConnect: vi.fn<Gestures["onConnect"]>(),
    onReconnect: vi.fn<Gestures["onReconnect"]>(),
    onLoose: vi.fn<Gestures["onLoose"]>(),
    onMenu: vi.fn<Gestures["onMenu"]>(),
    onGroup: vi.fn<Gestures["onGroup"]>(),
    onNote: vi.fn<Gestures["onNote"]>(),
  };
}

let told: ReturnType<typeof mocked>;

function select(keys: readonly string[]): void {
  selected = keys;
  view.paint({ trace: null, timeline: null, frame: null, live: null, selected: new Set(keys) });
}

beforeEach(async () => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = (): void => undefined;
    },
  );
  host = document.createElement("div");
  document.body.replaceChildren(host);
  told = mocked();
  view = createGraphView(host, told);
  await view.show(PICTURE);
  select([]);
});

function element(name: string): Element {
  const [kind = "", key = ""] = name.split("=");
  const found = host.querySelector(`[data-${kind}="${key}"]`);
  if (!found) throw new Error(`nothing is drawn for ${name}`);
  return found;
}

function press(name: string, key: string, modifiers: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent("keydown", {
    key,
    ...modifiers,
    bubbles: true,
    cancelable: true,
  });
  element(name).dispatchEvent(event);
  return event;
}

function click(name: string, modifiers: MouseEventInit = {}): void {
  element(name).dispatchEvent(new MouseEvent("click", { ...modifiers, bubbles: true }));
}

function focus(name: string): void {
  (element(name) as SVGGElement).focus();
}

test("a click selects one, Shift or Ctrl adds and takes away, the ground selects none", () => {
  click("node=a");
  click("node=b", { shiftKey: true });
  click("note=n1", { ctrlKey: true });
  expect(selected).toEqual(["a", "b", "n1"]);
  click("node=a", { ctrlKey: true });
  expect(selected).toEqual(["b", "n1"]);
  host.dispatchEvent(new MouseEvent("click", { shiftKey: true }));
  expect(selected).toEqual(["b", "n1"]);
  host.dispatchEvent(new MouseEvent("click"));
  expect(selected).toEqual([]);
});

test("what the keyboard reaches is selected, with Shift together with the rest", () => {
  focus("node=a");
  expect(selected).toEqual(["a"]);
  press("node=a", "ArrowDown");
  expect(selected).toEqual(["b"]);
  press("node=b", "ArrowDown", { shiftKey: true });
  expect(selected).toEqual(["b", "x"]);
});

test("the focus on one of several selected leaves them selected", () => {
  select(["a", "b"]);
  focus("node=a");
  expect(selected).toEqual(["a", "b"]);
});

test("Control A selects cards and notes, Escape nothing", () => {
  focus("node=a");
  press("node=a", "a", { ctrlKey: true });
  expect(selected).toEqual(["a", "b", "x", "y", "f", "n1"]);
  press("node=a", "Escape");
  expect(selected).toEqual([]);
});

test("Alt and an arrow move all that is selected by 8 px, and the step stays where it is", () => {
  select(["a", "n1"]);
  focus("node=a");
  const before = view.boxes().get("a");
  const steps = vi.fn();
  document.body.addEventListener("keydown", steps);
  press("node=a", "ArrowRight", { altKey: true });
  expect(steps).not.toHaveBeenCalled();
  const [moved, all, style] = told.onMove.mock.calls[0] ?? [];
  expect(moved?.get("n1")).toEqual({ x: 8, y: 400 });
  expect((moved?.get("a")?.x ?? NaN) - (before?.x ?? NaN)).toBe(8);
  expect([...(all?.keys() ?? [])]).toEqual(["a", "b", "x", "y", "f"]);
  expect(style).toBe(view.style());
});

test("the menu is asked for by keys, and selects what it is about", () => {
  focus("node=x");
  select([]);
  press("node=x", "F10", { shiftKey: true });
  press("node=x", "ContextMenu");
  expect(told.onMenu.mock.calls.map(([target]) => target)).toEqual(["x", "x"]);
  expect(selected).toEqual(["x"]);
});

test("a right click asks for the menu of a card, and leaves a selection it is part of", () => {
  select(["x", "y"]);
  const right = { button: 2, bubbles: true, cancelable: true };
  element("node=x").dispatchEvent(new MouseEvent("contextmenu", right));
  expect(told.onMenu.mock.calls[0]?.[0]).toBe("x");
  expect(selected).toEqual(["x", "y"]);
  element("node=a").dispatchEvent(new MouseEvent("contextmenu", right));
  expect(selected).toEqual(["a"]);
});

test("Enter goes to a leaf's number, even one that is not there yet", () => {
  focus("node=b");
  expect(press("node=b", "Enter").defaultPrevented).toBe(true);
  expect(told.onEdit).toHaveBeenCalledWith("b");
  focus("node=x");
  press("node=x", "Enter");
  expect(told.onEdit).toHaveBeenCalledTimes(1);
});

test("Enter on a note writes it in place; Escape leaves it as it was", () => {
  for (const [key, kept] of [
    ["Escape", 0],
    ["Enter", 1],
  ] as const) {
    focus("note=n1");
    press("note=n1", "Enter");
    const field = host.querySelector("textarea");
    expect(field?.value).toBe("why 7?");
    if (field) field.value = "because";
    field?.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey: true, bubbles: true }));
    expect(host.querySelector("textarea")).toBeNull();
    expect(told.onNote).toHaveBeenCalledTimes(kept);
  }
  expect(told.onNote).toHaveBeenCalledWith("n1", "because");
});

test("a group's frame opens and closes it, and stands for its members", () => {
  focus("group=sums");
  expect(selected).toEqual(["x", "y"]);
  press("group=sums", "Enter");
  expect(told.onGroup).toHaveBeenCalledWith("sums");
});

test("there is one tab stop, in a picture of nothing but a note too", async () => {
  const stops = () => host.querySelectorAll('.graph [tabindex="0"]').length;
  expect(stops()).toBe(1);
  await view.show({ ...pictureOf([]), notes: NOTES } satisfies Picture);
  expect(stops()).toBe(1);
});

test("an older picture whose layout is slower does not replace a newer one", async () => {
  const older = view.show(pictureOf(UNFINISHED.slice(0, 3)));
  const newer = view.show(pictureOf(UNFINISHED.slice(0, 2)));
  await Promise.all([older, newer]);
  const drawn = [...host.querySelectorAll("[data-node]")];
  expect(drawn.map((card) => card.getAttribute("data-node"))).toEqual(["a", "b"]);
});

test("what is new can be asked for as soon as it is shown", async () => {
  const node = { id: "new", op: "add", inputs: ["a", null] };
  await view.show(pictureOf([...UNFINISHED, node]));
  expect(view.boxes().has("new")).toBe(true);
});

test("with the last node gone the canvas has the focus, and gives it to the first that comes", async () => {
  (element("node=a") as SVGElement).focus();
  await view.show(pictureOf([]));
  expect(document.activeElement).toBe(host);
  await view.show(PICTURE);
  expect(document.activeElement).toBe(element("node=a"));
  expect(host.hasAttribute("tabindex")).toBe(false);
});
