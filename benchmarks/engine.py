"""The first benchmark: the engine beside PyTorch eager and micrograd."""

from collections.abc import Sequence

from app.engine.graph import Graph
from benchmarks import micrograd_peer, ours, torch_peer
from benchmarks.contender import Contender, agree
from benchmarks.graphs import SHAPES, graph_of
from benchmarks.measure import frozen_heap, in_this_process, rounds
from benchmarks.table import Line, Table

MICROSECONDS = ("µs", 1e6)

SWEEPS = Table(
    "Forward and backward: the engine beside PyTorch eager",
    "The engine's two sweeps over a compiled graph; the same with the whole trace written out, "
    "every step of both sweeps; and the sweeps with the graph compiled anew each time. PyTorch "
    "runs forward operator by operator, which is when it builds its own graph, retains every "
    "grad, and runs backward, in float64 on one thread.",
    MICROSECONDS,
    ours=(ours.SWEEPS, ours.TRACE, ours.ANEW),
    peers=(torch_peer.PYTORCH,),
)
BACKWARD = Table(
    "Backward alone: the engine beside micrograd",
    "micrograd computes forward while a graph is being built, so that of a built graph only "
    "backward can be timed: backward is compared with backward. micrograd also sorts the nodes in "
    "each backward; the engine sorted them once, when it compiled the graph.",
    MICROSECONDS,
    ours=(ours.BACKWARD,),
    peers=(micrograd_peer.MICROGRAD,),
)


def contenders(graph: Graph) -> list[Contender]:
    """Ours, and the peers that are installed."""
    peers = torch_peer.contender(graph), micrograd_peer.contender(graph)
    return [*ours.contenders(graph), *(peer for peer in peers if peer)]


def measure(sizes: Sequence[int], times: int) -> list[Line]:
    """A line a graph, each shape in every size, after checking that all agree on its numbers."""
    lines = []
    for shape in SHAPES:
        for size in sizes:
            taking_part = contenders(graph_of(shape, size))
            agree(taking_part)
            with frozen_heap():
                samples = {each.name: in_this_process(each) for each in taking_part}
                lines.append(Line(shape, size, rounds(samples, times)))
    return lines
