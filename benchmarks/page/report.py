"""What was measured of the page, beside what was wanted and beside the least there can be."""

import platform
from collections.abc import Iterator, Sequence
from os import cpu_count
from statistics import median

from benchmarks.page.results import LARGEST, LIVE, SIZES, Results
from benchmarks.page.thread import Spread
from benchmarks.table import grid, paragraph, short

HEADING = """\
# The page with large graphs

`make page-benchmarks` measures anew and rewrites this page."""
METHOD = """\
A real Chromium without a graphics card, at 1280 × 800, opens layered graphs of the examples as a
person does. What counts is the CPU time of the page's main thread, as Chromium counts it, which
leaves out what other programs take: script, style, layout and paint. A frame's is that of bursts of
fifteen, with one turn of the wheel, one step by key, or nothing new in each; shown is the median of
the rounds' medians, and of their 95th percentiles. Far the whole graph is seen, as a picture; near
one node and those beside it, as elements.

First paint and the way from a hand's move to the paint are on the clock, so that other work on the
machine is in them: the median of the rounds, and the least."""
FLOOR = """\
The floors are drawings without a page around them: as many bare rectangles, with a number each and
two curves, in one SVG that is moved or scaled by CSS or has one card changed, and on one canvas
that is drawn anew in every frame. Ours over the floor's is below 1 where a picture is moved in
place of its parts."""
DEEDS = {
    "pan": "pan",
    "zoom": "zoom",
    "step": "a step in each frame",
    "glide": "a step in 30 frames, gliding",
}
# The most that is wanted of a frame, by nodes; ms.
FRAME = {2_000: 8, 10_000: 16}


def report(results: Results, rounds: int) -> str:
    """Everything, in Markdown."""
    parts = [
        HEADING,
        *map(paragraph, METHOD.split("\n\n")),
        paragraph(_where(results, rounds)),
        "## Wanted and measured",
        grid([["what", "at most", "median", "95th percentile", "verdict"], *_wanted(results)]),
        "## Opening",
        grid(
            [
                ["what", "first paint, ms", "least", "CPU, ms", "longest task, ms"],
                *_openings(results),
            ]
        ),
        "## Beside the least there can be",
        *map(paragraph, FLOOR.split("\n\n")),
        grid([["what", "ours, ms", "floor, ms", "ours / floor"], *_beside(results)]),
    ]
    return "\n\n".join(parts) + "\n"


def _where(results: Results, rounds: int) -> str:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return (
        f"This run: {rounds} rounds, Chromium {results.browser}, {platform.system()} with "
        f"{cpu_count()} CPUs, {python}."
    )


def _wanted(results: Results) -> Iterator[list[str]]:
    for size, most in FRAME.items():
        for place in ("far", "near"):
            for deed, words in DEEDS.items():
                spreads = [visit.frames[place, deed] for visit in results.visits[size]]
                yield _row(f"{words}, {size:,} nodes, {place}", most, "ms", *_middle(spreads))
    answered = [visit.opening.answered for visit in results.visits[LIVE]]
    yield _row(f"first paint after the answer, {LIVE:,} nodes", 1_000, "ms", median(answered), None)
    middle, high = _middle([visit.live for visit in results.visits[LIVE] if visit.live])
    yield _row(f"a number dragged, to the paint, {LIVE:,} nodes", 100, "ms", middle, high, high)
    heap = median(visit.heap for visit in results.visits[10_000])
    yield _row("script's memory, 10,000 nodes", 60, "MiB", heap, None)


def _middle(spreads: Sequence[Spread]) -> tuple[float, float]:
    """The median of the medians, and of the 95th percentiles."""
    return median(each.median for each in spreads), median(each.high for each in spreads)


def _row(
    what: str,
    most: float,
    unit: str,
    middle: float,
    high: float | None,
    judged: float | None = None,
) -> list[str]:
    verdict = "held" if (middle if judged is None else judged) <= most else "missed"
    told = "–" if high is None else f"{short(high)} {unit}"
    return [what, f"{most:,} {unit}", f"{short(middle)} {unit}", told, verdict]


def _openings(results: Results) -> Iterator[list[str]]:
    for size in SIZES:
        openings = [visit.opening for visit in results.visits[size]]
        yield _opening(
            f"{size:,} nodes, from the answer", [(o.answered, o.spent, o.longest) for o in openings]
        )
    size, width = LARGEST
    closed = [(o.shown, o.spent, o.longest) for o in results.largest]
    yield _opening(f"{size:,} nodes in {size // width:,} closed groups, from the press", closed)
    group = [(o.shown, o.spent, o.longest) for o in results.group]
    yield _opening(f"one of these groups, {width} nodes, from the key", group)


def _opening(what: str, rounds: list[tuple[float, float, float]]) -> list[str]:
    painted, spent, longest = zip(*rounds, strict=True)
    figures = (median(painted), min(painted), median(spent), median(longest))
    return [what, *map(short, figures)]


def _beside(results: Results) -> Iterator[list[str]]:
    for size, least in results.floors.items():
        pairs = [
            ("pan", "an SVG moved", least.svg_moved),
            ("zoom", "an SVG scaled", least.svg_scaled),
            ("step", "one card of an SVG changed", least.svg_stepped),
            ("pan", "a canvas drawn anew", least.canvas_drawn),
            ("pan", "an empty frame", least.nothing),
        ]
        for deed, words, bare in pairs:
            ours, _ = _middle([visit.frames["far", deed] for visit in results.visits[size]])
            figures = (ours, bare.median, ours / bare.median)
            yield [f"{deed}, {size:,} nodes, far / {words}", *map(short, figures)]
