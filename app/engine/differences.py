"""The gradient by central differences: slow, and independent of every rule.

Too long a step misses what curves (truncation), too short a one drowns in rounding (cancellation);
the best lies between (Press et al., Numerical Recipes, section 5.7).
"""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import numpy as np

from app.engine.value import Array, Value, settle

# How fast the output moves is the difference of a number before and after.
Moved: TypeAlias = Callable[[Value], float]
# The step, as a part of the number moved, for which both errors are small.
RELATIVE = float(np.finfo(np.float64).eps) ** (1 / 3)
# Steps that are tried where that one does not serve, as parts of the number moved.
LADDER = tuple(10.0**-k for k in range(-3, 12))


class Slope(NamedTuple):
    """A central difference, the step that it was made with, and the output on both sides."""

    value: float
    step: float
    ahead: float
    behind: float


def usual_step(x: float) -> float:
    """The step that serves most functions near `x`."""
    return float(RELATIVE * max(abs(x), 1.0))


def steps_around(x: float) -> tuple[float, ...]:
    """Steps of every size that may serve near `x`, the longest first."""
    sizes = {1.0, abs(x)} - {0.0}
    found: list[float] = []
    for step in sorted((part * size for part in LADDER for size in sizes), reverse=True):
        if not found or step < found[-1] / 2.0:  # neighbours that are alike would agree on anything
            found.append(step)
    return tuple(found)


def central(output: Moved, at: Value, place: tuple[int, ...], step: float) -> Slope:
    """How fast `output` moves with one number of a value: two runs."""
    ahead, up = _moved(output, at, place, step)
    behind, down = _moved(output, at, place, -step)
    with np.errstate(all="ignore"):
        value = float(np.float64(ahead - behind) / (up - down)) if up != down else 0.0
    return Slope(value, step, ahead, behind)


def _moved(output: Moved, at: Value, place: tuple[int, ...], step: float) -> tuple[float, float]:
    """The output, and how far the number truly went: a float may not reach x + h exactly."""
    moved: Array = np.array(at, dtype=np.float64)
    before = float(moved[place])
    moved[place] += step
    return output(settle(moved)), float(moved[place]) - before
