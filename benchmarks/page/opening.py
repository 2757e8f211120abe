"""A graph comes into the page: from the answer of the server to the first paint."""

from dataclasses import dataclass
from time import monotonic

from playwright.sync_api import Page

from benchmarks.page.documents import layers
from benchmarks.page.thread import Thread

# A file let go over the page; from then on it is noted how long anything keeps the page busy.
OPEN = """(text) => {
  window.opened = { answered: 0, painted: 0, longest: 0 };
  const noted = (list) => {
    for (const { entryType, name, responseEnd, duration } of list.getEntries()) {
      if (entryType === 'longtask') opened.longest = Math.max(opened.longest, duration);
      else if (/\\/trace$/.test(name)) opened.answered = responseEnd;
    }
  };
  new PerformanceObserver(noted).observe({ entryTypes: ['longtask', 'resource'] });
  const look = () => {
    const drawn = document.querySelector('.graph.pictured, [data-node^="group/"]');
    if (drawn) requestAnimationFrame(() => { opened.painted = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const data = new DataTransfer();
  data.items.add(new File([text], 'layers.json'));
  dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
}"""
PATIENCE_S = 300


@dataclass(frozen=True, slots=True)
class Opening:
    """How a graph came into the page; ms."""

    # From the answer to the first paint, on the clock.
    painted: float
    # The main thread's CPU from the drop of the file until all is at rest.
    spent: float
    # The longest that nothing else could be done.
    longest: float


def opened(thread: Thread, size: int, width: int) -> Opening:
    """Opens a layered graph in a page that shows another."""
    page = thread.page
    text = layers(size, width)
    before = thread.spent()
    page.evaluate(OPEN, text)
    _settled(page, thread)
    told = page.evaluate("opened")
    return Opening(
        painted=told["painted"] - told["answered"],
        spent=thread.spent() - before,
        longest=told["longest"],
    )


def _settled(page: Page, thread: Thread) -> None:
    """Waits until the graph is there, and the main thread has next to nothing left to do."""
    deadline = monotonic() + PATIENCE_S
    while monotonic() < deadline:
        before = thread.spent()
        page.wait_for_timeout(500)
        is_there = page.evaluate("opened.painted > 0 && opened.answered > 0")
        if is_there and thread.spent() - before < 25:
            return
    raise TimeoutError("the graph did not come into the page")
