// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import type { Point } from "../../layout";
import { GLIDE } from "../camera/glide";
import { createGraphView, type GraphView } from "../graph_view";
import type { Gestures, Picture } from "../picture";
import { inputPort, outputPort } from "../placing/ports";
import { pictureOf, UNFINISHED } from "../sample_picture";

const NODES = [
  ...UNFINISHED.slice(0, -1),
  { id: "m", op: "concat", inputs: ["a", "b"] },
  { id: "f", op: "mul", inputs: ["x", "y"] },
];

/** So many more that the drawing has another shape. */
const LONGER = Array.from({ length: 12 }, (_, i) => ({
  id: `g${i}`,
  op: "add",
  inputs: ["f", i === 0 ? "f" : `g${i - 1}`],
}));

let host: HTMLElement;
let view: GraphView;
const told = {
  onSelect: vi.fn(),
  onDrag: vi.fn(),
  onDrop: vi.fn(),
  onEdit: vi.fn(),
  onMove: vi.fn(),
  whyNot: vi.fn<Gestures["whyNot"]>(),
  onConnect: vi.fn(),
  onReconnect: vi.fn(),
  onLoose: vi.fn(),
  onMenu: vi.fn(),
  onGroup: vi.fn(),
  onNote: vi.fn(),
};

beforeEach(async () => {
  vi.resetAllMocks();
  told.whyNot.mockReturnValue(null);
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(resized: (entries: unknown) => void) {
        queueMicrotask(() => resized([{ contentRect: { width: 1280, height: 720 } }]));
      }
      observe = (): void => undefined;
    },
  );
  host = document.createElement("div");
  document.body.replaceChildren(host);
  view = createGraphView(host, told);
  await view.show(pictureOf(NODES));
});

const boxOf = (id: string) => view.boxes().get(id) ?? { x: NaN, y: NaN, width: 0, height: 0 };
const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });
const output = (id: string): Point => plus(boxOf(id), outputPort(boxOf(id), view.style()));
const input = (id: string, slot: number): Point =>
  plus(boxOf(id), inputPort(boxOf(id), view.style(), 2, slot));

/** A point of the drawing on the screen, whose corner is the canvas's here. */
function onScreen(at: Point): { clientX: number; clientY: number } {
  const transform = host.querySelector<SVGElement>(".graph")?.style.transform ?? "";
  const [x = 0, y = 0, k = 1] = [...transform.matchAll(/-?[\d.]+/g)].map(([each]) => Number(each));
  return { clientX: at.x * k + x, clientY: at.y * k + y };
}

function point(type: string, at: Point, on: Element = host): void {
  const rest = { pointerId: 1, pointerType: "mouse", button: 0, bubbles: true };
  on.dispatchEvent(new PointerEvent(type, { ...onScreen(at), ...rest }));
}

function drag(selector: string, from: Point, to: Point): void {
  const pressed = host.querySelector(selector);
  if (!pressed) throw new Error(`nothing is drawn for ${selector}`);
  point("pointerdown", from, pressed);
  point("pointermove", plus(from, { x: 20, y: 20 }));
  point("pointermove", to);
}

test("a wire from an output let go over an open port connects it", () => {
  drag('[data-port="a:out"]', output("a"), input("y", 1));
  point("pointerup", input("y", 1));
  expect(told.onConnect.mock.calls).toEqual([["a", "y", 1]]);
});

test("where nothing was placed by hand the camera follows what a new wire lays out", async () => {
  const seen = (): string => host.querySelector<SVGElement>(".graph")?.style.transform ?? "";
  const settled = async (picture: Picture): Promise<string> => {
    await view.show(picture);
    await new Promise((resolve) => setTimeout(resolve, 2 * GLIDE));
    return seen();
  };
  const wire = async (picture: Picture): Promise<boolean> => {
    const before = await settled(picture);
    drag('[data-port="a:out"]', output("a"), input("y", 1));
    point("pointerup", input("y", 1));
    const { sketch } = pictureOf([...NODES, ...LONGER]);
    return (await settled({ ...picture, sketch })) !== before;
  };
  const places = { a: { x: 0, y: 0 } };
  expect(await wire(pictureOf(NODES))).toBe(true);
  expect(await wire(pictureOf(NODES, { places }))).toBe(false);
});

test("a wire pulled out of an open port finds its source over a card", () => {
  drag('[data-port="y:1"]', input("y", 1), plus(boxOf("a"), { x: 70, y: 20 }));
  point("pointerup", plus(boxOf("a"), { x: 70, y: 20 }));
  expect(told.onConnect.mock.calls).toEqual([["a", "y", 1]]);
});

test("a wire let go over the ground asks for something there", () => {
  drag('[data-port="f:out"]', output("f"), { x: 2000, y: 900 });
  point("pointerup", { x: 2000, y: 900 });
  const [end, at] = told.onLoose.mock.calls[0] as [unknown, Point];
  expect(end).toEqual({ from: "f" });
  expect([at.x, Math.abs(at.y - 900) < 100]).toEqual([2000, true]);
});

test("where a wire may not end the reason is told, and nothing is connected", () => {
  told.whyNot.mockReturnValue("f already depends on x");
  drag('[data-port="f:out"]', output("f"), input("x", 0));
  expect(host.querySelector(".wire-words")?.textContent).toContain("f already depends on x");
  expect(host.querySelector('[data-port="x:0"]')?.classList.contains("refuses")).toBe(true);
  point("pointerup", input("x", 0));
  expect(told.onConnect).not.toHaveBeenCalled();
  expect(host.querySelector(".overlay")?.childElementCount).toBe(0);
  expect(host.querySelector(".refuses")).toBeNull();
});

test("a connected port gives up its edge's end, which may go elsewhere or nowhere", () => {
  drag('[data-port="x:0"]', input("x", 0), input("y", 1));
  point("pointerup", input("y", 1));
  drag('[data-port="x:0"]', input("x", 0), { x: 0, y: 2000 });
  point("pointerup", { x: 0, y: 2000 });
  expect(told.onReconnect.mock.calls).toEqual([
    ["a:x:0", { to: "y", slot: 1 }],
    ["a:x:0", null],
  ]);
});

test("an edge that comes back to its own port has not changed", () => {
  told.whyNot.mockReturnValue("it is connected already");
  drag('[data-port="x:0"]', input("x", 0), plus(input("x", 0), { x: -4, y: 0 }));
  expect(host.querySelector(".wire.refused")).toBeNull();
  point("pointerup", input("x", 0));
  expect(told.onReconnect).not.toHaveBeenCalled();
});

test("an edge pulled near its beginning is taken to another source", () => {
  drag('[data-edge="a:x:0"] .hit', plus(output("a"), { x: 10, y: 0 }), output("b"));
  point("pointerup", output("b"));
  expect(told.onReconnect.mock.calls).toEqual([["a:x:0", { from: "b" }]]);
});

test("an op that takes any number of inputs shows one more port while a wire is in the hand", () => {
  const spare = () => host.querySelector('[data-port="m:2"]');
  expect(spare()).toBeNull();
  drag('[data-port="b:out"]', output("b"), plus(boxOf("m"), { x: 70, y: 40 }));
  expect(spare()).not.toBeNull();
  point("pointerup", plus(boxOf("m"), { x: 70, y: 40 }));
  expect(told.onConnect.mock.calls).toEqual([["b", "m", 2]]);
  expect(spare()).toBeNull();
});

test("Escape puts a wire away", () => {
  drag('[data-port="a:out"]', output("a"), input("y", 1));
  dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  point("pointerup", input("y", 1));
  expect(told.onConnect).not.toHaveBeenCalled();
  expect(host.classList.contains("pulling")).toBe(false);
});
