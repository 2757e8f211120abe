"""Scalar graphs: the engine beside PyTorch eager, micrograd and a tape in C."""

from collections.abc import Sequence

from app.engine.graph import Graph
from benchmarks import c_peer, micrograd_peer, ours, torch_peer
from benchmarks.contender import Contender
from benchmarks.graphs import SHAPES, graph_of
from benchmarks.race import race
from benchmarks.table import MICROSECONDS, Line, Table

SWEEPS = Table(
    "Forward and backward: the engine beside PyTorch eager and C",
    "The engine's two sweeps over a compiled graph, and the same with the graph compiled anew each "
    "time. PyTorch runs forward operator by operator, which is when it builds its own graph, "
    "retains every grad, and runs backward, in float64 on one thread. C is a tape of a value and a "
    "grad a node, compiled with -O3 and called from Python by ctypes; it keeps no locals and no "
    "amounts. For the smallest graphs its time is that of the call.",
    MICROSECONDS,
    names=(ours.SWEEPS, ours.ANEW, torch_peer.PYTORCH, c_peer.C),
    ratios=(
        (ours.SWEEPS, torch_peer.PYTORCH),
        (ours.ANEW, torch_peer.PYTORCH),
        (ours.SWEEPS, c_peer.C),
    ),
    by_node=(ours.SWEEPS,),
)
TRACE = Table(
    "Forward and backward with the trace",
    "*with trace* leaves every number that the steps of both sweeps tell; *every step read* makes "
    "an object of each as well. Every sweep records the amounts that cross its edges; the running "
    "totals, what each target then holds, are added up when they are first asked for. The first "
    "ratio tells what that costs, the second what the objects cost as well.",
    MICROSECONDS,
    names=(ours.SWEEPS, ours.TRACE, ours.READ),
    ratios=((ours.TRACE, ours.SWEEPS), (ours.READ, ours.SWEEPS)),
    by_node=(ours.TRACE,),
)
BACKWARD = Table(
    "Backward alone: the engine beside micrograd",
    "micrograd computes forward while a graph is being built, so that of a built graph only "
    "backward can be timed: backward is compared with backward. micrograd also sorts the nodes in "
    "each backward; the engine sorted them once, when it compiled the graph. micrograd has neither "
    "tanh nor exp.",
    MICROSECONDS,
    names=(ours.BACKWARD, micrograd_peer.MICROGRAD),
    ratios=((ours.BACKWARD, micrograd_peer.MICROGRAD),),
    by_node=(ours.BACKWARD,),
)
TABLES = (SWEEPS, TRACE, BACKWARD)


def contenders(graph: Graph) -> list[Contender]:
    """Ours, and the peers that are there."""
    peers = [peer.contender(graph) for peer in (torch_peer, micrograd_peer, c_peer)]
    return [*ours.contenders(graph), *(peer for peer in peers if peer)]


def measure(sizes: Sequence[int], times: int) -> list[Line]:
    """A line a graph, each shape in every size, after checking that all agree on its numbers."""
    return [
        race(shape, size, contenders(graph_of(shape, size)), times)
        for shape in SHAPES
        for size in sizes
    ]
