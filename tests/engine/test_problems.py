"""What is wrong with a graph is said at once: where, at which node, and with a way out."""

from typing import Any

import numpy as np
import pytest

from app.engine.attr import AttrValue
from app.engine.graph import Graph, GraphError, Node, Problem, pointer
from app.engine.program import compile_graph

A = Node("a", "input", value=1.0)
B = Node("b", "input", value=2.0)


def problems(*nodes: Node, output: str | None = None) -> tuple[Problem, ...]:
    with pytest.raises(GraphError) as caught:
        compile_graph(Graph(nodes, output or nodes[-1].id))
    assert all(p.message in str(caught.value) for p in caught.value.problems)
    return caught.value.problems


def test_an_unknown_op_gets_a_suggestion() -> None:
    assert problems(A, Node("y", "sigmoyd", ("a",))) == (
        Problem("/nodes/1/op", "unknown op 'sigmoyd'; did you mean 'sigmoid'?", "y"),
    )


@pytest.mark.parametrize(
    ("op", "meant"), [("ReLU", "relu"), ("Sigmoyd", "sigmoid"), ("Tahn", "tanh")]
)
def test_capitals_and_swapped_letters_do_not_hide_what_was_meant(op: str, meant: str) -> None:
    (problem,) = problems(A, Node("y", op, ("a",)))
    assert problem.message == f"unknown op {op!r}; did you mean {meant!r}?"


def test_a_name_that_differs_in_capitals_alone_comes_before_one_that_is_near() -> None:
    nodes = [Node(name, "input", value=1.0) for name in ("Wx1", "WX", "wy")]
    (problem,) = problems(*nodes, Node("y", "neg", ("Wx",)))
    assert problem.message == "no node 'Wx'; did you mean 'WX'?"


def test_an_unknown_input_gets_a_suggestion() -> None:
    weight = Node("weight", "input", value=1.0)
    assert problems(A, weight, Node("y", "mul", ("a", "wieght"))) == (
        Problem("/nodes/2/inputs/1", "no node 'wieght'; did you mean 'weight'?", "y"),
    )


def test_an_unknown_output_is_a_problem() -> None:
    assert problems(A, output="z") == (Problem("/output", "no node 'z'"),)


def test_a_graph_without_nodes_has_no_output() -> None:
    with pytest.raises(GraphError) as caught:
        compile_graph(Graph((), "f"))
    assert caught.value.problems == (Problem("/output", "no node 'f'"),)


def test_an_id_used_twice_names_both_places() -> None:
    (problem,) = problems(A, B, Node("a", "neg", ("b",)))
    assert (problem.where, problem.node) == ("/nodes/2/id", "a")
    assert "already used by node 0" in problem.message


@pytest.mark.parametrize(
    ("op", "inputs", "message"),
    [
        ("mul", ("a",), "mul takes 2 inputs (a, b), got 1"),
        ("tanh", ("a", "a"), "tanh takes 1 input (x), got 2"),
        ("maxout", (), "maxout takes at least 1 input (*z), got 0"),
    ],
)
def test_a_wrong_number_of_inputs_is_counted(
    op: str, inputs: tuple[str, ...], message: str
) -> None:
    assert problems(A, Node("y", op, inputs)) == (Problem("/nodes/1/inputs", message, "y"),)


def test_a_leaf_with_inputs_and_an_op_with_a_value_are_problems() -> None:
    found = problems(A, Node("b", "input", ("a",), value=1.0), Node("y", "neg", ("a",), value=1.0))
    assert [(p.where, p.node) for p in found] == [("/nodes/1/inputs", "b"), ("/nodes/2/value", "y")]


@pytest.mark.parametrize("op", ["input", "parameter", "constant"])
def test_a_leaf_without_a_value_is_a_problem(op: str) -> None:
    (problem,) = problems(Node("w", op))
    assert problem == Problem(
        "/nodes/0/value", f"{op} 'w' has no value; give a number or a tensor", "w"
    )


def test_a_finite_number_may_be_as_large_as_any() -> None:
    compile_graph(Graph((A, Node("y", "leaky_relu", ("a",), {"slope": 1.5e308})), "y"))


@pytest.mark.parametrize(
    ("op", "attrs", "words"),
    [
        ("leaky_relu", {"slope": True}, "attr 'slope' must be a finite number, got true"),
        ("leaky_relu", {"slope": float("nan")}, "must be a finite number, got NaN"),
        ("leaky_relu", {"slope": float("inf")}, "must be a finite number, got Infinity"),
        ("leaky_relu", {"slope": None}, "must be a finite number, got null"),
        ("leaky_relu", {"slope": 10**400}, "must be a finite number, got 1000"),
        ("leaky_relu", {"slope": 10**5000}, "got a number of too many digits"),
        ("leaky_relu", {"slope": "0.1"}, 'must be a finite number, got "0.1"'),
        ("leaky_relu", {"slope": {"a": 1}}, "must be a finite number, got an object"),
        ("transpose", {"axes": (0,) * 17}, "or null, got a list of 17 elements"),
        ("transpose", {"axes": ([0] * 10**6,)}, "or null, got a list of 1 elements"),
        ("reshape", {"shape": (2, 0)}, "attr 'shape' must be a list of whole numbers above 0"),
        ("reshape", {"shape": (-1, -1)}, "one of which may be -1, got [-1, -1]"),
        ("reshape", {"shape": 3}, "got 3"),
        ("layer_norm", {"eps": 0}, "attr 'eps' must be a finite number above 0, got 0"),
        ("layer_norm", {"eps": float("inf")}, "must be a finite number above 0, got Infinity"),
        ("layer_norm", {"eps": 10**400}, "must be a finite number above 0, got 1000"),
        ("index", {"at": 0.5}, "attr 'at' must be a whole number of at most nine digits, or null"),
        ("index", {"at": True}, "got true"),
        ("index", {"at": 10**9}, "got 1000000000"),
        ("reshape", {"shape": (1,) * 17}, "one of which may be -1, got a list of 17 elements"),
        ("leaky_relu", {"slop": 0.1}, "no attr 'slop'; its attrs are slope"),
        ("tanh", {"slope": 0.1}, "tanh has no attr 'slope'; it has no attrs"),
        ("sum", {"axis": 1.0}, "'axis' must be an axis number, or null for all axes, got 1.0"),
        ("sum", {"axis": 10**9}, "must be an axis number"),
        ("sum", {"keepdims": 1}, "'keepdims' must be true or false, got 1"),
        ("transpose", {"axes": (0, True)}, "must be a list of axis numbers, or null"),
        ("transpose", {"axes": 1}, "must be a list of axis numbers, or null, got 1"),
    ],
)
def test_a_bad_attr_is_a_problem(op: str, attrs: dict[str, Any], words: str) -> None:
    (problem,) = problems(A, Node("y", op, ("a",), attrs))
    assert (problem.where, problem.node) == (f"/nodes/1/attrs/{next(iter(attrs))}", "y")
    assert words in problem.message


@pytest.mark.parametrize(
    ("op", "shape", "attrs", "words"),
    [
        ("sum", (2, 3), {"axis": 2}, "axis 2 does not exist in shape (2, 3)"),
        ("mean", (), {"axis": 0}, "axis 0 does not exist: a scalar has no axes; give a tensor"),
        ("softmax", (), {}, "axis -1 does not exist: a scalar has no axes; give a tensor"),
        ("softmax", (3,), {"axis": None}, "softmax needs an axis number"),
        ("transpose", (2, 3), {"axes": (0, 0)}, "must name each of the 2 axes of (2, 3) once"),
        ("transpose", (2, 3), {"axes": ()}, "must name each of the 2 axes"),
        ("log_softmax", (3,), {"axis": None}, "log_softmax needs an axis number"),
        (
            "reshape",
            (2, 3),
            {"shape": (4,)},
            "6 numbers of shape (2, 3) cannot have the shape (4,)",
        ),
        ("reshape", (2, 3), {"shape": (4, -1)}, "cannot have the shape (4, -1)"),
        ("broadcast_to", (2, 3), {"shape": (3,)}, "(2, 3) cannot be broadcast to (3,)"),
        ("broadcast_to", (2, 3), {"shape": (4, 3)}, "sizes must be equal, or 1, from the right"),
        ("slice", (2, 3), {"step": 0}, "the step of a slice cannot be 0"),
        ("slice", (2, 3), {"start": 2}, "nothing of (2, 3) lies between 2 and None on axis 0"),
        ("index", (2, 3), {"at": 2}, "there is no place 2 on axis 0 of (2, 3)"),
        ("index", (), {}, "axis 0 does not exist: a scalar has no axes; give a tensor"),
        ("batch_norm", (3,), {}, "batch_norm needs (samples, channels, ...), got shape (3,)"),
        ("dropout", (3,), {"rate": 1}, "the rate must be from 0 up to, but not, 1, got 1"),
        ("dropout", (3,), {"seed": -1}, "the seed must be a whole number from 0"),
        ("max_pool2d", (3,), {}, "a pool needs an image, (..., height, width), got shape (3,)"),
        ("max_pool2d", (3, 3), {"size": 4}, "a window of (4, 4) does not fit into (3, 3)"),
        ("avg_pool2d", (3, 3), {"size": 0}, "the size must be a whole number from 1, got 0"),
        ("avg_pool2d", (3, 3), {"stride": 0}, "the stride must be a whole number from 1, got 0"),
    ],
)
def test_an_attr_that_does_not_suit_the_shape_is_a_problem(
    op: str, shape: tuple[int, ...], attrs: dict[str, AttrValue], words: str
) -> None:
    value = np.zeros(shape) if shape else 0.0
    (problem,) = problems(Node("x", "input", value=value), Node("y", op, ("x",), attrs))
    assert (problem.where, problem.node) == ("/nodes/1", "y")
    assert words in problem.message


@pytest.mark.parametrize(
    ("op", "left", "right"),
    [
        ("add", (2, 3), (2,)),
        ("maxout", (2, 3), (3, 3)),
        ("matmul", (2, 3), (2, 3)),
        ("matmul", (3,), (2,)),
        ("matmul", (2, 1, 3), (3, 3, 2)),
        ("matmul", (3,), ()),
        ("mse", (3,), (1, 3)),
        ("softmax_cross_entropy", (2, 3), (3,)),
        ("softmax_cross_entropy", (), ()),
        ("hinge", (3,), (3,)),
        ("hinge", (2, 2, 3), (2, 2)),
    ],
)
def test_shapes_that_do_not_fit_are_named_with_their_nodes(
    op: str, left: tuple[int, ...], right: tuple[int, ...]
) -> None:
    (problem,) = problems(
        Node("left", "input", value=np.zeros(left) if left else 0.0),
        Node("right", "input", value=np.zeros(right) if right else 0.0),
        Node("y", op, ("left", "right")),
        Node("z", "neg", ("y",)),
    )
    assert (problem.where, problem.node) == ("/nodes/2", "y")
    assert problem.message.replace(":", " ").startswith(f"{op} ")
    assert f"{op}: {op}" not in problem.message, "the op is named twice"
    assert f"(inputs: left {left}, right {right})" in problem.message


def test_all_problems_of_structure_are_told_at_once() -> None:
    found = problems(
        Node("a", "input"),
        Node("a", "input", value=1.0),
        Node("b", "tanhh", ("a",)),
        Node("c", "mul", ("a", "zz", "b"), {"slope": 1.0}),
        Node("d", "neg", ("e",)),
        Node("e", "neg", ("d",)),
        output="f",
    )
    assert [p.where for p in found] == [
        "/nodes/1/id",
        "/nodes/0/value",
        "/nodes/2/op",
        "/nodes/3/inputs",
        "/nodes/3/inputs/1",
        "/nodes/3/attrs/slope",
        "/output",
        "/nodes/4/inputs",
    ]


def test_all_problems_of_shape_are_told_at_once() -> None:
    wide = Node("wide", "input", value=np.zeros((2, 3)))
    tall = Node("tall", "input", value=np.zeros((3, 2)))
    first, second = Node("p", "add", ("wide", "tall")), Node("q", "mse", ("wide", "tall"))
    found = problems(wide, tall, first, second, Node("r", "mul", ("p", "q")))
    assert [(p.where, p.node) for p in found] == [("/nodes/2", "p"), ("/nodes/3", "q")]


def test_a_problem_points_into_the_graph_as_it_was_listed() -> None:
    (problem,) = problems(
        Node("y", "sum", ("x",), {"axis": 3}), A, Node("x", "neg", ("a",)), output="y"
    )
    assert (problem.where, problem.node) == ("/nodes/0", "y")


def test_a_pointer_escapes_what_would_split_it() -> None:
    assert pointer("nodes", 3, "attrs", "a/b~c") == "/nodes/3/attrs/a~1b~0c"
