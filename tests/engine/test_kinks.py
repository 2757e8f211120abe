"""Where a function has no derivative, the one that its documentation promises."""

import numpy as np
import pytest

from app.engine.attr import AttrValue
from app.engine.graph import Graph, Node
from app.engine.ops import OPS
from app.engine.program import compile_graph
from app.engine.sweep import backward, forward
from app.engine.value import Value


def gradients(
    op: str, *xs: Value, attrs: dict[str, AttrValue] | None = None
) -> tuple[Value, list[Value | None]]:
    """The value of one op and the gradient of each input, for a seed of ones."""
    leaves = [Node(f"x{slot}", "input", value=x) for slot, x in enumerate(xs)]
    node = Node("y", op, tuple(leaf.id for leaf in leaves), attrs or {})
    program = compile_graph(Graph((*leaves, node), "y"))
    run = forward(program)
    shape = program.shapes[program.output]
    grads = backward(program, run, np.ones(shape) if shape else 1.0).derivatives
    return run.values[program.output], grads[: len(xs)]


@pytest.mark.parametrize(
    ("op", "attrs", "xs", "value", "grads"),
    [
        ("relu", {}, (0.0,), 0.0, [0.0]),
        ("relu", {}, (-0.0,), 0.0, [0.0]),
        ("relu", {}, (-3.0,), 0.0, [0.0]),
        ("relu", {}, (3.0,), 3.0, [1.0]),
        ("leaky_relu", {"slope": 0.1}, (0.0,), 0.0, [0.1]),
        ("leaky_relu", {"slope": 0.1}, (-2.0,), -0.2, [0.1]),
        ("leaky_relu", {"slope": 0.1}, (2.0,), 2.0, [1.0]),
        ("leaky_relu", {"slope": -3}, (-2.0,), 6.0, [-3.0]),
        ("leaky_relu", {}, (-1.0,), -0.01, [0.01]),
        ("abs", {}, (0.0,), 0.0, [0.0]),
        ("abs", {}, (-0.0,), 0.0, [0.0]),
        ("abs", {}, (-2.0,), 2.0, [-1.0]),
        ("maximum", {}, (2.0, 2.0), 2.0, [0.5, 0.5]),
        ("maximum", {}, (0.0, -0.0), 0.0, [0.5, 0.5]),
        ("maximum", {}, (1.0, 2.0), 2.0, [0.0, 1.0]),
        ("maxout", {}, (2.0, 1.0, 2.0), 2.0, [0.5, 0.0, 0.5]),
        ("maxout", {}, (2.0, 2.0, 2.0, 2.0), 2.0, [0.25] * 4),
        ("maxout", {}, (2.0,), 2.0, [1.0]),
        ("pow", {}, (0.0, 0.0), 1.0, [0.0, 0.0]),
        ("pow", {}, (0.0, 1.0), 0.0, [1.0, 0.0]),
        ("pow", {}, (0.0, 2.0), 0.0, [0.0, 0.0]),
        ("pow", {}, (5.0, 0.0), 1.0, [0.0, np.log(5.0)]),
        ("pow", {}, (-2.0, 0.0), 1.0, [0.0, np.nan]),
        ("pow", {}, (-2.0, 3.0), -8.0, [12.0, np.nan]),
        ("sqrt", {}, (0.0,), 0.0, [np.inf]),
        ("sign", {}, (0.0,), 0.0, [0.0]),
        ("sign", {}, (-3.0,), -1.0, [0.0]),
        ("minimum", {}, (2.0, 2.0), 2.0, [0.5, 0.5]),
        ("minimum", {}, (1.0, 2.0), 1.0, [1.0, 0.0]),
        ("elu", {"alpha": 0.3}, (0.0,), 0.0, [0.3]),
        ("elu", {"alpha": 0.3}, (2.0,), 2.0, [1.0]),
        ("selu", {}, (0.0,), 0.0, [1.7580993408473768]),
        ("selu", {}, (2.0,), 2.101401974710961, [1.0507009873554805]),
        ("hard_tanh", {}, (1.0,), 1.0, [0.0]),
        ("hard_tanh", {}, (-1.0,), -1.0, [0.0]),
        ("hard_tanh", {}, (5.0,), 1.0, [0.0]),
        ("hard_tanh", {}, (0.5,), 0.5, [1.0]),
        ("step", {}, (0.0,), 0.0, [0.0]),
        ("step", {}, (-1.0,), 0.0, [0.0]),
        ("clip", {"lo": 0, "hi": 2}, (0.0,), 0.0, [1.0]),
        ("clip", {"lo": 0, "hi": 2}, (2.0,), 2.0, [1.0]),
        ("clip", {"lo": 0, "hi": 2}, (2.5,), 2.0, [0.0]),
        ("clip", {"lo": 2, "hi": 1}, (1.5,), 1.0, [0.0]),
        ("where", {}, (1.0, 5.0, 7.0), 5.0, [0.0, 1.0, 0.0]),
        ("where", {}, (0.0, 5.0, 7.0), 7.0, [0.0, 0.0, 1.0]),
        ("where", {}, (-0.0, 5.0, 7.0), 7.0, [0.0, 0.0, 1.0]),
        ("greater", {}, (2.0, 2.0), 0.0, [0.0, 0.0]),
        ("greater", {}, (3.0, 2.0), 1.0, [0.0, 0.0]),
        ("less", {}, (2.0, 2.0), 0.0, [0.0, 0.0]),
        ("less", {}, (1.0, 2.0), 1.0, [0.0, 0.0]),
        ("equal", {}, (2.0, 2.0), 1.0, [0.0, 0.0]),
        ("equal", {}, (2.0, 1.0), 0.0, [0.0, 0.0]),
        ("equal", {}, (np.nan, np.nan), 0.0, [0.0, 0.0]),
        ("asin", {}, (1.0,), np.pi / 2, [np.inf]),
        ("acos", {}, (-1.0,), np.pi, [-np.inf]),
    ],
)
def test_a_kink_has_the_documented_slope_on_floats_and_on_arrays(
    op: str, attrs: dict[str, AttrValue], xs: tuple[float, ...], value: float, grads: list[float]
) -> None:
    found, slopes = gradients(op, *xs, attrs=attrs)
    floats = [float_of(number) for number in (found, *slopes)]
    np.testing.assert_allclose(floats, [value, *grads], rtol=1e-15)
    found, slopes = gradients(op, *(np.array([[x, x]]) for x in xs), attrs=attrs)
    for ours, expected in zip([found, *slopes], [value, *grads], strict=True):
        np.testing.assert_allclose(np.asarray(ours), [[expected, expected]], rtol=1e-15)


def float_of(value: Value | None) -> float:
    assert isinstance(value, float)
    return value


@pytest.mark.parametrize(
    ("op", "x", "value", "grad"),
    [
        ("max", [1, 2, 2], 2, [0, 0.5, 0.5]),
        ("min", [1, 1, 1, 2], 1, [1 / 3, 1 / 3, 1 / 3, 0]),
        ("prod", [0, 2, 3], 0, [6, 0, 0]),
        ("prod", [0, 2, 0], 0, [0, 0, 0]),
        ("norm", [0, 0], 0, [0, 0]),
        ("norm", [3e200, 4e200], 5e200, [0.6, 0.8]),
        ("norm", [3e-320, 4e-320], 5e-320, [0.6, 0.8]),
    ],
)
def test_a_reduction_shares_ties_and_survives_zeros_and_extremes(
    op: str, x: list[float], value: float, grad: list[float]
) -> None:
    found, slopes = gradients(op, np.array(x, dtype=float))
    assert found == pytest.approx(value, rel=1e-3, abs=0)
    np.testing.assert_allclose(np.asarray(slopes[0]), grad, rtol=1e-3)


def test_errors_of_0_are_the_kink_of_mae_and_those_of_delta_the_seam_of_huber() -> None:
    errors, nothing = np.array([0.0, 1.0, -3.0, 1.0]), np.zeros(4)
    value, grads = gradients("mae", errors, nothing)
    assert value == 1.25
    assert np.array_equal(np.asarray(grads[0]), [0.0, 0.25, -0.25, 0.25])
    value, grads = gradients("huber", errors, nothing)
    assert value == 0.875
    assert np.array_equal(np.asarray(grads[0]), [0.0, 0.25, -0.25, 0.25])


def test_no_kink_gives_a_negative_zero() -> None:
    """-0 would turn up again as the infinity of the wrong sign."""
    for op in ("relu", "abs"):
        (value, (slope,)) = gradients(op, -0.0)
        assert [str(value), str(slope)] == ["0.0", "0.0"]


def test_a_tied_maximum_of_one_node_with_itself_passes_everything_on() -> None:
    nodes = (Node("x", "input", value=3.0), Node("y", "maximum", ("x", "x")))
    program = compile_graph(Graph(nodes, "y"))
    assert backward(program, forward(program), 1.0).derivatives == [1.0, 1.0]


def test_a_score_exactly_at_the_margin_of_a_hinge_has_slope_0() -> None:
    value, grads = gradients("hinge", np.array([3.0, 2.0, 1.0]), 0.0)
    assert value == 0.0
    assert not np.any(np.asarray(grads[0]))


def test_with_a_margin_of_0_equal_scores_are_at_the_kink_of_a_hinge() -> None:
    scores = np.array([2.0, 2.0, 2.5])
    value, grads = gradients("hinge", scores, 0.0, attrs={"margin": 0})
    assert value == 0.5
    assert np.array_equal(np.asarray(grads[0]), [-1.0, 0.0, 1.0])


def test_hinge_and_cross_entropy_are_means_over_samples() -> None:
    scores, classes = np.array([[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]]), [0, 1, 2]
    one_by_one = [gradients("hinge", s, float(t)) for s, t in zip(scores, classes, strict=True)]
    value, grads = gradients("hinge", scores, np.array(classes, dtype=float))
    assert value == pytest.approx(np.mean([v for v, _ in one_by_one]))
    stacked = np.stack([np.asarray(g[0]) for _, g in one_by_one])
    np.testing.assert_allclose(np.asarray(grads[0]), stacked / 3)
    hot = np.eye(3)
    by_class, by_class_grads = gradients("softmax_cross_entropy", scores, np.arange(3.0))
    by_share, by_share_grads = gradients("softmax_cross_entropy", scores, hot)
    assert by_class == pytest.approx(by_share)
    np.testing.assert_allclose(np.asarray(by_class_grads[0]), np.asarray(by_share_grads[0]))


@pytest.mark.parametrize(
    ("op", "promise"),
    [
        ("relu", "At the kink at 0 the slope is 0"),
        ("leaky_relu", "At 0 the slope below is used"),
        ("abs", "At the kink at 0 the slope is taken as 0"),
        ("maximum", "At a tie each gets half the gradient"),
        ("maxout", "Ties share the gradient equally"),
        ("pow", "the exponent's gradient is NaN there"),
        ("hinge", "At the kink the slope is 0"),
        ("sign", "its local is 0 everywhere"),
        ("minimum", "At a tie each gets half the gradient"),
        ("elu", "At 0 the slope below, alpha, is used"),
        ("selu", "At 0 the slope below is used"),
        ("hard_tanh", "At both kinks the slope is 0"),
        ("step", "1 where the input is positive, else 0"),
        ("clip", "At a bound the slope is 1"),
        ("where", "The condition carries no gradient: its local is 0"),
        ("greater", "it carries no gradient: its locals are 0"),
        ("max", "each gets a k-th of the gradient"),
        ("norm", "the slope is taken as 0"),
        ("mae", "the slope is 0"),
    ],
)
def test_the_documentation_says_what_happens_at_the_kink(op: str, promise: str) -> None:
    assert promise in OPS[op].doc
