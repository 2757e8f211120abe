"""Infinities and NaN are results to look at: they flow, silently, as IEEE 754 has them.

Warnings are errors in these tests, so numpy's would fail them.
"""

import math
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from app.engine.graph import Graph, Node
from app.engine.op import Op
from app.engine.ops import OPS
from app.engine.program import compile_graph
from app.engine.sweep import backward, forward
from app.engine.trace import reverse_trace
from app.engine.value import Value
from app.language.parse import parse
from tests.engine.arguments import COMPUTING, ELEMENTWISE, arguments, legal_attrs

INF, NAN, MOST = math.inf, math.nan, 1.7976931348623157e308
EDGES = [0.0, -0.0, 1.0, -1.0, 1 / 3, -8.0, 3.0, 5e-324, 1e308, MOST, -MOST, 710.0, -746.0]
EDGES += [float(10**300), float(2**53 + 1), 1e22, INF, -INF, NAN]


def run(source: str, **values: Value) -> tuple[Value, dict[str, Value | None]]:
    program = compile_graph(parse(source, values).graph)
    trace = reverse_trace(program)
    assert trace.steps
    return trace.values[program.output], dict(zip(program.position, trace.derivatives, strict=True))


@pytest.mark.parametrize(
    ("source", "value", "grad"),
    [
        ("y = exp(a)", INF, INF),
        ("y = a * 1e308", INF, 1e308),
        ("y = (a * 1e308) * 0", NAN, 0.0),
        ("y = exp(a) * 0", NAN, NAN),
        ("y = log(a - 1000)", -INF, INF),
        ("y = log(-a)", NAN, 0.001),
        ("y = sqrt(-a)", NAN, NAN),
        ("y = sqrt(a - 1000)", 0.0, INF),
        ("y = 1 / (a - 1000)", INF, -INF),
        ("z = a - 1000\ny = z / z", NAN, NAN),
        ("y = 0 ** (a - 1000)", 1.0, 0.0),
        ("y = 0 ** (a - 1001)", INF, -INF),
        ("y = (a - 1008) ** (1 / 3)", NAN, NAN),
        ("y = (-a) ** 309", -INF, -INF),
        ("y = a ** 309", INF, INF),
        ("y = sigmoid(-a)", 0.0, -0.0),
        ("y = tanh(a)", 1.0, 0.0),
        ("y = sin(exp(a))", NAN, NAN),
        ("y = exp(a) - exp(a)", NAN, NAN),
        ("y = expm1(a)", INF, INF),
        ("y = log1p(-a)", NAN, -1 / -999),
        ("y = log1p(999 - a)", -INF, -INF),
        ("y = reciprocal(a - 1000)", INF, -INF),
        ("y = sinh(-a)", -INF, -INF),
        ("y = asin(a)", NAN, NAN),
        ("y = tan(exp(a))", NAN, NAN),
        ("y = softplus(a)", 1000.0, 1.0),
        ("y = softplus(-a)", 0.0, -0.0),
        ("y = silu(-exp(a))", 0.0, NAN),
        ("y = gelu(-a)", -0.0, 0.0),
        ("y = gelu(exp(a))", INF, INF),
    ],
)
def test_overflow_and_undefined_results_flow_on(source: str, value: float, grad: float) -> None:
    for a in (1000.0, np.array([1000.0, 1000.0])):
        found, slopes = run(source if isinstance(a, float) else f"{source}\nf = mean(y)", a=a)
        assert found == pytest.approx(value, nan_ok=True)
        slope = np.sum(np.asarray(slopes["a"]))
        assert slope == pytest.approx(grad, nan_ok=True)


@pytest.mark.parametrize("op", ELEMENTWISE, ids=lambda op: op.name)
def test_scalar_kernels_never_raise_and_agree_with_numpy_everywhere(op: Op) -> None:
    assert op.scalar is not None
    count = 3 if op.variadic else len(op.inputs)
    points = list(product(EDGES if count < 3 else [0.0, -0.0, 1.0, MOST, INF, NAN], repeat=count))
    columns = [np.array(column) for column in zip(*points, strict=True)]
    for attrs in legal_attrs(op):
        settings = op.settings(attrs)
        with np.errstate(all="ignore"):
            arrays = [np.broadcast_to(a, len(points)) for a in op.array(*columns, **settings)]
        floats = zip(*(op.scalar(*point, **settings) for point in points), strict=True)
        for ours, theirs in zip(floats, arrays, strict=True):
            np.testing.assert_allclose(ours, theirs, rtol=1e-12)


@pytest.mark.parametrize("bad", [INF, -INF, NAN, MOST, 0.0])
@pytest.mark.parametrize("op", COMPUTING, ids=lambda op: op.name)
def test_no_op_warns_or_raises_whatever_it_meets(op: Op, bad: float) -> None:
    for given in arguments(op)[::5]:
        program = given.program()
        for slot, value in enumerate(given.values):
            if not given.may_move(slot):
                continue
            leaves = list(program.leaves)
            leaves[slot] = np.full(np.shape(value), bad) if np.ndim(value) else bad
            ran = forward(program, leaves)
            shape = program.shapes[program.output]
            backward(program, ran, np.full(shape, INF) if shape else INF)


def test_a_squared_error_overflows_but_not_its_slope() -> None:
    value, grads = run("y = mse(p, t)", p=np.array([1e308, 0.0]), t=np.zeros(2))
    assert value == INF
    assert np.array_equal(np.asarray(grads["p"]), [1e308, 0.0])
    assert np.array_equal(np.asarray(grads["t"]), [-1e308, 0.0])


def test_a_run_may_begin_within_another_and_numpy_warns_again_after_it() -> None:
    graph = Graph((Node("x", "input", value=np.zeros(2)), Node("y", "log", ("x",))), "y")
    inner = compile_graph(graph)

    def kernel(x: Value) -> tuple[Value, float]:
        forward(inner)
        return np.log(x), 0.0

    nested = {**OPS, "log": replace(OPS["log"], array=kernel)}
    forward(compile_graph(graph, ops=nested))
    with pytest.warns(RuntimeWarning, match="divide by zero"):
        np.log(np.zeros(2))


def test_a_dead_log_of_0_leaves_no_trace_in_the_gradients() -> None:
    nodes = (
        Node("x", "input", value=0.0),
        Node("dead", "log", ("x",)),
        Node("deader", "mul", ("dead", "x")),
        Node("y", "exp", ("x",)),
    )
    program = compile_graph(Graph(nodes, "y"))
    ran = forward(program)
    assert ran.values[1] == -INF
    assert backward(program, ran, 1.0).derivatives == [1.0, None, None, 1.0]


@pytest.mark.parametrize(
    ("source", "value", "slopes"),
    [
        ("y = sum(softmax(z) * [1, 2, 3])", 2.5, [0.0, -0.25, 0.25]),
        ("y = logsumexp(z)", math.log(2), [0.0, 0.5, 0.5]),
        ("y = softmax_cross_entropy(z, 1)", math.log(2), [0.0, -0.5, 0.5]),
        ("y = softmax_cross_entropy(z, 0)", INF, [-1.0, 0.5, 0.5]),
        ("y = softmax_cross_entropy(z, [0, 0.5, 0.5])", math.log(2), [0.0, 0.0, 0.0]),
        ("y = hinge(z, 1)", 1.0, [0.0, -1.0, 1.0]),
        ("y = hinge(z, 0)", INF, [-2.0, 1.0, 1.0]),
    ],
)
def test_a_class_ruled_out_by_minus_infinity_costs_only_where_it_must(
    source: str, value: float, slopes: list[float]
) -> None:
    found, grads = run(source, z=np.array([-INF, 0.0, 0.0]))
    assert found == pytest.approx(value, abs=1e-15)
    np.testing.assert_allclose(np.asarray(grads["z"]), slopes, atol=1e-15)


@pytest.mark.parametrize(
    ("z", "value"),
    [([INF, 0.0], INF), ([-INF, -INF], -INF), ([INF, NAN], NAN), ([MOST, MOST], MOST)],
)
def test_logsumexp_follows_the_largest_however_large(z: list[float], value: float) -> None:
    assert run("y = logsumexp(z)", z=np.array(z))[0] == pytest.approx(value, nan_ok=True)


@pytest.mark.parametrize("shift", [0.0, 1000.0, -1000.0, 1e300])
def test_softmax_and_its_kin_do_not_overflow(shift: float) -> None:
    z = np.zeros(4) + shift
    assert run("y = sum(square(softmax(z)))", z=z)[0] == pytest.approx(0.25)
    assert run("y = logsumexp(z)", z=z)[0] == pytest.approx(shift + math.log(4))
    assert run("y = softmax_cross_entropy(z, 2)", z=z)[0] == pytest.approx(math.log(4))


@pytest.mark.parametrize("op", ["silu", "gelu", "gelu_tanh"])
def test_smooth_rectifiers_have_their_limits_at_infinity(op: str) -> None:
    """PyTorch multiplies infinity by 0 there."""
    assert run(f"y = {op}(x)", x=-INF) == (0.0, {"x": 0.0, "y": 1.0})
    assert run(f"y = {op}(x)", x=INF) == (INF, {"x": 1.0, "y": 1.0})


@pytest.mark.parametrize(
    ("source", "value", "slope"),
    [
        ("y = expm1(x)", 1e-20, 1.0),
        ("y = log1p(x)", 1e-20, 1.0),
        ("y = binary_cross_entropy(x, 0)", 1e-20, 1.0),
        ("y = binary_cross_entropy_with_logits(x - 50, 0)", 1.9287498479639178e-22, 1.92875e-22),
        ("y = binary_cross_entropy_with_logits(x + 50, 1)", 1.9287498479639178e-22, -1.92875e-22),
        ("y = -index(log_softmax(stack(x + 50, 0)), at=0)", 1.9287498479639178e-22, -1.92875e-22),
        (
            "y = softmax_cross_entropy(stack(x + 50, 0), constant(0))",
            1.928749847963918e-22,
            -1.92875e-22,
        ),
        ("y = binary_cross_entropy_with_logits(x - 1e308, 1)", 1e308, -1.0),
        ("y = sum(log_softmax(stack(x + 1000, 0)))", -1000.0, -1.0),
    ],
)
def test_stable_forms_keep_the_digits_that_naive_ones_lose(
    source: str, value: float, slope: float
) -> None:
    found, grads = run(source, x=1e-20)
    assert found == pytest.approx(value, rel=1e-12, abs=0)
    assert grads["x"] == pytest.approx(slope, rel=1e-5, abs=1e-24)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("y = binary_cross_entropy([1, 0], [1, 0])", 0.0),
        ("y = binary_cross_entropy([0, 0], [1, 0])", INF),
        ("y = binary_cross_entropy([-1, 0], [1, 0])", NAN),
        ("y = kl_divergence([0.5, 0.5], [1, 0])", math.log(2)),
        ("y = kl_divergence([1, 0], [1, 0])", 0.0),
        ("y = kl_divergence([1, 0], [0.5, 0.5])", INF),
    ],
)
def test_a_certain_probability_costs_nothing_if_right_and_infinity_if_wrong(
    source: str, value: float
) -> None:
    assert run(source)[0] == pytest.approx(value, rel=1e-15, nan_ok=True)


@pytest.mark.parametrize("x", [20.0, -20.0, 300.0, -300.0])
def test_the_tails_of_sigmoid_and_tanh_keep_their_digits(x: float) -> None:
    """y(1 - y) and 1 - y^2 have rounded to 0 by then."""
    near_0 = math.exp(-abs(x))
    assert run("y = sigmoid(x)", x=x)[1]["x"] == pytest.approx(near_0, rel=1e-8, abs=0)
    assert run("y = tanh(x)", x=x)[1]["x"] == pytest.approx(4 * near_0**2, rel=1e-8, abs=0)
