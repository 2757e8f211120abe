import { GROUP_PADDING } from "../../layout";
import type { Rect } from "../placing/rect";
import { arrangeChildren, moveTo, setText, svg } from "../svg";
import { clipped } from "../text_width";
import { countsOf, framesOf, membersOf, pathsOf } from "./frames";

/** A group's frame among the keys of nodes, edges and notes, none of which has two colons at its start. */
const KEY = "::";

export function frameKey(path: string): string {
  return KEY + path;
}

/** The group whose frame has a key; null where it is the key of something else. */
function pathOfFrame(key: string): string | null {
  return key.startsWith(KEY) ? key.slice(KEY.length) : null;
}

interface Frame {
  readonly element: SVGGElement;
  readonly rect: SVGRectElement;
  readonly grip: SVGRectElement;
  readonly title: SVGTextElement;
  box: Rect;
}

/** The frames of open groups, behind everything; a frame is where its members are. */
export class FrameLayer {
  readonly element = svg("g", { class: "frames" });
  readonly #frames = new Map<string, Frame>();
  #groups: Readonly<Record<string, string>> = {};

  show(groups: Readonly<Record<string, string>>): void {
    this.#groups = groups;
    const paths = pathsOf(groups);
    const kept = new Set(paths);
    for (const path of this.#frames.keys()) if (!kept.has(path)) this.#frames.delete(path);
    const counts = countsOf(groups);
    for (const path of paths) {
      const frame = this.#frames.get(path) ?? frameOf(path);
      this.#frames.set(path, frame);
      const count = counts.get(path) ?? 0;
      const label = `group ${path}, ${count} ${count === 1 ? "node" : "nodes"}`;
      frame.element.setAttribute("aria-label", label);
    }
    const elements = paths.flatMap((path) => this.#frames.get(path)?.element ?? []);
    arrangeChildren(this.element, elements);
  }

  /** Draw every frame around its members, wherever they are now. */
  surround(boxOf: (id: string) => Rect | null): void {
    if (this.#frames.size === 0) return;
    const boxes = framesOf(this.#groups, boxOf);
    for (const [path, frame] of this.#frames) {
      const box = boxes.get(path);
      if (box) draw(frame, path, box);
    }
  }

  members(path: string): readonly string[] {
    return membersOf(this.#groups, path);
  }

  keys(): readonly string[] {
    return [...this.#frames.keys()].map(frameKey);
  }

  elementOf(key: string): SVGGElement | undefined {
    return this.#frames.get(pathOfFrame(key) ?? "")?.element;
  }

  boxOf(key: string): Rect | null {
    return this.#frames.get(pathOfFrame(key) ?? "")?.box ?? null;
  }

  boxes(): readonly Rect[] {
    return [...this.#frames.values()].map(({ box }) => box);
  }
}

function frameOf(path: string): Frame {
  const rect = svg("rect", { class: "group-box", rx: 16 });
  const grip = svg("rect", { class: "group-grip", height: GROUP_PADDING.top - 8, rx: 12 });
  const title = svg("text", { class: "group-title", x: GROUP_PADDING.side, y: 25 });
  const attributes = { class: "group", "data-group": path, role: "button", tabindex: -1 };
  const element = svg("g", attributes, rect, grip, title);
  return { element, rect, grip, title, box: { x: 0, y: 0, width: 0, height: 0 } };
}

function draw(frame: Frame, path: string, box: Rect): void {
  const { width, height } = box;
  frame.box = box;
  moveTo(frame.element, box);
  frame.rect.setAttribute("width", String(width));
  frame.rect.setAttribute("height", String(height));
  frame.grip.setAttribute("width", String(width));
  const name = path.slice(path.lastIndexOf("/") + 1);
  setText(frame.title, clipped(name, width - 2 * GROUP_PADDING.side, "note"));
}
