"""How the tests read a text: its graph, what that computes, or what is wrong."""

from typing import Any

import pytest

from app.engine.graph import Graph, Node
from app.engine.plan import Limits
from app.engine.program import compile_graph
from app.engine.trace import reverse_trace
from app.engine.value import Value
from app.imports.detect import Format
from app.imports.read import read
from app.language.problem import ParseError

LIMITS = Limits()


def graph_of(text: str, form: Format) -> Graph:
    """The graph of a text that is fine."""
    return read(text, form, LIMITS).graph


def nodes_of(text: str, form: Format) -> dict[str, Node]:
    """The nodes of a text that is fine, by id."""
    return {node.id: node for node in graph_of(text, form).nodes}


def problems_of(text: str, form: Format) -> list[str]:
    """What is said of a text that is not, with line and column."""
    with pytest.raises(ParseError) as caught:
        read(text, form, LIMITS)
    return [f"{p.span.line}:{p.span.column}: {p.message}" for p in caught.value.problems]


def numbers(graph: Graph, seed: Value | None = None) -> dict[str, tuple[Any, Any]]:
    """Value and grad of each node by id, as text that tells every bit, and -0 from 0."""
    trace = reverse_trace(compile_graph(graph), seed=seed)
    columns = zip(trace.program.nodes, trace.values, trace.derivatives, strict=True)
    return {node.id: (_bits(value), _bits(grad)) for node, value, grad in columns}


def _bits(value: Value | None) -> Any:
    if value is None or isinstance(value, float):
        return repr(value)
    return (value.shape, value.tobytes())
