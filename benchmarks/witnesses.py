"""What other roads to a gradient cost beside the plain one: checks, second derivatives, paths."""

from collections.abc import Callable, Sequence
from itertools import repeat

import orjson

from app.engine import paths
from app.engine.graph import Graph
from app.engine.sweep import backward, forward
from app.examples.layered import layered
from app.web.wire.graph import graph_out
from benchmarks import ours
from benchmarks.asking import API
from benchmarks.client import Client, Stream, running_server
from benchmarks.contender import Contender
from benchmarks.measure import frozen_heap, in_this_process, rounds
from benchmarks.table import MICROSECONDS, MILLISECONDS, Line, Table

LEAVES = 50
SIZES = (100, 1_000)
COUNTED = (1_000, 10_000)

CHECK, HESSIAN, PRODUCT, EVALUATE = "check", "hessian", "hessian times a vector", "evaluate"
COUNT, ADD_UP, BACKWARD = "counting paths", "adding them up", ours.BACKWARD

ASKED = Table(
    "Witnesses and second derivatives beside POST /evaluate",
    f"Layers of joining and squashing ops with {LEAVES} leaves. A check asks four roads for each "
    f"leaf: one backward sweep for all, and for each a tangent sweep, differences by several "
    f"steps, and its paths. A Hessian has {LEAVES} rows; its product with a vector needs one sweep "
    "of the derivative as a graph, which is built anew each time. The graphs are remembered by the "
    "server.",
    MILLISECONDS,
    names=(CHECK, HESSIAN, PRODUCT, EVALUATE),
    ratios=((CHECK, EVALUATE), (HESSIAN, EVALUATE), (PRODUCT, EVALUATE)),
)
COUNTING = Table(
    "Paths beside a backward sweep",
    "*counting paths* counts those of every node to the output, exactly, in numbers of as many "
    "digits as that takes; *adding them up* makes the sums of their products, each once.",
    MICROSECONDS,
    names=(COUNT, ADD_UP, BACKWARD),
    ratios=((COUNT, BACKWARD), (ADD_UP, BACKWARD)),
)


def measure(times: int) -> list[Line]:
    """A line a graph that is asked of a server."""
    with running_server() as client:
        return [_asked(size, client, times) for size in SIZES]


def _asked(size: int, client: Client, times: int) -> Line:
    graph = layered(size, LEAVES)
    vector = {node.id: 1 for node in graph.nodes if not node.inputs}
    posted = {
        CHECK: _stream(client, "check", graph),
        HESSIAN: _stream(client, "hessian", graph),
        PRODUCT: _stream(client, "hessian", graph, vector=vector),
        EVALUATE: _stream(client, "evaluate", graph),
    }
    samples = {name: stream.server_time() for name, stream in posted.items()}
    return Line("layered", size, rounds(samples, times))


def _stream(client: Client, route: str, graph: Graph, **more: object) -> Stream:
    body = orjson.dumps({"graph": graph_out(graph), **more})
    return Stream(client, f"{API}/{route}", repeat(body))


def count(sizes: Sequence[int], times: int) -> list[Line]:
    """A line a graph whose paths are counted in this process."""
    return [_counted(size, times) for size in sizes]


def _counted(size: int, times: int) -> Line:
    program = ours.program_of(layered(size, LEAVES))
    run = forward(program)
    contenders = (
        _timed(COUNT, lambda: paths.counts(program)),
        _timed(ADD_UP, lambda: paths.sums(program, run, 1.0)),
        _timed(BACKWARD, lambda: backward(program, run, 1.0)),
    )
    with frozen_heap():
        samples = {each.name: in_this_process(each) for each in contenders}
        return Line("layered", size, rounds(samples, times))


def _timed(name: str, run: Callable[[], object]) -> Contender:
    """What is compared in time alone: counts are no grads."""
    return Contender(name, run, dict)
