import type { Box } from "./camera";

/** How much of the canvas's lower right corner lies under the tools that stand beside it, px. */
export function cornerOf(host: HTMLElement): Box {
  const tools = host.parentElement?.querySelector('[role="toolbar"]')?.getBoundingClientRect();
  const { right, bottom } = host.getBoundingClientRect();
  const nothing = { width: 0, height: 0 };
  // On a phone they stand below it.
  if (!tools || tools.width === 0 || tools.top >= bottom || tools.left >= right) return nothing;
  return { width: right - tools.left, height: bottom - tools.top };
}
