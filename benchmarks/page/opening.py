"""A graph comes into the page: from the answer of the server to the first paint."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from benchmarks.page.thread import Thread

# From now on it is noted when the last trace came, and when something that was not there is seen.
WATCH = """(shown) => {
  const watched = { begun: performance.now(), answered: 0, painted: 0 };
  window.watched = watched;
  new PerformanceObserver((list) => {
    for (const { name, responseEnd } of list.getEntries()) {
      if (/\\/trace$/.test(name)) watched.answered = responseEnd;
    }
  }).observe({ type: 'resource' });
  const seen = new MutationObserver(() => {
    if (!document.querySelector(shown)) return;
    seen.disconnect();
    requestAnimationFrame(() => { watched.painted = performance.now(); });
  });
  seen.observe(document.querySelector('.canvas'),
    { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
}"""
PATIENCE_S = 300
# The main thread has next to nothing left to do: CPU ms in half a second.
REST = 25
# A large drawing from afar, and what stands for a closed group.
PICTURE, CLOSED = ".graph.pictured", '[data-node^="group/"]'


@dataclass(frozen=True, slots=True)
class Opening:
    """How something came into the page; ms."""

    # On the clock, from the deed to the paint, and from the server's answer to the paint: less than
    # nothing where it is drawn before it has numbers.
    shown: float
    answered: float
    # The main thread's CPU from the deed until all is at rest.
    spent: float
    # The same in the longest task, while which nothing else could be done.
    longest: float


def opened(thread: Thread, size: int, width: int, shown: str = PICTURE) -> Opening:
    """Opens a layered graph, as a person does, in a page that shows another."""
    page = thread.page
    if not page.get_by_label("in layers of").is_visible():
        page.get_by_text("Layers, as many as you like").click()
    page.get_by_label("Nodes", exact=True).fill(str(size))
    page.get_by_label("in layers of").fill(str(width))
    button = page.locator(".layers").get_by_role("button", name="Open")
    return _opening(thread, button.click, shown)


def group_opened(thread: Thread) -> Opening:
    """Opens the third layer of a graph whose layers are closed."""
    page = thread.page
    page.locator('[data-node="group/layer 3"]').focus()
    shown = f'[data-node^="h3_"], {PICTURE}'
    return _opening(thread, lambda: page.keyboard.press("Enter"), shown)


def _opening(thread: Thread, deed: Callable[[], None], shown: str) -> Opening:
    page, before = thread.page, thread.spent()
    page.evaluate(WATCH, shown)

    def done() -> None:
        deed()
        _settle(thread)

    longest = thread.longest(done)
    shown_after = page.evaluate("watched.painted - watched.begun")
    answered = page.evaluate("watched.painted - watched.answered")
    return Opening(shown_after, answered, thread.spent() - before, longest)


def _settle(thread: Thread) -> None:
    """Waits until it is there, and the main thread rests."""
    page, deadline = thread.page, monotonic() + PATIENCE_S
    while monotonic() < deadline:
        before = thread.spent()
        page.wait_for_timeout(500)
        if page.evaluate("watched.painted > 0") and thread.spent() - before < REST:
            return
    raise TimeoutError("it did not come into the page")
