"""Everything that one run measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks import encode, engine, memory, route, tensors, training, witnesses
from benchmarks.graphs import SIZES
from benchmarks.table import Line, Table


@dataclass(frozen=True, slots=True)
class Results:
    """Lines of the tables; those of the API by their table's title."""

    engine: Sequence[Line]
    tensors: Sequence[Line]
    memory: Sequence[memory.Need]
    encode: Sequence[Line]
    route: Mapping[str, Sequence[Line]]
    witnesses: Sequence[Line]
    paths: Sequence[Line]
    training: Sequence[Line]
    rounds: int

    def asked(self, table: Table, nodes: int) -> list[Line]:
        """The lines of a table of the API whose graphs have so many nodes."""
        return [line for line in self.route[table.title] if line.nodes == nodes]


def measure(times: int) -> Results:
    """All of it, one after the other, in up to so many rounds."""
    return Results(
        engine=engine.measure(SIZES, times),
        tensors=tensors.measure(times),
        memory=memory.measure(memory.SIZES),
        encode=encode.measure(encode.SIZES, times),
        route=route.measure(route.SIZES, times),
        witnesses=witnesses.measure(times),
        paths=witnesses.count(witnesses.COUNTED, times),
        training=training.measure(times),
        rounds=times,
    )
