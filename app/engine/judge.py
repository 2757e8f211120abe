"""Whether differences confirm what the rules say of one number; if not, why not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from app.engine.differences import (
    Slope,
    central,
    one_sided,
    steps_around,
    usual_one_sided_step,
    usual_step,
)
from app.engine.doubt import EPS, Corner, corner, underflow
from app.engine.evidence import HALF, any_finite, doubts, weighed
from app.engine.graph import GraphError
from app.engine.program import Program
from app.engine.rerun import Rerun
from app.engine.sweep import Forward
from app.engine.unfinite import Fault, words_for
from app.engine.value import Value

# Rules agree to rounding.
ROUNDING = 1e-9
# So much of what cancels may be lost in rounding.
LOST = 1e-12
# Below this, a product of two such numbers is beyond float64.
FAINT = 1e-150
# Where rounding may make up so much of a slope, differences cannot tell.
BLIND = 1e-2
# What is lost in so little rounding is flat for all that one can see, as a saturated tanh is.
FLAT = 1e-8
# How close one looks for a corner, as a part of the number moved.
LOOK = 1e-6


class Verdict(NamedTuple):
    """Either "agree" or the kind of the reason why not; and what is to be said about it."""

    kind: str
    reason: str | None = None


AGREE = Verdict("agree")


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """Hears the roads to the derivative with respect to one node, number by number.

    `rounding` is how far it may shift the output, `size` what all paths come to if none cancels
    another; `cost` is told of every run how many ops it evaluated.
    """

    program: Program
    run: Forward
    seed: Value
    fault: Fault | None
    rounding: float
    size: Value | None
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
        if _apart(numbers) > ROUNDING * max(map(abs, numbers.values())):
            return self._of_rules(numbers, place), self.glance(place, h)
        first = self.glance(place, h)
        if first is None:
            return Verdict("agree", "it holds a place, which cannot be moved a little"), None
        if _agrees(first, reverse, self._noise(first)):
            return AGREE, first
        return self._explained(place, reverse, first, h)

    def _of_rules(self, rules: Mapping[str, float], place: tuple[int, ...]) -> Verdict:
        """Why roads by the same rules differ: what is lost in rounding, or a fault in a sweep."""
        told = ", ".join(f"{name} {number:.12g}" for name, number in rules.items())
        if self._is_lost(_apart(rules), place):
            return Verdict("cancellation", f"{self._cancelled(place)}: {told}")
        if max(map(abs, rules.values())) < FAINT:
            return Verdict("underflow", f"factors on the way are too small for float64: {told}")
        return Verdict("disagree", f"the rules contradict each other: {told}")

    def _is_lost(self, gap: float, place: tuple[int, ...]) -> bool:
        """Whether so much may be lost where the paths cancel each other."""
        return self.size is not None and gap <= LOST * float(np.asarray(self.size)[place])

    def _cancelled(self, place: tuple[int, ...]) -> str:
        return f"paths that come to {float(np.asarray(self.size)[place]):.2g} cancel each other"

    def glance(self, place: tuple[int, ...], h: float | None = None) -> Slope | None:
        """The difference by the usual step, or by `h`; None where an op refuses what is moved."""
        try:
            return self._slope(place, usual_step(self._at(place)) if h is None else h)
        except GraphError:
            return None

    def ahead(self, place: tuple[int, ...], h: float | None = None) -> Slope | None:
        """The one-sided difference likewise: one run, which `cost` is not told of."""
        step = usual_one_sided_step(self._at(place)) if h is None else h
        try:
            return one_sided(self._moved, self._now, self._value, place, step)
        except GraphError:
            return None

    def _explained(
        self, place: tuple[int, ...], reverse: float, first: Slope, h: float | None
    ) -> tuple[Verdict, Slope]:
        slopes = [self._slope(place, step) for step in steps_around(self._at(place))]
        best, error, contradicts = weighed(slopes, self._noise, reverse)
        doubted = zip(slopes, doubts(slopes, self._noise), strict=True)
        confirming = next((s for s, doubt in doubted if _agrees(s, reverse, doubt)), None)
        if confirming and not contradicts:
            return (AGREE, confirming) if h is None else (self._of_step(first, confirming), first)
        look = LOOK * max(abs(self._at(place)), 1.0)
        bend = corner(self.rerun, self._value, place, look)
        if bend is not None:
            node = self.program.nodes[bend.node]
            words = WORDS[bend.kind].format(node.op, node.id)
            return Verdict(bend.kind, f"{words}: {self._sides(place, look, bend.kind)}"), first
        if not any_finite(slopes):
            name = self.program.nodes[self.program.output].id
            return Verdict("nan", f"{name} is not a number beside this point"), first
        if contradicts:
            return self._against(best, reverse, place), best
        words = (
            f"rounding lets no difference be surer than {error:.2g}, by a step of {best.step:.2g}"
        )
        return Verdict("cancellation", words), best

    def _against(self, best: Slope, reverse: float, place: tuple[int, ...]) -> Verdict:
        """A sure difference contradicts the rules: digits were lost, or a rule is wrong."""
        words = f"differences give {best.value:.6g} where the rules give {reverse:.6g}"
        if self._is_lost(abs(best.value - reverse), place):
            return Verdict("cancellation", f"{self._cancelled(place)}: {words}")
        if max(abs(best.value), abs(reverse)) < FAINT:
            return Verdict("underflow", f"factors on the way are too small for float64: {words}")
        lost = underflow(self.program, self.run)
        if lost is None:
            return Verdict("disagree", words)
        node = self.program.nodes[lost]
        return Verdict("underflow", f"{node.op} at {node.id} is too small for float64: {words}")

    def _of_step(self, first: Slope, better: Slope) -> Verdict:
        kind = "truncation" if first.step > better.step else "cancellation"
        why = "too long: the curve bends" if kind == "truncation" else "too short: rounding wins"
        words = f"the step {first.step:.2g} is {why}; by {better.step:.2g} the roads agree"
        return Verdict(kind, words)

    def _noise(self, slope: Slope) -> float:
        """How far rounding may shift a slope, here and where it was taken."""
        away = EPS * max(abs(slope.ahead), abs(slope.behind))
        return (self.rounding + away) / slope.step

    def _slope(self, place: tuple[int, ...], step: float) -> Slope:
        return central(self._output, self._value, place, step)

    def _output(self, moved: Value) -> float:
        self.cost(len(self.rerun.along))
        return self._moved(moved)

    def _moved(self, moved: Value) -> float:
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


def _agrees(slope: Slope, reverse: float, doubt: float) -> bool:
    """Whether a slope, which may be so far off, says the same as the rules."""
    if not np.isfinite(slope.value):
        return False
    gap, size = abs(slope.value - reverse), max(abs(slope.value), abs(reverse))
    if gap <= HALF * size:
        return True
    return gap <= min(4 * doubt, HALF) and doubt <= max(BLIND * size, FLAT)


def _apart(rules: Mapping[str, float]) -> float:
    """How far apart the roads are that follow the rules."""
    return max(rules.values()) - min(rules.values())
