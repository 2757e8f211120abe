"""Softmax and its kin where digits are easily lost, and with rows of every kind at once."""

import math

import numpy as np
import pytest

from app.engine.graph import Graph, Node
from app.engine.program import compile_graph
from app.engine.sweep import backward, forward
from app.engine.value import Array, Value

# A lone leader, one that is almost certain, ties with and without others, infinities, NaN.
ROWS = np.array(
    [
        [0.5, -1.0, 0.25],
        [60.0, 0.0, -20.0],
        [2.0, 2.0, -45.0],
        [7.0, 7.0, 7.0],
        [-np.inf, 1.0, 1.5],
        [np.inf, 800.0, -3.0],
        [-np.inf, -np.inf, -np.inf],
        [0.0, np.nan, 1.0],
    ]
)
SEEDS = np.random.default_rng(0).uniform(-1.0, 1.0, ROWS.shape)


def run(op: str, *xs: Value, seed: Value) -> tuple[Array, list[Array]]:
    """The value of one op, and the gradient of each input."""
    leaves = [Node(f"x{slot}", "input", value=x) for slot, x in enumerate(xs)]
    used = Node("y", op, tuple(leaf.id for leaf in leaves))
    program = compile_graph(Graph((*leaves, used), "y"))
    ran = forward(program)
    grads = backward(program, ran, seed).derivatives
    return np.asarray(ran.values[-1]), [np.asarray(grad) for grad in grads[: len(xs)]]


def surprises(row: Array) -> list[float]:
    """Minus the logarithms of the shares, by exact sums of what is not the leader."""
    leader = max(range(len(row)), key=row.__getitem__)
    others = math.fsum(math.exp(x - row[leader]) for i, x in enumerate(row) if i != leader)
    return [math.log1p(others) - (x - row[leader]) for x in row]


@pytest.mark.parametrize("row", ROWS[:5], ids=str)
def test_shares_have_all_their_digits_whether_one_leads_or_several(row: Array) -> None:
    expected = surprises(row)
    log, (grad,) = run("log_softmax", row, seed=np.eye(3)[0])
    np.testing.assert_allclose(-log, expected, rtol=1e-15)
    # Moving the first score moves its own logarithm by what its share is short of 1.
    rest = -math.expm1(-expected[0])
    np.testing.assert_allclose(grad, [rest, *(-math.exp(-x) for x in expected[1:])], rtol=1e-13)


@pytest.mark.parametrize("row", ROWS[:4], ids=str)
@pytest.mark.parametrize("right", [0, 1, 2])
def test_the_slopes_of_a_cross_entropy_have_all_their_digits(row: Array, right: int) -> None:
    expected = surprises(row)
    value, (grad, _) = run("softmax_cross_entropy", row, float(right), seed=1.0)
    assert value == pytest.approx(expected[right], rel=1e-15, abs=0)
    slopes = [math.exp(-x) for x in expected]
    slopes[right] = math.expm1(-expected[right])
    np.testing.assert_allclose(grad, slopes, rtol=1e-13)


@pytest.mark.parametrize("op", ["softmax", "log_softmax"])
def test_no_row_changes_another(op: str) -> None:
    together, (grads,) = run(op, ROWS, seed=SEEDS)
    for row, seed, value, grad in zip(ROWS, SEEDS, together, grads, strict=True):
        alone, (slope,) = run(op, row, seed=seed)
        assert np.array_equal(alone, value, equal_nan=True)
        assert np.array_equal(slope, grad, equal_nan=True)


def test_next_to_an_infinite_score_every_finite_one_has_no_share() -> None:
    value, _ = run("softmax", np.array([np.inf, 800.0, -3.0]), seed=np.ones(3))
    np.testing.assert_array_equal(value, [np.nan, 0.0, 0.0])
    value, _ = run("log_softmax", np.array([np.inf, 800.0, -3.0]), seed=np.ones(3))
    np.testing.assert_array_equal(value, [np.nan, -np.inf, -np.inf])


def test_a_class_without_rivals_costs_0_and_not_minus_0() -> None:
    value, grads = run("softmax_cross_entropy", np.array([3.0]), np.array([1.0]), seed=1.0)
    assert [str(x.item()) for x in (value, *grads)] == ["0.0", "0.0", "0.0"]
