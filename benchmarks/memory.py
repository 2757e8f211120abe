"""What a scalar graph of the engine needs in memory."""

import gc
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from benchmarks import ours
from benchmarks.graphs import SHAPES, graph_of
from benchmarks.table import grid, paragraph, short

MEBIBYTE = 2**20
SIZES = (10_000, 100_000)
TITLE = "Memory"
ABOUT = (
    "Counted by tracemalloc, which sees all objects of Python's and all arrays of numpy's. *peak* "
    "is the most that was held at once beyond what was there before, *kept* what is left when the "
    "work is done. The compiled graph does not count the graph it was made of, and the sweeps do "
    "not count the compiled graph. With the trace, nothing was read of it yet, so that its "
    "running totals are not there."
)


@dataclass(frozen=True, slots=True)
class Growth:
    """In bytes, beyond what was held before."""

    kept: int
    peak: int


@dataclass(frozen=True, slots=True)
class Need:
    """What one graph needs: to be compiled, for its sweeps, and for these with their trace."""

    graph: str
    nodes: int
    program: Growth
    sweeps: Growth
    trace: Growth


def measure(sizes: Sequence[int]) -> list[Need]:
    """A line a graph, each shape in every size."""
    return [need(shape, size) for shape in SHAPES for size in sizes]


def need(shape: str, size: int) -> Need:
    """What the graph of that shape and size needs."""
    graph = graph_of(shape, size)
    program = ours.program_of(graph)
    return Need(
        shape,
        size,
        growth(partial(ours.program_of, graph)),
        growth(partial(ours.sweeps, program)),
        growth(partial(ours.traced, program)),
    )


def growth(run: Callable[[], object]) -> Growth:
    """How much one call holds, at its most and at its end."""
    run()  # what is made once and kept for ever belongs to no graph
    gc.collect()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        result = run()
        gc.collect()
        now, peak = tracemalloc.get_traced_memory()
        del result
        return Growth(now - before, peak - before)
    finally:
        tracemalloc.stop()


def markdown(needs: Sequence[Need]) -> str:
    """The table, in MiB, and the sweeps' peak in bytes a node."""
    head = [
        *("graph", "nodes", "compiled graph, kept", "compiling, peak", "sweeps, peak"),
        *("with trace, peak", "sweeps, bytes a node"),
    ]
    rows = [
        [
            *(each.graph, f"{each.nodes:,}"),
            *(
                f"{short(held / MEBIBYTE)} MiB"
                for held in (
                    each.program.kept,
                    each.program.peak,
                    each.sweeps.peak,
                    each.trace.peak,
                )
            ),
            short(each.sweeps.peak / each.nodes),
        ]
        for each in needs
    ]
    return "\n\n".join([f"### {TITLE}", paragraph(ABOUT), grid([head, *rows])])
