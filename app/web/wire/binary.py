"""Runs and traces as columns of bytes, taken as they are; docs/api.md describes the form."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from struct import Struct, error, pack
from sys import byteorder
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from app.engine.program import Edges, Program
from app.engine.steps import Trace
from app.engine.value import Value, shape_of, size
from app.web.wire.evaluation import DERIVATIVE

MEDIA_TYPE = "application/octet-stream"
MAGIC, VERSION = b"BPXC", 1
# Magic, version, number of columns; and of each column name, type, beginning, length, zero.
HEAD, ENTRY = Struct("<4sIII"), Struct("<16sIIII")
FLOAT64, INT32, UTF8 = 1, 2, 3
# Python packs in the machine's own order a fifth faster, and nearly all are little-endian.
ORDER = "" if byteorder == "little" else "<"
ALIGNED = 8


class Column(NamedTuple):
    """A named run of numbers of one type, or of text."""

    name: str
    type: int
    length: int
    data: bytes


def run_bytes(trace: Trace) -> bytes:
    """The value and the derivative of every node."""
    return _joined(_run(trace))


def trace_bytes(trace: Trace) -> bytes:
    """A run, and what crossed every edge, in the order of the steps."""
    program, swept = trace.program, trace.swept
    columns = [
        *_run(trace),
        *(_backward_edges(program) if trace.mode == "reverse" else _edges(program, swept.edges)),
        *_tensors("locals", trace.locals()),
        *_tensors("amounts", swept.amounts),
        *_tensors("totals", trace.totals),
    ]
    return _joined(columns)


def _run(trace: Trace) -> Iterator[Column]:
    yield from _names(trace.program)
    yield from _tensors("values", trace.values)
    yield from _tensors(f"{DERIVATIVE[trace.mode]}s", trace.derivatives)


def _once(write: Callable[[Program], list[Column]]) -> Callable[[Program], list[Column]]:
    """Writes what does not change from one run of a program to the next only the first time."""
    kept: WeakKeyDictionary[Program, list[Column]] = WeakKeyDictionary()

    def written(program: Program) -> list[Column]:
        if program not in kept:
            kept[program] = write(program)
        return kept[program]

    return written


@_once
def _names(program: Program) -> list[Column]:
    """The ids of the nodes in their order, one after the other, and which of them is the output."""
    ids = [node.id.encode() for node in program.nodes]
    text = b"".join(ids)
    ends = list(accumulate(map(len, ids)))
    return [
        _int32("output", [program.output]),
        Column("ids", UTF8, len(text), text),
        _int32("ids_ends", ends),
    ]


@_once
def _backward_edges(program: Program) -> list[Column]:
    return _edges(program, program.edges)


def _edges(program: Program, edges: Edges) -> list[Column]:
    return [
        _int32("consumers", edges.consumers),
        _int32("slots", program.slots(edges)),
        _int32("sources", edges.sources),
    ]


def _tensors(name: str, held: Sequence[Value | None]) -> list[Column]:
    """The numbers of all items; where not every item is one number, also how to tell them apart."""
    try:
        return [Column(name, FLOAT64, len(held), pack(f"{ORDER}{len(held)}d", *held))]
    except error:  # not all are floats
        return [_numbers(name, held), *_forms(name, held)]


def _numbers(name: str, held: Iterable[Value | None]) -> Column:
    data = b"".join([np.asarray(item, dtype="<f8").tobytes() for item in held if item is not None])
    return Column(name, FLOAT64, len(data) // 8, data)


def _forms(name: str, held: Sequence[Value | None]) -> Iterator[Column]:
    """Where the numbers of each item end, how many axes it has, and the sizes of all axes."""
    shapes = [None if item is None else shape_of(item) for item in held]
    counts = [0 if shape is None else size(shape) for shape in shapes]
    yield _int32(f"{name}_ends", list(accumulate(counts)))
    yield _int32(f"{name}_axes", [len(shape or ()) for shape in shapes])
    yield _int32(f"{name}_sizes", list(chain.from_iterable(shape or () for shape in shapes)))


def _int32(name: str, numbers: Sequence[int]) -> Column:
    return Column(name, INT32, len(numbers), pack(f"{ORDER}{len(numbers)}i", *numbers))


def _joined(given: Iterable[Column]) -> bytes:
    columns = list(given)
    at = HEAD.size + ENTRY.size * len(columns)
    head, parts = [HEAD.pack(MAGIC, VERSION, len(columns), 0)], []
    for name, kind, length, data in columns:
        head.append(ENTRY.pack(name.encode(), kind, at, length, 0))
        padding = -len(data) % ALIGNED
        parts += [data, bytes(padding)]
        at += len(data) + padding
    return b"".join(head + parts)
