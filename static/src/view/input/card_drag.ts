import type { Point } from "../../layout";
import { snapped, type Guide } from "../placing/guides";
import { around, meet, type Rect } from "../placing/rect";
import { svg } from "../svg";
import { aimAt, type Aim } from "./aim";
import type { Hand } from "./hand";
import type { Taker } from "./press";

/** How near an alignment has to be to be taken, px of the screen. */
const SNAP = 6;

/** Drag a card, a note or a group's title, and with it all that is selected. */
export function cardDrag(hand: Hand): Taker {
  return ({ target, at }) => {
    const aim = aimAt(target);
    if (aim.kind === "ground" || aim.kind === "edge") return null;
    let carry: Carry | null = null;
    const end = (): void => {
      hand.far.carry([]);
      hand.host.classList.remove("carrying");
      hand.overlay.replaceChildren();
    };
    return {
      move: (event) => {
        carry ??= pickedUp(hand, aim, at);
        const moved = carry.to(event);
        hand.drawing.carry(moved);
        hand.far.carry([...moved.keys()]);
      },
      end: () => {
        end();
        if (carry) putDown(hand, carry.now());
      },
      cancel: () => {
        end();
        if (carry) hand.letGo();
      },
    };
  };
}

/** Tell where everything is now that some of it was moved. */
export function putDown(hand: Hand, moved: ReadonlyMap<string, Point>): void {
  hand.putDown();
  const { geometry, style } = hand.drawing.arrangement;
  const all = [...geometry.cards].map(([id, at]) => [id, rounded(at)] as const);
  hand.gestures.onMove(moved, new Map(all), style);
}

/** What moves along with what is pressed: all that is selected, if that is; a group's members. */
export function movedWith({ drawing, selected }: Hand, aim: Aim): readonly string[] {
  if (aim.kind === "ground" || aim.kind === "edge") return [];
  const group = aim.kind === "group" ? drawing.frames.members(aim.path) : [];
  if (aim.kind === "group") return group.filter((id) => drawing.stock.nodes.has(id));
  const chosen = selected();
  if (!chosen.has(aim.key)) return [aim.key];
  return [...chosen].filter((key) => drawing.stock.nodes.has(key) || drawing.notes.cards.has(key));
}

interface Carry {
  readonly to: (event: PointerEvent) => ReadonlyMap<string, Point>;
  readonly now: () => ReadonlyMap<string, Point>;
}

function pickedUp(hand: Hand, aim: Exclude<Aim, { kind: "ground" | "edge" }>, at: Point): Carry {
  const { drawing, view } = hand;
  hand.pickUp();
  view.keep(true);
  hand.host.classList.add("carrying");
  const keys = movedWith(hand, aim);
  const isChosen = keys.every((key) => hand.selected().has(key));
  if (!isChosen) hand.gestures.onSelect(keys);
  const boxes = drawing.boxes();
  const mine = keys.flatMap((key) => boxes.get(key) ?? []);
  for (const key of keys) boxes.delete(key);
  const seen = view.seen();
  const others = [...boxes.values()].filter((box) => meet(box, seen));
  const whole = around(mine);
  const start = new Map(keys.flatMap((key, i) => (mine[i] ? [[key, mine[i]] as const] : [])));
  const from = view.place(at);
  let now: ReadonlyMap<string, Point> = start;
  return {
    now: () => now,
    to: (event) => {
      const to = view.place({ x: event.clientX, y: event.clientY });
      const free = { x: to.x - from.x, y: to.y - from.y };
      const by = event.shiftKey ? alongAxis(free) : free;
      const reach = event.altKey ? 0 : SNAP / view.camera().k;
      const snap = snapped(shifted(whole, by), others, reach);
      const axis = { x: by.x === 0 && event.shiftKey, y: by.y === 0 && event.shiftKey };
      const dx = by.x + (axis.x ? 0 : snap.dx);
      const dy = by.y + (axis.y ? 0 : snap.dy);
      hand.overlay.replaceChildren(...snap.guides.filter((g) => !axis[g.axis]).map(guideLine));
      now = new Map([...start].map(([key, { x, y }]) => [key, rounded({ x: x + dx, y: y + dy })]));
      return now;
    },
  };
}

/** Places are kept in whole px: they travel in addresses. */
export function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}

/** The longer way of the two, the other left out. */
function alongAxis({ x, y }: Point): Point {
  return Math.abs(x) >= Math.abs(y) ? { x, y: 0 } : { x: 0, y };
}

function shifted(box: Rect | null, by: Point): Rect {
  const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + by.x, y: y + by.y, width, height };
}

function guideLine({ axis, at, from, to }: Guide): Element {
  const d = axis === "x" ? `M${at} ${from}V${to}` : `M${from} ${at}H${to}`;
  return svg("path", { class: "guide", d });
}
