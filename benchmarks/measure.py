"""Timing that can be compared: interleaved, in CPU time, with the middle of many rounds."""

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles
from time import process_time_ns

from benchmarks.contender import Contender


@dataclass(frozen=True, slots=True)
class Middle:
    """A median with the quartiles around it."""

    low: float
    median: float
    high: float

    @classmethod
    def of(cls, samples: Sequence[float]) -> "Middle":
        return cls(*quantiles(samples, n=4, method="inclusive"))

    def __str__(self) -> str:
        return f"{self.median:.3g} ({self.low:.3g} to {self.high:.3g})"


def rounds(contenders: Sequence[Contender], calls: int, times: int) -> list[list[float]]:
    """For each contender its CPU seconds a call in every round, all taking turns in each."""
    gc.collect()
    gc.freeze()  # what is collected while one runs must not be what another has built
    try:
        taken = [[_sample(contender, calls) for contender in contenders] for _ in range(times)]
    finally:
        gc.unfreeze()
    return [list(column) for column in zip(*taken, strict=True)]


def _sample(contender: Contender, calls: int) -> float:
    prepare, run = contender.prepare, contender.run
    prepare()
    run()  # not timed: the caches still hold what the contender before left there
    total = 0
    for _ in range(calls):
        prepare()
        start = process_time_ns()
        run()
        total += process_time_ns() - start
    return max(0.0, total / calls - _clock(calls)) / 1e9


def _clock(calls: int) -> float:
    """Nanoseconds that asking the clock takes, which no contender should be charged for."""
    total = 0
    for _ in range(calls):
        start = process_time_ns()
        total += process_time_ns() - start
    return total / calls


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> Middle:
    """Ours over theirs, round by round."""
    return Middle.of([a / b for a, b in zip(ours, theirs, strict=True)])
