"""Everything that one run measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks import engine, memory, route, tensors
from benchmarks.graphs import SIZES
from benchmarks.table import Line


@dataclass(frozen=True, slots=True)
class Results:
    """Lines of the tables; those of the API by their table's title."""

    engine: Sequence[Line]
    tensors: Sequence[Line]
    memory: Sequence[memory.Need]
    route: Mapping[str, Sequence[Line]]
    rounds: int


def measure(times: int) -> Results:
    """All of it, one after the other, in up to so many rounds."""
    return Results(
        engine=engine.measure(SIZES, times),
        tensors=tensors.measure(times),
        memory=memory.measure(memory.SIZES),
        route=route.measure(route.SIZES, times),
        rounds=times,
    )
