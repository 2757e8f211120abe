/** Room on all sides of the screen, px. */
const ROOM = 50_000;

/**
 * Puts the drawing into the middle of a large room, so that a browser can scroll to whatever lies
 * off the screen, as it does for find, focus and assistive technology. Where it scrolls to is told
 * as a pan, which takes the scrolling's place.
 */
export function room(
  host: HTMLElement,
  layers: readonly (HTMLElement | SVGElement)[],
  onPan: (dx: number, dy: number) => void,
): void {
  const space = document.createElement("div");
  Object.assign(space.style, { position: "absolute", width: px(2 * ROOM), height: px(2 * ROOM) });
  for (const { style } of layers) Object.assign(style, { left: px(ROOM), top: px(ROOM) });
  space.append(...layers);
  host.append(space);
  host.scrollTo(ROOM, ROOM);
  host.addEventListener("scroll", () => {
    const [dx, dy] = [ROOM - host.scrollLeft, ROOM - host.scrollTop];
    if (dx === 0 && dy === 0) return;
    host.scrollTo(ROOM, ROOM);
    onPan(dx, dy);
  });
}

function px(length: number): string {
  return `${length}px`;
}
