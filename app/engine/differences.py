"""The gradient by differences, central or one-sided: slow, and independent of every rule.

Too long a step misses what curves (truncation), too short a one drowns in rounding (cancellation);
the best lies between (Press et al., Numerical Recipes, section 5.7).
"""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import numpy as np

from app.engine.value import Array, Value, settle

# How fast the output moves is the difference of a number before and after.
Moved: TypeAlias = Callable[[Value], float]
# The step, as a part of the number moved, for which both errors are small; and for one side alone,
# whose truncation grows with the step and not with its square.
RELATIVE = float(np.finfo(np.float64).eps) ** (1 / 3)
ONE_SIDED = float(np.finfo(np.float64).eps) ** (1 / 2)
# Steps that are tried where that one does not serve, as parts of the number moved.
LADDER = tuple(10.0**-k for k in range(-3, 12))
# Shorter ones have lost digits themselves, or are 0.
SHORTEST = float(np.finfo(np.float64).smallest_normal)


class Slope(NamedTuple):
    """A difference, the step that it was made with, and the output at its two ends."""

    value: float
    step: float
    ahead: float
    behind: float


def usual_step(x: float) -> float:
    """The step that serves most functions near `x`."""
    return float(RELATIVE * max(abs(x), 1.0))


def usual_one_sided_step(x: float) -> float:
    """The step that serves most functions near `x` where one side alone is looked at."""
    return float(ONE_SIDED * max(abs(x), 1.0))


def steps_around(x: float) -> tuple[float, ...]:
    """Steps of every size that may serve near `x`, the longest first."""
    sizes = {1.0, abs(x)} - {0.0}
    found: list[float] = []
    for step in sorted((part * size for part in LADDER for size in sizes), reverse=True):
        # Neighbours that are alike would agree on anything.
        if step >= SHORTEST and (not found or step < found[-1] / 2.0):
            found.append(step)
    return tuple(found)


def central(output: Moved, at: Value, place: tuple[int, ...], step: float) -> Slope:
    """How fast `output` moves with one number of a value: two runs."""
    ahead, up = _moved(output, at, place, step)
    behind, down = _moved(output, at, place, -step)
    return Slope(_rate(ahead - behind, up - down), step, ahead, behind)


def one_sided(output: Moved, now: float, at: Value, place: tuple[int, ...], step: float) -> Slope:
    """How fast `output`, which is `now`, moves with one number ahead alone: one run."""
    ahead, up = _moved(output, at, place, step)
    return Slope(_rate(ahead - now, up), step, ahead, now)


def _rate(rise: float, way: float) -> float:
    """How much for each unit; 0 where the step is too short to move a float."""
    with np.errstate(all="ignore"):
        return float(np.float64(rise) / way) if way else 0.0


def _moved(output: Moved, at: Value, place: tuple[int, ...], step: float) -> tuple[float, float]:
    """The output, and how far the number truly went: a float may not reach x + h exactly."""
    moved: Array = np.array(at, dtype=np.float64)
    before = float(moved[place])
    moved[place] += step
    return output(settle(moved)), float(moved[place]) - before
