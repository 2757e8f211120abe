"""micrograd: computes forward while it builds, so of a built graph only backward can be timed."""

import operator
import sys
from typing import Any

from app.engine.graph import Graph, order
from benchmarks.contender import Absent, Contender, Numbers, load, named

OPS = {"add": operator.add, "mul": operator.mul, "relu": operator.methodcaller("relu")}


def contender(graph: Graph) -> Contender | Absent:
    """Backward of a graph built once; it calls itself once per level, hence the limit."""
    engine = load("micrograd.engine")
    if engine is None:
        return Absent("micrograd")
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

    return Contender(named("micrograd"), output.backward, numbers, zero)
