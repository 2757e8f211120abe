"""What differences by many steps say together: which is surest, and if it contradicts a rule."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from app.engine.differences import Slope

# Differences agree with rules to half of their digits.
HALF = 1e-6
# A difference contradicts a rule where it is off by so many times what it may be.
SURE = 10.0
# Steps up to this are near.
NEAR = 1e-2
# A slope that still changes by more than this from one step to the next has not settled.
SETTLED = 1e-3


class Evidence(NamedTuple):
    """The surest slope, how far off it may be, and whether it contradicts what the rules say."""

    best: Slope
    error: float
    contradicts: bool


def doubts(slopes: Sequence[Slope], noise: Callable[[Slope], float]) -> list[float]:
    """Of slopes by ever shorter steps, how far each may be off: as the next is, and by rounding."""
    following = [*slopes[1:], slopes[-1]]
    return [
        noise(slope) + abs(slope.value - after.value)
        for slope, after in zip(slopes, following, strict=True)
    ]


def weighed(slopes: Sequence[Slope], noise: Callable[[Slope], float], reverse: float) -> Evidence:
    """Slopes by ever shorter steps; `noise` is how far rounding may shift one.

    Those from afar are asked only where the near ones have not settled: far from here a function
    may be straight too, in another direction.
    """
    near = [slope for slope in slopes if slope.step <= NEAR]
    best, error, settled = _surest(near, noise)
    unsure = [noise(slope) for slope in near]
    if not settled:
        best, error, settled = _surest(slopes, noise)
        unsure = doubts(near, noise)
    gap = abs(best.value - reverse)
    if not settled or gap <= max(SURE * error, HALF * max(abs(best.value), abs(reverse))):
        return Evidence(best, error, False)
    borne_out = any(
        abs(slope.value - reverse) <= 4 * doubt
        and abs(slope.value - best.value) > SURE * (doubt + error)
        for slope, doubt in zip(near, unsure, strict=True)
    )
    return Evidence(best, error, not borne_out and any_finite(near))


def any_finite(slopes: Sequence[Slope]) -> bool:
    """Whether something is known beside the point itself."""
    return any(math.isfinite(slope.value) for slope in slopes if slope.step <= NEAR)


def _surest(slopes: Sequence[Slope], noise: Callable[[Slope], float]) -> tuple[Slope, float, bool]:
    """The slope that is surest by its size, as the next and rounding say; whether it settled."""
    if all(slope.value == 0.0 for slope in slopes):  # nothing ever moves
        return slopes[0], noise(slopes[0]), True
    found, least = (slopes[0], math.inf), math.inf
    for a, b in pairwise(slopes):
        error = abs(a.value - b.value) + noise(b)
        if math.isfinite(error) and b.value and error / abs(b.value) < least:
            found, least = (b, error), error / abs(b.value)
    return *found, least <= SETTLED
