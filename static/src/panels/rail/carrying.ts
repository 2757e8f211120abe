import { signal } from "@preact/signals";
import type { TargetedPointerEvent } from "preact";

import type { Op } from "../../model/graph";
import { addOp, stage } from "../../session";

/** How far a mouse moves before it carries something, px. */
const MOVED = 6;
/** How long a finger rests before it carries something, ms: a shorter touch may be scrolling. */
const HELD = 350;

/** What is on its way from the palette to the drawing, and where on the screen it is. */
export interface Carried {
  readonly op: Op;
  readonly x: number;
  readonly y: number;
}

export const carried = signal<Carried | null>(null);

/** A press that may become carrying. */
interface Press {
  readonly op: Op;
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  readonly button: HTMLElement;
  readonly held: ReturnType<typeof setTimeout> | null;
}

let press: Press | null = null;
/** Letting go over the drawing ends in a click on the button, which is none. */
let wasCarried = false;

/** Whether a click on a button of the palette is the end of carrying its op away. */
export function endsCarrying(): boolean {
  return wasCarried;
}

/** A press on the button of an op. */
export function onPress(op: Op, event: TargetedPointerEvent<HTMLElement>): void {
  if (event.button !== 0 || !event.isPrimary) return;
  const { clientX: x, clientY: y, pointerId: pointer, currentTarget: button } = event;
  const isMouse = event.pointerType === "mouse";
  wasCarried = false;
  const held = isMouse ? null : setTimeout(() => carry({ x, y }), HELD);
  press = { op, pointer, x, y, button, held };
  addEventListener("pointermove", onMove);
  addEventListener("pointerup", onLetGo);
  addEventListener("pointercancel", onCancel);
  addEventListener("keydown", onKey, { capture: true });
}

/** A finger that carries something does not scroll. */
export function onTouchMove(event: TouchEvent): void {
  if (carried.value && event.cancelable) event.preventDefault();
}

function onMove(event: PointerEvent): void {
  if (press?.pointer !== event.pointerId) return;
  const [dx, dy] = [event.clientX - press.x, event.clientY - press.y];
  const away = event.pointerType === "mouse" ? Math.hypot(dx, dy) : Math.abs(dx);
  if (carried.value || away > MOVED) carry({ x: event.clientX, y: event.clientY });
}

function carry({ x, y }: { readonly x: number; readonly y: number }): void {
  if (!press) return;
  if (!carried.value) press.button.setPointerCapture(press.pointer);
  wasCarried = true;
  carried.value = { op: press.op, x, y };
  stage.value?.hover(press.op.inputs.length > 0 ? { x, y } : null);
}

function onLetGo(event: PointerEvent): void {
  if (press?.pointer !== event.pointerId) return;
  const put = carried.value;
  const place = put && stage.value?.drop({ x: event.clientX, y: event.clientY });
  end();
  if (!put || !place) return;
  const splits = place.edge !== null && put.op.inputs.length > 0;
  addOp(put.op.name, { at: place.at, ...(splits && { edge: place.edge }) });
}

function onCancel(event: PointerEvent): void {
  if (press?.pointer === event.pointerId) end();
}

function onKey(event: KeyboardEvent): void {
  if (event.key !== "Escape" || !carried.value) return;
  event.preventDefault();
  event.stopPropagation();
  end();
}

function end(): void {
  clearTimeout(press?.held ?? undefined);
  press = null;
  carried.value = null;
  stage.value?.hover(null);
  removeEventListener("pointermove", onMove);
  removeEventListener("pointerup", onLetGo);
  removeEventListener("pointercancel", onCancel);
  removeEventListener("keydown", onKey, { capture: true });
}
