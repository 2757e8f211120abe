"""A graph on which two ways to run it disagree, made as small as that allows."""

from collections.abc import Callable, Iterable, Iterator, Set
from itertools import chain
from typing import Any

import numpy as np

from app.engine.graph import Graph, Node, order
from app.engine.program import compile_graph
from app.engine.sweep import forward


def reduced(graph: Graph, suspects: Iterable[str], fails: Callable[[Graph], bool]) -> Graph:
    """A graph that still fails, though it does not with one more node made into a leaf.

    Suspects are nodes that may be at fault alone, or as the output.
    """
    ends = [*suspects, graph.output]
    every = {node.id for node in graph.nodes}
    alone = (_with_leaves(graph, every - {end}, end) for end in ends)
    parts = (_with_leaves(graph, set(), end) for end in ends)
    graph = next((part for part in chain(alone, parts) if fails(part)), graph)
    while True:
        smaller = next((candidate for candidate in _smaller(graph) if fails(candidate)), None)
        if smaller is None:
            return graph
        graph = smaller


def as_json(graph: Graph) -> dict[str, Any]:
    """The graph as `POST /api/v1/evaluate` takes it."""
    return {"nodes": [_written(node) for node in graph.nodes], "output": graph.output}


def _smaller(graph: Graph) -> Iterator[Graph]:
    """The graph with one node fewer that computes, those near the output first."""
    for node in reversed(order(graph)):
        if node.inputs and node.id != graph.output:
            yield _with_leaves(graph, {node.id}, graph.output)


def _with_leaves(graph: Graph, names: Set[str], output: str) -> Graph:
    """What leads to an output when nodes are made into leaves that hold what they computed."""
    program = compile_graph(graph)
    values = forward(program).values
    nodes = {
        node.id: Node(node.id, "input", value=values[program.position[node.id]])
        if node.inputs and node.id in names
        else node
        for node in program.nodes
    }
    needed, waiting = set[str](), [output]
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            waiting += nodes[name].inputs
    return Graph(tuple(node for name, node in nodes.items() if name in needed), output)


def _written(node: Node) -> dict[str, Any]:
    written: dict[str, Any] = {"id": node.id, "op": node.op}
    if node.value is not None:
        return written | {"value": np.asarray(node.value).tolist()}
    return (
        written
        | {"inputs": list(node.inputs)}
        | ({"attrs": dict(node.attrs)} if node.attrs else {})
    )
