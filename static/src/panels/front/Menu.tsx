import { useLayoutEffect, useRef } from "preact/hooks";

import { COMMANDS, GROUPS, nameOf, type Command } from "../../commands";
import type { Point } from "../../model/document";
import { closeOverlay, overlay, select, selection, type Overlay } from "../../session";
import { shownKey } from "../../machine/keys";
import { focusOn } from "../focusing";
import { kindOf } from "./kind_of";

type Asked = Extract<Overlay, { readonly kind: "menu" }>;

/** Room that is left between the menu and the screen's border, px. */
const MARGIN = 8;

/** What can be done with one thing of the drawing, or with the ground below it. */
export function Menu({ asked }: { readonly asked: Asked }) {
  const { target, screen } = asked;
  const element = useRef<HTMLElement>(null);
  const isPressed = useRef(false);
  const kind = kindOf(target);
  const offered = COMMANDS.filter(({ menus }) => menus?.includes(kind));
  useLayoutEffect(() => {
    const menu = element.current;
    if (!menu) return undefined;
    if (target !== null && !selection.value.includes(target)) select([target]);
    const before = document.activeElement;
    menu.showPopover();
    standAt(menu, screen);
    itemsOf(menu)[0]?.focus();
    const press = (event: PointerEvent): void => {
      if (!(event.target instanceof Node && menu.contains(event.target))) closeOverlay();
    };
    addEventListener("pointerdown", press, { capture: true });
    return () => {
      removeEventListener("pointerdown", press, { capture: true });
      if (menu.contains(document.activeElement)) giveBack(before, target);
    };
  }, [asked]);

  return (
    <section
      ref={element}
      class="menu"
      aria-label={`What can be done with ${target ?? "the drawing"}`}
      popover="manual"
      onKeyDown={(event) => onKeyDown(event, element.current)}
      onContextMenu={(event) => event.preventDefault()}
      onPointerDown={() => (isPressed.current = true)}
      // The finger that opened the menu by resting is no click when it is lifted.
      onClickCapture={(event) => {
        if (event.detail > 0 && !isPressed.current) event.stopPropagation();
      }}
      // A finger that is lifted gives the keyboard to what lies below; the menu keeps it.
      onFocusOut={({ target, relatedTarget }) => {
        const stays = relatedTarget instanceof Node && element.current?.contains(relatedTarget);
        if (stays || overlay.value !== asked || !(target instanceof HTMLElement)) return;
        queueMicrotask(() => target.focus());
      }}
    >
      <div role="menu" aria-label={target ?? "The drawing"}>
        {GROUPS.map((group) => ({ group, those: offered.filter((each) => each.group === group) }))
          .filter(({ those }) => those.length > 0)
          .map(({ group, those }) => (
            <div key={group} role="group" aria-label={group}>
              {those.map((command) => (
                <Item key={command.does} command={command} asked={asked} />
              ))}
            </div>
          ))}
      </div>
    </section>
  );
}

function Item({ command, asked }: { readonly command: Command; readonly asked: Asked }) {
  const [key] = command.keys;
  const isOff = command.isOff?.() ?? false;
  function choose(): void {
    if (isOff) return;
    // Commands read from the menu where it was opened, so it is closed after them.
    command.run();
    if (overlay.value === asked) closeOverlay();
  }
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      title={command.does}
      aria-disabled={isOff ? "true" : undefined}
      onClick={choose}
    >
      <span>{nameOf(command)}</span>
      {key !== undefined && <kbd aria-hidden="true">{shownKey(key)}</kbd>}
    </button>
  );
}

/** The keyboard goes back to where it was, or to what the menu was about. */
function giveBack(before: Element | null, target: string | null): void {
  if (before instanceof HTMLElement && before !== document.body) before.focus();
  else if (before instanceof SVGElement) before.focus();
  else if (target !== null) focusOn(target);
}

function itemsOf(menu: HTMLElement): readonly HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
}

function onKeyDown(event: KeyboardEvent, menu: HTMLElement | null): void {
  if (!menu) return;
  event.stopPropagation();
  const items = itemsOf(menu);
  const at = items.findIndex((item) => item === document.activeElement);
  if (event.key === "Escape" || event.key === "Tab") closeOverlay();
  else if (event.key === "ArrowDown") items[(at + 1) % items.length]?.focus();
  else if (event.key === "ArrowUp") items.at(at <= 0 ? -1 : at - 1)?.focus();
  else if (event.key === "Home") items[0]?.focus();
  else if (event.key === "End") items.at(-1)?.focus();
  else if (/^\p{Letter}$/u.test(event.key)) nextThatBegins(items, at, event.key)?.focus();
  else return;
  event.preventDefault();
}

/** The next item, round the end, whose name begins with a letter. */
function nextThatBegins(
  items: readonly HTMLElement[],
  at: number,
  letter: string,
): HTMLElement | undefined {
  const after = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return after.find(({ textContent }) =>
    textContent.toLowerCase().startsWith(letter.toLowerCase()),
  );
}

/** Below and right of the pointer; above or left of it where there is no room. */
function standAt(menu: HTMLElement, { x, y }: Point): void {
  const { width, height } = menu.getBoundingClientRect();
  const left = x + width + MARGIN <= innerWidth ? x : x - width;
  const top = y + height + MARGIN <= innerHeight ? y : y - height;
  menu.style.setProperty("--left", `${Math.max(MARGIN, left)}px`);
  menu.style.setProperty(
    "--top",
    `${Math.max(MARGIN, Math.min(top, innerHeight - height - MARGIN))}px`,
  );
}
