"""What a node may hold, and how broadcasting is undone."""

import numpy as np
import pytest

from app.engine.graph import Graph, GraphError, Node, Problem
from app.engine.program import compile_graph, with_leaves
from app.engine.sweep import backward, forward
from app.engine.trace import forward_trace, reverse_trace
from app.engine.value import Value, settle, shape_of, size, unbroadcast


def reciprocal(value: object) -> Graph:
    leaf = Node("x", "input", value=value)  # type: ignore[arg-type]  # what a caller may pass
    return Graph((leaf, Node("one", "constant", value=1), Node("y", "div", ("one", "x"))), "y")


@pytest.mark.parametrize(
    ("given", "number"),
    [
        (4, 4.0),
        (True, 1.0),
        (0, 0.0),
        (2**70, 2.0**70),
        (10**300, 1e300),
        (np.float64(0.0), 0.0),
        (np.float32(0.5), 0.5),
        (np.int64(-3), -3.0),
        (np.array(2.5), 2.5),
    ],
)
def test_every_kind_of_number_is_held_as_a_python_float(given: object, number: float) -> None:
    program = compile_graph(reciprocal(given))
    run = forward(program)
    held = [*run.values, *backward(program, run, 1.0).derivatives]
    assert run.values[0] == number
    assert {type(value) for value in held} == {float}
    leaves = with_leaves(program, {"x": given})  # type: ignore[dict-item]
    assert type(leaves[0]) is float


@pytest.mark.parametrize(
    "given", [np.array([1, 2]), np.array([True, False]), [1.0, 2.0], np.ones(2, np.float32)]
)
def test_every_kind_of_tensor_is_held_as_float64(given: object) -> None:
    program = compile_graph(reciprocal(given))
    value = forward(program).values[0]
    assert isinstance(value, np.ndarray)
    assert value.dtype == np.float64
    assert np.array_equal(value, np.asarray(given))


@pytest.mark.parametrize("given", ["three", 1j, 10**400, [[1.0, 2.0], [3.0]], {}])
def test_what_is_no_real_number_is_a_problem(given: object) -> None:
    with pytest.raises(GraphError) as caught:
        compile_graph(reciprocal(given))
    message = "the value of 'x' must be a float64 number or a tensor of them"
    assert caught.value.problems == (Problem("/nodes/0/value", message, "x"),)
    with pytest.raises(GraphError) as caught:
        with_leaves(compile_graph(reciprocal(4.0)), {"x": given})  # type: ignore[dict-item]
    assert caught.value.problems == (Problem("/values/x", message, "x"),)


def test_whole_seeds_and_directions_are_held_as_floats() -> None:
    program = compile_graph(reciprocal(4.0))
    assert type(reverse_trace(program, seed=2).derivatives[program.output]) is float
    assert type(forward_trace(program, "x", direction=2).derivatives[0]) is float


def test_settling_a_float_keeps_it_and_settling_float64_does_not_copy() -> None:
    x, array = 0.1, np.ones(3)
    assert settle(x) is x
    assert settle(array) is array


@pytest.mark.parametrize(
    ("shape", "count"), [((), 1), ((3,), 3), ((2, 3), 6), ((2, 0), 0), ((10**6,) * 4, 10**24)]
)
def test_a_size_is_exact_however_large(shape: tuple[int, ...], count: int) -> None:
    assert size(shape) == count


def test_a_float_has_no_axes() -> None:
    assert shape_of(1.0) == ()
    assert shape_of(np.ones((1, 2))) == (1, 2)


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ((), 15.0),
        ((1,), [15.0]),
        ((3,), [3.0, 5.0, 7.0]),
        ((2, 1), [[3.0], [12.0]]),
        ((1, 1), [[15.0]]),
        ((1, 3), [[3.0, 5.0, 7.0]]),
        ((2, 3), [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]),
    ],
)
def test_unbroadcasting_adds_up_over_every_copy(shape: tuple[int, ...], expected: Value) -> None:
    found = unbroadcast(np.arange(6.0).reshape(2, 3), shape)
    assert shape_of(found) == shape
    assert np.array_equal(np.asarray(found), np.asarray(expected))


@pytest.mark.parametrize(("x", "y"), [((3, 4), (4, 2)), ((1, 4), (4, 1)), ((3, 1), (1, 3))])
def test_two_matrices_are_multiplied_as_in_a_stack_of_one(
    x: tuple[int, ...], y: tuple[int, ...]
) -> None:
    rng = np.random.default_rng(0)
    a, b, seed, along = (rng.normal(size=shape) for shape in (x, y, (x[0], y[1]), x))
    nodes = Node("a", "input", value=a), Node("b", "input", value=b)
    stacked = Node("a", "input", value=a[None]), Node("b", "input", value=b[None])
    product = Node("y", "matmul", ("a", "b"))
    alone, one = (compile_graph(Graph((*two, product), "y")) for two in (nodes, stacked))
    ours, theirs = reverse_trace(alone, seed=seed), reverse_trace(one, seed=seed[None])
    ahead = (
        forward_trace(alone, "a", direction=along),
        forward_trace(one, "a", direction=along[None]),
    )
    for found, expected in zip(
        [ours.values[2], *ours.derivatives, ahead[0].derivatives[2]],
        [theirs.values[2], *theirs.derivatives, ahead[1].derivatives[2]],
        strict=True,
    ):
        np.testing.assert_allclose(
            np.asarray(found), np.asarray(expected)[0], rtol=1e-15, strict=True
        )


def test_inputs_are_not_written_to() -> None:
    value = np.array([1.0, 2.0])
    value.flags.writeable = False
    nodes = (
        Node("x", "input", value=value),
        Node("y", "mul", ("x", "x")),
        Node("s", "sum", ("y",)),
    )
    trace = reverse_trace(compile_graph(Graph(nodes, "s")))
    assert np.array_equal(np.asarray(trace.derivatives[0]), [2.0, 4.0])
    assert trace.values[0] is value
