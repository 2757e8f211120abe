"""Timing that can be compared: contenders take turns, in CPU time, for many rounds."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from statistics import quantiles
from time import monotonic, process_time_ns
from typing import TypeAlias

from benchmarks.contender import Contender

# Makes some calls and gives the CPU seconds that one of them took.
Sample: TypeAlias = Callable[[], float]

# A sample takes about this long, so that what the clock cannot see is lost in it.
LONG_ENOUGH = 0.1
MOST_CALLS = 20_000

# A large graph has fewer rounds: none begins later than this, but for the first few.
PATIENCE = 40.0
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Middle:
    """A median with the quartiles around it."""

    low: float
    median: float
    high: float

    @classmethod
    def of(cls, samples: Sequence[float]) -> "Middle":
        return cls(*quantiles(samples, n=4, method="inclusive"))


def calls_for(seconds: float) -> int:
    """How many calls of this length make a sample."""
    return max(1, min(MOST_CALLS, round(LONG_ENOUGH / max(seconds, 1e-9))))


def rounds(samples: Mapping[str, Sample], times: int) -> dict[str, list[float]]:
    """Each contender's CPU seconds a call in up to `times` rounds; in each all take turns."""
    taken: dict[str, list[float]] = {name: [] for name in samples}
    random, names = Random(0), list(samples)
    end = monotonic() + PATIENCE
    for done in range(times):
        if done >= FEWEST and monotonic() > end:
            break
        # In one fixed order garbage would be collected in the same contender's turn each time.
        random.shuffle(names)
        for name in names:
            taken[name].append(samples[name]())
    return taken


@contextmanager
def frozen_heap() -> Iterator[None]:
    """What is collected while one contender runs must not be what another has built."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def in_this_process(contender: Contender) -> Sample:
    """Times `contender` here, after one call that fills the caches the one before it emptied."""
    calls = calls_for(_seconds(contender, 1))

    def sample() -> float:
        contender.prepare()
        contender.run()
        return _seconds(contender, calls)

    return sample


def _seconds(contender: Contender, calls: int) -> float:
    prepare, run = contender.prepare, contender.run
    total = 0
    for _ in range(calls):
        prepare()
        start = process_time_ns()
        run()
        total += process_time_ns() - start
    return max(1.0, total / calls - _clock(calls)) / 1e9


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
