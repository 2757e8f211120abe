"""micrograd: computes forward while it builds, so of a built graph only backward can be timed."""

import operator
import sys
from collections.abc import Callable
from typing import Any

from app.engine.graph import Graph, order
from benchmarks.contender import Contender, Numbers, load

MICROGRAD = "micrograd"
OPS: dict[str, Callable[..., Any]] = {
    "add": operator.add,
    "mul": operator.mul,
    "relu": operator.methodcaller("relu"),
}


def contender(graph: Graph) -> Contender | None:
    """Backward of a graph built once; None where micrograd is absent or lacks an op of it."""
    engine = load("micrograd.engine")
    if engine is None or not OPS.keys() >= {node.op for node in graph.nodes if node.inputs}:
        return None
    # It finds its order by calling itself once a level of the graph.
    sys.setrecursionlimit(max(sys.getrecursionlimit(), 2 * len(graph.nodes) + 1_000))
    built: dict[str, Any] = {}
    for node in order(graph):
        inputs = [built[source] for source in node.inputs]
        built[node.id] = OPS[node.op](*inputs) if inputs else engine.Value(node.value)
    output = built[graph.output]

    def zero() -> None:
        for value in built.values():
            value.grad = 0

    def numbers() -> Numbers:
        zero()
        output.backward()
        return {name: (value.data, value.grad) for name, value in built.items()}

    return Contender(MICROGRAD, output.backward, numbers, zero)
