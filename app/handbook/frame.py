"""What stands around a curve: the scale, the lines of the axes and their numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from app.handbook.curve import Point, Window
from app.language.latex import plain

# Of the picture, and of the part within it where curves are drawn.
WIDTH, HEIGHT = 560, 340
LEFT, RIGHT, TOP, BOTTOM = 44, 536, 44, 304
STEPS = (0.25, 0.5, 1.0, 2.0)
MOST_ACROSS, MOST_UPWARD = 9, 6


@dataclass(frozen=True, slots=True)
class Scale:
    """Where in the picture a place of the plane is."""

    shown: Window

    def x(self, x: float) -> float:
        share = (x - self.shown.left) / (self.shown.right - self.shown.left)
        return LEFT + share * (RIGHT - LEFT)

    def y(self, y: float) -> float:
        share = (y - self.shown.bottom) / (self.shown.top - self.shown.bottom)
        return BOTTOM - share * (BOTTOM - TOP)

    def point(self, point: Point) -> tuple[str, str]:
        """A point as SVG has it."""
        x, y = point
        return f"{self.x(x):.1f}", f"{self.y(y):.1f}"


def axes(scale: Scale, name: str) -> Iterator[str]:
    """A line at each round number, and the number; `name` is that of the axis across."""
    shown = scale.shown
    for number in ticks(shown.left, shown.right, MOST_ACROSS):
        x = scale.x(number)
        yield line("grid" if number else "axis", x, TOP, x, BOTTOM)
        yield text("tick across", x, BOTTOM + 19, plain(number))
    for number in ticks(shown.bottom, shown.top, MOST_UPWARD):
        y = scale.y(number)
        yield line("grid" if number else "axis", LEFT, y, RIGHT, y)
        yield text("tick upward", LEFT - 8, y + 4.5, plain(number))
    yield text("name", RIGHT + 10, BOTTOM + 19, name)


def ticks(low: float, high: float, most: int) -> list[float]:
    """The round numbers between two, as dense as `most` of them allow."""
    step = next(step for step in STEPS if floor(high / step) - ceil(low / step) < most)
    return [i * step for i in range(ceil(low / step), floor(high / step) + 1)]


def line(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def text(kind: str, x: float, y: float, words: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{words}</text>'
