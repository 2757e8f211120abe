"""The scalar graphs that are timed are as large as they say, and no number of theirs is odd."""

from math import inf

import pytest

from benchmarks import ours
from benchmarks.graphs import SHAPES, SIZES, graph_of, mixed

each_shape = pytest.mark.parametrize("shape", SHAPES)

# The neurons of a mixed graph by turns need 10, 13 and 10 nodes.
A_TURN = 10 + 13 + 10


@each_shape
def test_a_graph_has_exactly_as_many_nodes_as_said(shape: str) -> None:
    for size in (*range(10, 11 + A_TURN), *SIZES):
        graph = graph_of(shape, size)
        assert len({node.id for node in graph.nodes}) == len(graph.nodes) == size


@each_shape
@pytest.mark.parametrize("size", SIZES)
def test_every_node_has_a_grad_that_is_finite_and_not_zero(shape: str, size: int) -> None:
    program = ours.program_of(graph_of(shape, size))
    run, swept = ours.sweeps(program)
    for _, grad in ours.numbers_of(program, run.values, swept.derivatives).values():
        assert isinstance(grad, float)
        assert 0 < abs(grad) < inf


def test_a_mixed_graph_has_every_op_that_is_said_of_it() -> None:
    ops = {node.op for node in mixed(100).nodes}
    assert ops == {"parameter", "add", "mul", "div", "exp", "tanh", "relu"}


def test_a_mixed_graph_adds_up_neurons_worked_out_by_hand() -> None:
    nodes = {node.id: node for node in mixed(100).nodes}
    assert nodes["y0"].op == "tanh"
    assert [nodes[name].inputs for name in ("z1", "e1", "d1", "y1")] == [
        ("h1", "b1"),
        ("z1",),
        ("e1", "one1"),
        ("e1", "d1"),
    ]
    assert nodes["y2"].op == "relu"
    assert [nodes[name].inputs for name in ("p1", "q1")] == [("v1", "x1"), ("w1", "x2")]
    assert nodes["q0"].inputs == ("w0", "x1"), "neighbours share a leaf"
