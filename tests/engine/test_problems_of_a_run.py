"""What only shows when a sound graph is run: seeds, directions, new values, class numbers."""

import numpy as np
import pytest

from app.engine.graph import Graph, GraphError, Node
from app.engine.program import compile_graph, with_leaves
from app.engine.sweep import forward
from app.engine.trace import forward_trace, reverse_trace
from app.engine.value import Value

VECTOR = Graph((Node("x", "input", value=np.ones(3)), Node("y", "exp", ("x",))), "y")


@pytest.mark.parametrize("target", [3.0, -1.0, 0.5, float("nan"), float("inf")])
@pytest.mark.parametrize("op", ["softmax_cross_entropy", "hinge"])
def test_a_target_that_is_no_class_number_is_a_problem(op: str, target: float) -> None:
    scores, wanted = Node("s", "input", value=np.zeros(3)), Node("t", "constant", value=target)
    program = compile_graph(Graph((scores, wanted, Node("y", op, ("s", "t"))), "y"))
    with pytest.raises(GraphError) as caught:
        forward(program)
    (problem,) = caught.value.problems
    assert (problem.where, problem.node) == ("/nodes/2", "y")
    assert "a whole class number from 0 to 2" in problem.message


def test_a_tensor_output_without_a_seed_is_a_problem_with_two_ways_out() -> None:
    with pytest.raises(GraphError) as caught:
        reverse_trace(compile_graph(VECTOR))
    (problem,) = caught.value.problems
    assert (problem.where, problem.node) == ("/seed", "y")
    assert all(words in problem.message for words in ("shape (3,)", "sum(y)", "give a seed"))


@pytest.mark.parametrize("seed", [1.0, np.ones(2), np.ones((1, 3))])
def test_a_seed_of_another_shape_is_a_problem(seed: Value) -> None:
    with pytest.raises(GraphError, match=r"must have the shape of 'y', \(3,\), got"):
        reverse_trace(compile_graph(VECTOR), seed=seed)


def test_a_direction_of_another_shape_is_a_problem() -> None:
    with pytest.raises(GraphError, match=r"must have the shape of 'x', \(3,\), got \(\)"):
        forward_trace(compile_graph(VECTOR), "x", direction=1.0)


def test_new_values_must_be_for_leaves_and_of_their_shape() -> None:
    program = compile_graph(VECTOR)
    with pytest.raises(GraphError) as caught:
        with_leaves(program, {"y": 1.0, "x": np.ones(2), "u/v": 1.0})
    assert [(p.where, p.node) for p in caught.value.problems] == [
        ("/values/y", "y"),
        ("/values/x", "x"),
        ("/values/u~1v", "u/v"),
    ]


@pytest.mark.parametrize(
    ("wrt", "words"),
    [(None, "name it in wrt: x"), ("v", "no node 'v'"), ("yy", "did you mean 'y'?")],
)
def test_forward_mode_without_a_known_node_is_a_problem(wrt: str | None, words: str) -> None:
    with pytest.raises(GraphError) as caught:
        forward_trace(compile_graph(VECTOR), wrt)
    (problem,) = caught.value.problems
    assert problem.where == "/wrt"
    assert words in problem.message
