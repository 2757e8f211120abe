"""Whether differences confirm what the rules say of one number; if not, why not."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from app.engine.differences import Slope, central, steps_around, usual_step
from app.engine.doubt import Corner, corner
from app.engine.graph import GraphError
from app.engine.program import Program
from app.engine.rerun import Rerun
from app.engine.sweep import Forward
from app.engine.unfinite import Fault, words_for
from app.engine.value import Value

# Rules agree to rounding; differences agree with them to half of their digits.
ROUNDING, HALF = 1e-9, 1e-6
# Where rounding may make up so much of a slope, differences cannot tell.
BLIND = 1e-2
# A difference contradicts the rules where it is off by so many times what it may be.
SURE = 10.0
# What is lost in so little rounding is flat for all that one can see, as a saturated tanh is.
FLAT = 1e-8
# How close one looks for a corner, as a part of the number moved.
LOOK = 1e-6


class Verdict(NamedTuple):
    """ "agree", or the kind of the reason why not; and what is to be said about it."""

    kind: str
    reason: str | None = None


AGREE = Verdict("agree")


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """Hears the roads to the derivative with respect to one node, number by number.

    `rounding` is how far it may shift the output; `cost` is told of every run how many ops it
    evaluated.
    """

    program: Program
    run: Forward
    seed: Value
    fault: Fault | None
    rounding: float
    rerun: Rerun
    cost: Callable[[int], None]

    def hear(
        self, place: tuple[int, ...], rules: Mapping[str, Value], h: float | None = None
    ) -> tuple[Verdict, Slope | None]:
        """The verdict on one number of what the roads that follow the `rules` say, reverse mode
        first, and the difference that it rests on."""
        numbers = {road: float(np.asarray(told)[place]) for road, told in rules.items()}
        reverse = next(iter(numbers.values()))
        told = (*numbers.values(), self._now)
        if self.fault is not None and not np.isfinite(told).all():
            return Verdict(self.fault.kind, words_for(self.program, self.run, self.fault)), None
        if odd := _odd_one(numbers):
            return Verdict("disagree", odd), self._slope(place, usual_step(self._at(place)))
        first = self.glance(place, h)
        if first is None:
            return Verdict("agree", "it holds a place, which cannot be moved a little"), None
        if self._agrees(first, reverse):
            return AGREE, first
        return self._explained(place, reverse, first, h)

    def glance(self, place: tuple[int, ...], h: float | None = None) -> Slope | None:
        """The difference by the usual step, or by `h`; None where an op refuses what is moved."""
        try:
            return self._slope(place, usual_step(self._at(place)) if h is None else h)
        except GraphError:
            return None

    def _explained(
        self, place: tuple[int, ...], reverse: float, first: Slope, h: float | None
    ) -> tuple[Verdict, Slope]:
        slopes = [self._slope(place, step) for step in steps_around(self._at(place))]
        confirming = [slope for slope in slopes if self._agrees(slope, reverse)]
        if confirming and h is None:
            return AGREE, confirming[0]
        if confirming:
            return self._of_step(first, confirming[0]), first
        look = LOOK * max(abs(self._at(place)), 1.0)
        bend = corner(self.rerun, self._value, place, look)
        if bend is not None:
            node = self.program.nodes[bend.node]
            words = WORDS[bend.kind].format(node.op, node.id)
            return Verdict(bend.kind, f"{words}: {self._sides(place, look, bend.kind)}"), first
        best, error = self._best(slopes)
        if abs(best.value - reverse) > SURE * error:
            words = f"differences give {best.value:.6g} where the rules give {reverse:.6g}"
            return Verdict("disagree", words), best
        words = (
            f"rounding lets no difference be surer than {error:.2g}, by a step of {best.step:.2g}"
        )
        return Verdict("cancellation", words), best

    def _best(self, slopes: Sequence[Slope]) -> tuple[Slope, float]:
        """The slope that is surest, and how far off it may be: as the next one is, and rounding."""
        pairs = [
            pair for pair in pairwise(slopes) if np.isfinite([each.value for each in pair]).all()
        ]
        errors = [abs(a.value - b.value) + self.rounding / b.step for a, b in pairs]
        if not errors:
            return slopes[0], math.inf
        least = int(np.argmin(errors))
        return pairs[least][1], errors[least]

    def _of_step(self, first: Slope, better: Slope) -> Verdict:
        kind = "truncation" if first.step > better.step else "cancellation"
        why = "too long: the curve bends" if kind == "truncation" else "too short: rounding wins"
        words = f"the step {first.step:.2g} is {why}; by {better.step:.2g} the roads agree"
        return Verdict(kind, words)

    def _agrees(self, slope: Slope, reverse: float) -> bool:
        if not np.isfinite(slope.value):
            return False
        gap, size = abs(slope.value - reverse), max(abs(slope.value), abs(reverse))
        if gap <= HALF * size:
            return True
        noise = self.rounding / slope.step
        return gap <= min(4 * noise, HALF) and noise <= max(BLIND * size, FLAT)

    def _slope(self, place: tuple[int, ...], step: float) -> Slope:
        return central(self._output, self._value, place, step)

    def _output(self, moved: Value) -> float:
        self.cost(len(self.rerun.kernels))
        return self._along_seed(self.rerun.values(moved)[self.program.output])

    def _along_seed(self, value: Value) -> float:
        return float(np.sum(np.multiply(self.seed, value)))

    @property
    def _now(self) -> float:
        return self._along_seed(self.run.values[self.program.output])

    def _sides(self, place: tuple[int, ...], step: float, kind: Corner) -> str:
        """What the output does to either side, in words."""
        slope = self._slope(place, step)
        now = self._now
        name = self.program.nodes[self.program.output].id
        if kind == "step":
            return f"{name} goes from {slope.behind:.6g} to {slope.ahead:.6g}"
        left, right = (now - slope.behind) / step, (slope.ahead - now) / step
        return f"{name} moves at {left:.4g} on one side and {right:.4g} on the other"

    @property
    def _value(self) -> Value:
        return self.run.values[self.rerun.position]

    def _at(self, place: tuple[int, ...]) -> float:
        return float(np.asarray(self._value)[place])


WORDS = {
    "kink": "{} at {} has a kink here",
    "tie": "{} at {} chooses between equals here",
    "step": "{} at {} jumps here",
}


def _odd_one(rules: Mapping[str, float]) -> str | None:
    """Which of the roads that follow the rules stands alone, in words; None where they agree."""
    numbers = list(rules.values())
    size = max(map(abs, numbers))
    if max(numbers) - min(numbers) <= ROUNDING * size:
        return None
    told = ", ".join(f"{name} {number:.12g}" for name, number in rules.items())
    return f"the rules contradict each other: {told}"
