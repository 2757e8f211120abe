"""The CPU time of a page's main thread, as Chromium counts it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page

MEBIBYTE = 2**20
# Frames that are measured together, and how often: to ask takes time too.
BURST = 15
BURSTS = 12
EVERY_FRAME = """([first, count]) => new Promise((done) => {
  const run = %s;
  let i = 0;
  const next = () => {
    if (i === count) return done(null);
    run(first + i++);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})"""


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of some times, their 95th percentile and the largest; ms."""

    median: float
    high: float
    most: float

    @classmethod
    def of(cls, times: Sequence[float]) -> "Spread":
        """The spread of at least one time."""
        ranked = sorted(times)
        last = len(ranked) - 1
        return cls(ranked[last // 2], ranked[round(last * 0.95)], ranked[last])


class Thread:
    """What a page's main thread has done so far."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.cdp: CDPSession = page.context.new_cdp_session(page)
        # Thread ticks leave out the time that other programs took from it.
        self.cdp.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent(self) -> float:
        """Milliseconds of CPU in all its tasks: script, style, layout, paint."""
        metrics = self.cdp.send("Performance.getMetrics")["metrics"]
        return 1e3 * float(next(m["value"] for m in metrics if m["name"] == "TaskDuration"))

    def frames(self, act: str) -> Spread:
        """The CPU of a frame in which the page does something, over bursts of several frames.

        `act` is a function of the frame's number, in the page's language; it is called in every
        frame, as a person's hand is heard once a frame at most.
        """
        bursts = []
        for i in range(BURSTS):
            before = self.spent()
            self.page.evaluate(EVERY_FRAME % act, [i * BURST, BURST])
            bursts.append((self.spent() - before) / BURST)
        return Spread.of(bursts)

    def longest(self, act: Callable[[], None]) -> float:
        """Milliseconds of CPU in the longest task while something is done and waited for."""
        browser = self.page.context.browser
        if browser is None:
            raise RuntimeError("the page has no browser of its own")
        browser.start_tracing(page=self.page, categories=["toplevel"])
        act()
        events = json.loads(browser.stop_tracing())["traceEvents"]
        mains = {
            (event["pid"], event["tid"])
            for event in events
            if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
        }
        tasks = (e for e in events if (e["pid"], e["tid"]) in mains)
        return max((task.get("tdur", 0) for task in tasks), default=0) / 1e3

    def heap(self) -> float:
        """MiB of script objects that are still in use."""
        for _ in range(3):
            self.cdp.send("HeapProfiler.collectGarbage")
        return float(self.cdp.send("Runtime.getHeapUsage")["usedSize"]) / MEBIBYTE
