"""Writing a trace: columns of bytes beside the same numbers as orjson's lists."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import orjson

from app.engine.steps import Trace
from app.web.wire.binary import trace_bytes
from benchmarks import octets, ours
from benchmarks.contender import Contender, DisagreementError, Numbers
from benchmarks.graphs import SHAPES, graph_of
from benchmarks.race import race
from benchmarks.route import numbers_in
from benchmarks.table import MILLISECONDS, Line, Table

SIZES = (10_000, 100_000)
BYTES, FIRST, ORJSON, COPY = "in bytes", "the first time", "orjson", "a copy of the bytes"
TABLE = Table(
    "Writing a trace: columns of bytes beside orjson",
    "Of every node its id, value and grad; of every edge its consumer, slot and source, its local, "
    "and the amount and the running total of the backward sweep, added up before. Ids and edges "
    "stay the same from run to run: their bytes are kept once they were written; *the first time* "
    "they are not there yet. orjson writes everything, out of lists that stand ready. Columns of "
    "numbers are used where they lie, so that a copy of the bytes is what reading them takes.",
    MILLISECONDS,
    names=(BYTES, FIRST, ORJSON, COPY),
    ratios=((BYTES, ORJSON), (FIRST, ORJSON)),
)


def contenders(trace: Trace) -> list[Contender]:
    """Bytes with what is kept of them and without, orjson, and a copy of the bytes."""
    written, lists = trace_bytes(trace), lists_of(trace)
    return [
        _writing(BYTES, lambda: trace_bytes(trace)),
        _first_time(trace),
        _writing(ORJSON, lambda: orjson.dumps(lists)),
        _writing(COPY, lambda: bytearray(written)),
    ]


def lists_of(trace: Trace) -> dict[str, Any]:
    """What the bytes hold, by the names of their columns."""
    program, edges = trace.program, trace.swept.edges
    return {
        "output": [program.output],
        "ids": [node.id for node in program.nodes],
        "values": trace.values,
        "grads": trace.derivatives,
        "consumers": list(edges.consumers),
        "slots": program.slots(edges),
        "sources": list(edges.sources),
        "locals": list(trace.locals()),
        "amounts": trace.swept.amounts,
        "totals": trace.totals,
    }


def check(written: bytes, lists: Mapping[str, Any]) -> None:
    """Raise where a column differs from the list of its name, in one digit or one id."""
    columns = octets.columns(written)
    for name, expected in lists.items():
        if columns[name] != expected:
            raise DisagreementError(f"the bytes have other {name}")


def measure(sizes: Sequence[int], times: int) -> list[Line]:
    """A line a graph, each shape in every size, after checking every number of the trace."""
    return [line(shape, size, times) for shape in SHAPES for size in sizes]


def line(shape: str, size: int, times: int) -> Line:
    """What each took to write the trace of one graph."""
    trace = _added_up(ours.traced(ours.program_of(graph_of(shape, size))))
    check(trace_bytes(trace), lists_of(trace))
    raced = race(shape, size, contenders(trace), times)
    return replace(raced, edges=len(trace.swept.amounts))


def _writing(name: str, write: Callable[[], bytes | bytearray]) -> Contender:
    return Contender(name, write, lambda: numbers_in(bytes(write())))


def _first_time(trace: Trace) -> Contender:
    """Writes a trace each time whose program was never written; making it is not timed."""
    fresh = [trace]

    def renew() -> None:
        fresh[0] = _added_up(replace(trace, program=replace(trace.program)))

    def write() -> bytes:
        return trace_bytes(fresh[0])

    def numbers() -> Numbers:
        renew()
        return numbers_in(write())

    return Contender(FIRST, write, numbers, renew)


def _added_up(trace: Trace) -> Trace:
    """The trace, whose totals are added up."""
    assert trace.totals
    return trace
