"""Everything that one run measured of the page."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser

from benchmarks.page import actions
from benchmarks.page.browsing import fresh
from benchmarks.page.floor import Floor, floor
from benchmarks.page.live import live
from benchmarks.page.opening import CLOSED, Opening, group_opened, opened
from benchmarks.page.thread import Spread, Thread

# Nodes, and how many of them a layer has.
SIZES = {2_000: 40, 10_000: 100}
LARGEST = (100_000, 300)
LIVE = 2_000
# A node of the third layer: closely seen, it has others on all sides.
AMID = "h3_7"
DEEDS = {
    "pan": actions.pan,
    "zoom": actions.zoom,
    "step": actions.step,
    "glide": actions.glide,
}


@dataclass(frozen=True, slots=True)
class Visit:
    """How a graph came, and the CPU of a frame by where it is seen from and what is done."""

    opening: Opening
    frames: Mapping[tuple[str, str], Spread]
    heap: float
    live: Spread | None


@dataclass(frozen=True, slots=True)
class Results:
    """Visits by size, a round each; openings of the largest, and of one of its groups; floors."""

    visits: Mapping[int, Sequence[Visit]]
    largest: Sequence[Opening]
    group: Sequence[Opening]
    floors: Mapping[int, Floor]
    browser: str


def measure(browser: Browser, url: str, rounds: int) -> Results:
    """All of it, in so many rounds, each in pages of its own."""
    visits: dict[int, list[Visit]] = {size: [] for size in SIZES}
    largest, group = [], []
    for i in range(rounds):
        sys.stderr.write(f"round {i + 1} of {rounds}\n")
        for size, width in SIZES.items():
            visits[size].append(_visit(browser, url, size, width))
        with fresh(browser, url) as page:
            thread = Thread(page)
            largest.append(opened(thread, *LARGEST, CLOSED))
            group.append(group_opened(thread))
    floors = {size: floor(browser, size) for size in SIZES}
    return Results(visits, largest, group, floors, browser.version)


def _visit(browser: Browser, url: str, size: int, width: int) -> Visit:
    with fresh(browser, url) as page:
        thread = Thread(page)
        opening = opened(thread, size, width)
        frames = {("far", name): do(thread) for name, do in DEEDS.items()}
        heap = thread.heap()
        actions.approach(page, AMID)
        frames |= {("near", name): do(thread) for name, do in DEEDS.items()}
        return Visit(opening, frames, heap, live(page) if size == LIVE else None)
