// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import type { Point } from "../../layout";
import { createGraphView, type GraphView } from "../graph_view";
import type { Gestures } from "../picture";
import { pictureOf, UNFINISHED } from "../sample_picture";

/** Places far enough apart that nothing aligns by chance. */
const PLACES = {
  a: { x: 0, y: 0 },
  b: { x: 3, y: 311 },
  x: { x: 407, y: 23 },
  y: { x: 439, y: 407 },
  f: { x: 811, y: 197 },
};
const NOTES = [{ id: "n1", text: "why?", x: 1300, y: 711 }];
const GROUPS = { x: "sums", y: "sums" };

let host: HTMLElement;
let view: GraphView;
let selected: readonly string[];
const quiet = vi.fn();
const onMove = vi.fn<Gestures["onMove"]>();

beforeEach(async () => {
  onMove.mockReset();
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(resized: (entries: unknown) => void) {
        queueMicrotask(() => resized([{ contentRect: { width: 4000, height: 4000 } }]));
      }
      observe = (): void => undefined;
    },
  );
  host = document.createElement("div");
  document.body.replaceChildren(host);
  const words = { onSelect: select, onDrag: quiet, onDrop: quiet, onEdit: quiet, onMove };
  const wires = { whyNot: () => null, onConnect: quiet, onReconnect: quiet, onLoose: quiet };
  view = createGraphView(host, {
    ...words,
    ...wires,
    onMenu: quiet,
    onGroup: quiet,
    onNote: quiet,
  });
  await view.show(pictureOf(UNFINISHED, { places: PLACES, notes: NOTES, groups: GROUPS }));
  select([]);
});

function select(keys: readonly string[]): void {
  selected = keys;
  view.paint({ trace: null, timeline: null, frame: null, live: null, selected: new Set(keys) });
}

const scale = (): number =>
  Number(
    /scale\((.+)\)/.exec(host.querySelector<SVGElement>(".graph")?.style.transform ?? "")?.[1],
  );

/** Drag by so much of the drawing, and maybe hold keys meanwhile. */
function drag(selector: string, by: Point, keys: PointerEventInit = {}): void {
  const rest = { pointerId: 1, pointerType: "mouse", button: 0, bubbles: true };
  const at = (part: number) => ({ clientX: by.x * part * scale(), clientY: by.y * part * scale() });
  const pressed = host.querySelector(selector);
  pressed?.dispatchEvent(new PointerEvent("pointerdown", { ...rest, ...at(0) }));
  host.dispatchEvent(new PointerEvent("pointermove", { ...rest, ...keys, ...at(0.5) }));
  host.dispatchEvent(new PointerEvent("pointermove", { ...rest, ...keys, ...at(1) }));
}

function letGo(): ReadonlyMap<string, Point> | undefined {
  host.dispatchEvent(new PointerEvent("pointerup", { pointerId: 1, bubbles: true }));
  return onMove.mock.calls[0]?.[0];
}

test("a card that is not selected is, and moves alone", () => {
  select(["a"]);
  drag('[data-node="f"] .card', { x: 150, y: 250 });
  expect(letGo()).toEqual(new Map([["f", { x: 961, y: 447 }]]));
  expect(selected).toEqual(["f"]);
});

test("all that is selected moves along, notes too, and all places are told", () => {
  select(["a", "n1", "a:x:0"]);
  drag('[data-node="a"] .card', { x: 150, y: -250 }, { altKey: true });
  expect(letGo()).toEqual(
    new Map([
      ["a", { x: 150, y: -250 }],
      ["n1", { x: 1450, y: 461 }],
    ]),
  );
  const [, all, style] = onMove.mock.calls[0] ?? [];
  expect(Object.fromEntries(all ?? [])).toEqual({
    ...PLACES,
    a: { x: 150, y: -250 },
  });
  expect(style).toBe("wide");
});

test("near another card's side it is drawn to it, and Alt keeps it free", () => {
  drag('[data-node="f"] .card', { x: -370, y: 900 });
  expect(letGo()?.get("f")?.x).toBe(PLACES.y.x);
  onMove.mockReset();
  drag('[data-node="f"] .card', { x: 3, y: 0 }, { altKey: true });
  expect(letGo()?.get("f")?.x).toBe(PLACES.y.x + 3);
});

test("Shift keeps to the axis of the longer way", () => {
  drag('[data-node="f"] .card', { x: 40, y: 700 }, { shiftKey: true });
  expect(letGo()?.get("f")).toEqual({ x: PLACES.f.x, y: 897 });
});

test("a group's title moves its members", () => {
  drag('[data-group="sums"] .group-grip', { x: 0, y: 1000 });
  expect([...(letGo()?.keys() ?? [])]).toEqual(["x", "y"]);
});

test("Escape brings everything back, and nothing is told", async () => {
  drag('[data-node="f"] .card', { x: 150, y: 250 });
  expect(view.boxes().get("f")).toMatchObject({ x: 961, y: 447 });
  dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  expect(letGo()).toBeUndefined();
  await vi.waitFor(() => expect(view.boxes().get("f")).toMatchObject(PLACES.f));
});

test("Shift and a drag on the ground select what the rectangle touches with what was", () => {
  select(["f"]);
  const rest = { pointerId: 1, pointerType: "mouse", button: 0, shiftKey: true, bubbles: true };
  const transform = host.querySelector<SVGElement>(".graph")?.style.transform ?? "";
  const [x = 0, y = 0, k = 1] = [...transform.matchAll(/-?[\d.]+/g)].map(([each]) => Number(each));
  const at = (px: number, py: number) => ({ clientX: px * k + x, clientY: py * k + y });
  host.dispatchEvent(new PointerEvent("pointerdown", { ...rest, ...at(-50, -50) }));
  host.dispatchEvent(new PointerEvent("pointermove", { ...rest, ...at(100, 320) }));
  expect(selected).toEqual(["f", "a", "b"]);
  letGo();
  expect(document.activeElement?.getAttribute("data-node")).toBe("a");
});
