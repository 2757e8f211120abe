"""Layered graphs have the size that was asked for, and can be run."""

from math import isfinite

import pytest

from app.engine.graph import check
from app.engine.ops import OPS
from app.engine.program import compile_graph
from app.engine.sweep import backward, forward
from app.examples.layered import layered


@pytest.mark.parametrize("size", [3, 4, 10, 57, 2_000])
@pytest.mark.parametrize("width", [1, 2, 7, 5_000])
def test_a_layered_graph_has_exactly_the_size_asked_for(size: int, width: int) -> None:
    graph = layered(size, width)
    check(graph, OPS)
    assert len(graph.nodes) == size
    assert len({node.id for node in graph.nodes}) == size


@pytest.mark.parametrize(("size", "width"), [(57, 7), (2_000, 40), (5_000, 100)])
def test_values_stay_finite_however_many_layers_there_are(size: int, width: int) -> None:
    program = compile_graph(layered(size, width))
    run = forward(program)
    grads = backward(program, run, 1.0).derivatives
    assert all(isinstance(value, float) and isfinite(value) for value in run.values)
    assert sum(grad is not None for grad in grads) > size / 2


def test_the_same_size_and_width_give_the_same_graph() -> None:
    assert layered(300, 12) == layered(300, 12)
    assert {node.group for node in layered(100, 10).nodes} > {"inputs", "layer 1", "sum"}
