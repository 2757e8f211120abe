"""What an op does to one number, and how fast, as points to draw: cut where it jumps or leaves."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, isnan, log2, nan
from typing import TypeAlias

from app.engine.op import Op

Point: TypeAlias = tuple[float, float]
Function: TypeAlias = Callable[[float], float]

# How far from 0 is looked, across and upward.
REACH = 4.0
# The margin on each side, as a share of what is shown.
MARGIN = 1 / 16
LEAST_STEPS = 128
HALVINGS = 44
REFINEMENTS = 7
# A gap this large a share of the height that does not close as one comes nearer is a jump.
JUMP = 1 / 40


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the plane that is shown."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A function's graph in unbroken pieces, and the points where it jumps.

    `taken` are the ends that belong to the function, `missed` those that it only comes near.
    """

    pieces: tuple[tuple[Point, ...], ...]
    taken: tuple[Point, ...]
    missed: tuple[Point, ...]


def has_curve(op: Op) -> bool:
    """Whether an op takes one input, and number by number."""
    return op.scalar is not None and len(op.inputs) == 1 and not op.variadic


def functions(op: Op) -> tuple[Function, Function]:
    """The value and the local derivative of an op that has a curve, with its default settings.

    Where the value is NaN, so is the derivative.
    """
    kernel, settings = op.scalar, op.settings({})
    assert kernel is not None

    def value(x: float) -> float:
        return float(kernel(x, **settings)[0])

    def local(x: float) -> float:
        return nan if isnan(value(x)) else float(kernel(x, **settings)[1])

    return value, local


def window(value: Function, local: Function) -> Window:
    """Where the value stays within reach, and the height that the two functions take there."""
    grid = [i / 32 for i in range(int(-32 * REACH), int(32 * REACH) + 1)]
    across = [x for x in grid if abs(value(x)) <= REACH]
    heights = [y for x in across for y in (value(x), local(x)) if not isnan(y)]
    upward = [0.0, *(max(-REACH, min(y, REACH)) for y in heights)]
    return Window(*_with_margin(across), *_with_margin(upward))


def curve(f: Function, shown: Window) -> Curve:
    """What of `f` is in the window."""
    grid = _grid(shown)
    partings = [ends for a, b in pairwise(grid) if (ends := _parting(f, shown, a, b))]
    starts = [grid[0], *(first for _, first in partings)]
    stops = [*(last for last, _ in partings), grid[-1]]
    jumps = {x for ends in partings if all(_inside(f, shown, x) for x in ends) for x in ends}
    return Curve(
        pieces=tuple(
            _points(f, _refined([start, *(x for x in grid if start < x < stop), stop]))
            for start, stop in zip(starts, stops, strict=True)
            if _inside(f, shown, start)
        ),
        taken=_points(f, sorted(jumps.intersection(grid))),
        missed=_points(f, sorted(jumps.difference(grid))),
    )


def _points(f: Function, xs: Iterable[float]) -> tuple[Point, ...]:
    return tuple((x, f(x)) for x in dict.fromkeys(xs))


def _inside(f: Function, shown: Window, x: float) -> bool:
    return shown.bottom <= f(x) <= shown.top  # not so for NaN


def _parting(f: Function, shown: Window, a: float, b: float) -> tuple[float, float] | None:
    """The last and the first place around a break between two neighbours, where there is one."""
    if _inside(f, shown, a) != _inside(f, shown, b):
        return _narrowed(a, b, lambda x: _inside(f, shown, x) == _inside(f, shown, a))
    leap = JUMP * (shown.top - shown.bottom)
    if not _inside(f, shown, a) or abs(f(a) - f(b)) <= leap:
        return None
    last, first = _narrowed(a, b, lambda x: abs(f(x) - f(a)) < abs(f(x) - f(b)))
    return (last, first) if abs(f(last) - f(first)) > leap else None


def _narrowed(a: float, b: float, like_a: Callable[[float], bool]) -> tuple[float, float]:
    """Two places between `a` and `b`, as good as next to each other; only the first is like `a`."""
    for _ in range(HALVINGS):
        middle = (a + b) / 2
        a, b = (middle, b) if like_a(middle) else (a, middle)
    return a, b


def _grid(shown: Window) -> list[float]:
    """The ends and the multiples of a power of two between: kinks at whole numbers are met."""
    step = 2.0 ** floor(log2((shown.right - shown.left) / LEAST_STEPS))
    first, end = floor(shown.left / step) + 1, ceil(shown.right / step)
    return [shown.left, *(i * step for i in range(first, end)), shown.right]


def _refined(xs: Sequence[float]) -> list[float]:
    """The same with ever smaller steps toward both ends, where a curve may be vertical."""
    shares = [0.5**k for k in range(1, REFINEMENTS + 1)]
    near_first = [xs[0] + share * (xs[1] - xs[0]) for share in reversed(shares)]
    near_last = [xs[-1] - share * (xs[-1] - xs[-2]) for share in shares]
    return [xs[0], *near_first, *xs[1:-1], *near_last, xs[-1]]


def _with_margin(numbers: Sequence[float]) -> tuple[float, float]:
    low, high = min(numbers), max(numbers)
    margin = MARGIN * (high - low)
    return low - margin, high + margin
