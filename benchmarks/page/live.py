"""A leaf is dragged: from the hand's move to the paint of what it does."""

from playwright.sync_api import Page

from benchmarks.page.actions import approach
from benchmarks.page.thread import Spread
from benchmarks.page.waiting import rest

MOVES = 40
# Notes when the pointer moved last, and how long it then took until the new numbers were painted.
WATCH = """() => {
  window.waits = [];
  let moved = 0;
  addEventListener('pointermove', ({ timeStamp }) => { moved = timeStamp; }, { capture: true });
  const shown = document.querySelector('[data-node="x1"] .value');
  new MutationObserver(() => {
    const since = moved;
    requestAnimationFrame(() => requestAnimationFrame((now) => waits.push(now - since)));
  }).observe(shown, { childList: true, characterData: true, subtree: true });
}"""


def live(page: Page) -> Spread:
    """Milliseconds on the clock for each move of a drag across the number of a leaf."""
    approach(page, "x1")
    box = page.locator('[data-node="x1"] .value').bounding_box()
    if box is None:
        raise RuntimeError("the first input is not in sight")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 6, y)
    rest(page)
    page.evaluate(WATCH)
    for i in range(MOVES):
        page.mouse.move(x + 8 + 2 * i, y)
        page.wait_for_timeout(120)
    page.mouse.up()
    rest(page)
    return Spread.of(page.evaluate("waits"))
