import type { Point } from "../../layout";
import { isTensor } from "../../model/value";
import { groupPath, isHandle } from "../cards/kind";
import { aimAt } from "./aim";
import { movedWith, putDown, rounded } from "./card_drag";
import type { Hand } from "./hand";
import { askMenu } from "./menu";
import type { Roving } from "./roving";

/** How far Alt and an arrow move what is selected, px. */
const NUDGE = 8;
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -NUDGE, y: 0 },
  ArrowRight: { x: NUDGE, y: 0 },
  ArrowUp: { x: 0, y: -NUDGE },
  ArrowDown: { x: 0, y: NUDGE },
};

export interface KeyboardTarget {
  readonly roving: Roving;
  /** A note's text is to be written. */
  readonly onWrite: (note: string) => void;
}

/** What has the focus is selected; keys walk, select, move, open and ask for the menu. */
export function keyboard(hand: Hand, { roving, onWrite }: KeyboardTarget): void {
  const { host, gestures, selected } = hand;
  let pressing = false;
  host.addEventListener("pointerdown", () => (pressing = true), { capture: true });
  for (const end of ["pointerup", "pointercancel"] as const) {
    addEventListener(end, () => (pressing = false));
  }
  host.addEventListener("focusin", (event) => {
    const key = roving.stopAt(event.target);
    // A press selects once it is a click; what is selected with others stays so.
    if (key === null || pressing || roving.restores || selected().has(key)) return;
    gestures.onSelect(selectedBy(hand, event.target));
  });
  host.addEventListener("dblclick", (event) => {
    const key = roving.stopAt(event.target);
    if (key !== null) open(hand, key, event.target, onWrite);
  });
  host.addEventListener("keydown", (event) => {
    if (event.target instanceof HTMLTextAreaElement) return;
    const { key } = roving;
    if (key === null || aimAt(event.target).kind === "ground") return;
    if (pressed(hand, roving, event, key)) {
      event.preventDefault();
      // Some of these keys mean something else where no card has the focus.
      event.stopPropagation();
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      if (open(hand, key, event.target, onWrite)) event.preventDefault();
      else gestures.onSelect(selectedBy(hand, event.target));
    }
  });
}

/** Do what a key stands for at a card, a note or an edge; whether it stands for anything. */
function pressed(hand: Hand, roving: Roving, event: KeyboardEvent, key: string): boolean {
  const { drawing, gestures, selected } = hand;
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() !== "a" || event.shiftKey) return false;
    gestures.onSelect([...drawing.stock.nodes.keys(), ...drawing.notes.cards.keys()]);
    return true;
  }
  if (event.altKey) return nudge(hand, event);
  if (event.key === "Escape") {
    if (selected().size === 0) return false;
    gestures.onSelect([]);
    return true;
  }
  if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
    const { left, bottom } = (event.target as Element).getBoundingClientRect();
    askMenu(hand, aimAt(event.target), { x: left, y: bottom });
    return true;
  }
  const before = [...selected()];
  const next = roving.walk(event.key);
  if (next === null) return false;
  const box = drawing.boxOf(next);
  if (box) hand.view.reveal(box);
  const arrived = selectedBy(hand, drawing.elementOf(next) ?? null);
  gestures.onSelect(event.shiftKey ? [...new Set([...before, key, ...arrived])] : arrived);
  return true;
}

function selectedBy({ drawing }: Hand, target: EventTarget | null): readonly string[] {
  const aim = aimAt(target);
  if (aim.kind === "ground") return [];
  return aim.kind === "group" ? drawing.frames.members(aim.path) : [aim.key];
}

function nudge(hand: Hand, { key, target }: KeyboardEvent): boolean {
  const by = ARROWS[key];
  if (!by) return false;
  const boxes = hand.drawing.boxes();
  const moved = movedWith(hand, aimAt(target)).flatMap((id) => {
    const box = boxes.get(id);
    return box ? [[id, rounded({ x: box.x + by.x, y: box.y + by.y })] as const] : [];
  });
  if (moved.length === 0) return true;
  hand.view.keep(true);
  hand.drawing.carry(new Map(moved));
  putDown(hand, new Map(moved));
  return true;
}

/** Go into what Enter or a double click opens: a leaf's number, a note's text, a group. */
function open(
  { drawing, gestures }: Hand,
  key: string,
  target: EventTarget | null,
  onWrite: (note: string) => void,
): boolean {
  const aim = aimAt(target);
  if (aim.kind === "note") onWrite(key);
  else if (aim.kind === "group") gestures.onGroup(aim.path);
  else {
    const card = drawing.cards.get(key);
    if (!card) return false;
    const { node } = card.look;
    const value = card.numbers.value;
    const path = groupPath(node);
    if (path !== null) gestures.onGroup(path);
    else if (isHandle(node) && !(value !== null && isTensor(value))) gestures.onEdit(key);
    else return false;
  }
  return true;
}
