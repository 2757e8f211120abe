"""What a run will take, known from shapes before anything is allocated, and what it may take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.engine.graph import Graph, GraphError, Node, Problem
from app.engine.op import Op
from app.engine.value import Shape, size

# Measured on graphs of scalars and rounded up: Python's numbers, and the lists that hold them.
NODE_BYTES, EDGE_BYTES = 150, 60
NUMBER_BYTES = 8
# The usual rule of thumb: the backward pass takes about twice what the forward pass takes.
PASSES = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest graph that is run; elements are float64 numbers."""

    nodes: int = 100_000
    edges: int = 400_000
    fan_in: int = 10_000
    rank: int = 4
    elements: int = 100_000
    total_elements: int = 200_000
    bytes: int = 40 * 2**20
    flops: int = 200_000_000


@dataclass(frozen=True, slots=True)
class Plan:
    """A run forward and backward, foretold.

    `fan_in`, `rank` and `elements` are the largest of any node, the others are sums. `bytes` is
    about the most that is held at once, `flops` about how many numbers are added or multiplied.
    """

    nodes: int
    edges: int
    fan_in: int
    rank: int
    elements: int
    total_elements: int
    bytes: int
    flops: int


# What a node costs, in the order of `_costs`.
COSTS = ("total_elements", "bytes", "flops")
# The sums that have a limit, and how an excess is put into words.
SUMS = {
    "edges": "the graph has {actual} edges (inputs of nodes); at most {limit} are run",
    "total_elements": "the graph would hold {actual} numbers; at most {limit} are allowed",
    "bytes": "a run would take about {actual} bytes; at most {limit} are allowed",
    "flops": "a run would take about {actual} floating-point operations; at most {limit} are made",
}


def check_extent(graph: Graph, limits: Limits) -> None:
    """Raise a GraphError where a graph has too much to be looked at closely."""
    if len(graph.nodes) > limits.nodes:
        first = graph.nodes[limits.nodes]
        message = f"the graph has {len(graph.nodes)} nodes; at most {limits.nodes} are run"
        raise GraphError([Problem("/nodes", message, first.id, limits.nodes, len(graph.nodes))])
    fan_ins = [len(node.inputs) for node in graph.nodes]
    widest = max(fan_ins, default=0)
    if widest > limits.fan_in:
        i = fan_ins.index(widest)
        node = graph.nodes[i]
        message = f"{node.op} has {widest} inputs; at most {limits.fan_in} are allowed"
        where = f"/nodes/{i}/inputs"
        raise GraphError([Problem(where, message, node.id, limits.fan_in, widest)])
    if sum(fan_ins) > limits.edges:
        raise GraphError([_excess("edges", fan_ins, limits.edges, graph.nodes)])


def plan_run(
    nodes: Sequence[Node],
    ops: Sequence[Op],
    inputs: Sequence[tuple[int, ...]],
    shapes: Sequence[Shape],
    limits: Limits,
) -> Plan:
    """What running these nodes takes, or a GraphError naming the node that makes it too much."""
    edges = sum(map(len, inputs))
    if any(shapes):
        totals = [sum(each) for each in zip(*_costs(nodes, ops, inputs, shapes), strict=True)]
    else:  # of scalars alone the sums are known without adding up
        totals = [len(nodes), NODE_BYTES * len(nodes) + EDGE_BYTES * edges, PASSES * edges]
    sums = dict(zip(COSTS, totals, strict=True))
    if any(total > getattr(limits, name) for name, total in sums.items()):
        columns = zip(*_costs(nodes, ops, inputs, shapes), strict=True)
        raise GraphError(
            _excess(name, each, getattr(limits, name), nodes)
            for name, each in zip(COSTS, columns, strict=True)
            if sum(each) > getattr(limits, name)
        )
    return Plan(
        nodes=len(nodes),
        edges=edges,
        fan_in=max(map(len, inputs)),
        rank=max(map(len, shapes)),
        elements=max(map(size, set(shapes))),
        **sums,
    )


def _costs(
    nodes: Sequence[Node],
    ops: Sequence[Op],
    inputs: Sequence[tuple[int, ...]],
    shapes: Sequence[Shape],
) -> Iterator[tuple[int, int, int]]:
    """Of every node: numbers, bytes and floating-point operations.

    A node holds its value and its grad, and for each edge the local, the amount and the total.
    """
    for node, op, sources, shape in zip(nodes, ops, inputs, shapes, strict=True):
        held = NODE_BYTES + EDGE_BYTES * len(sources)
        given = [shapes[j] for j in sources]
        if shape or any(given):
            elements = size(shape)
            moved = sum([max(elements, size(each)) for each in given])
            held += NUMBER_BYTES * (2 * elements + 3 * moved)
            yield elements, held, PASSES * op.work(shape, given, op.settings(node.attrs))
        else:
            yield 1, held, PASSES * len(sources)


def _excess(name: str, costs: Sequence[int], limit: int, nodes: Sequence[Node]) -> Problem:
    """The problem of a sum beyond its limit, at the node that it goes beyond it with."""
    totals = list(accumulate(costs))
    i = next(i for i, total in enumerate(totals) if total > limit)
    message = SUMS[name].format(actual=totals[-1], limit=limit)
    return Problem("/nodes", message, nodes[i].id, limit, totals[-1])
