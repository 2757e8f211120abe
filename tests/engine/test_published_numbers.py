"""Numbers that others have printed."""

import numpy as np
import pytest

from app.engine.graph import Graph, Node
from app.engine.program import compile_graph
from app.engine.steps import FlowStep, SeedStep, ValueStep
from app.engine.sweep import backward, forward
from app.engine.trace import forward_trace, reverse_trace
from app.engine.value import Value
from app.language.parse import parse

SUMS_AND_PRODUCT = Graph(
    (
        Node("a", "input", value=-1.0),
        Node("b", "input", value=3.0),
        Node("c", "input", value=4.0),
        Node("x", "add", ("a", "b")),
        Node("y", "add", ("b", "c")),
        Node("f", "mul", ("x", "y")),
    ),
    "f",
)
LOGITS = np.array([3.2, 5.1, -1.7])


def value_and_grads(source: str, **values: Value) -> tuple[Value, dict[str, Value | None]]:
    program = compile_graph(parse(source, values).graph)
    run = forward(program)
    grads = backward(program, run, 1.0).derivatives
    return run.values[program.output], {n: grads[i] for n, i in program.position.items()}


def test_two_sums_and_a_product() -> None:
    program = compile_graph(SUMS_AND_PRODUCT)
    run = forward(program)
    grads = dict(zip(program.position, backward(program, run, 1.0).derivatives, strict=True))
    assert run.values == [-1.0, 3.0, 4.0, 2.0, 7.0, 14.0]
    assert grads == {"a": 7.0, "b": 9.0, "c": 2.0, "x": 7.0, "y": 2.0, "f": 1.0}


def test_two_sums_and_a_product_step_by_step() -> None:
    """f = (a + b)(b + c), each edge in the order it is walked, with b's two contributions."""
    trace = reverse_trace(compile_graph(SUMS_AND_PRODUCT))
    assert tuple(trace.steps) == (
        ValueStep("a", "input", (), -1.0),
        ValueStep("b", "input", (), 3.0),
        ValueStep("c", "input", (), 4.0),
        ValueStep("x", "add", ("a", "b"), 2.0),
        ValueStep("y", "add", ("b", "c"), 7.0),
        ValueStep("f", "mul", ("x", "y"), 14.0),
        SeedStep("f", 1.0),
        FlowStep("f", "x", 0, 1.0, 7.0, 7.0, 7.0),
        FlowStep("f", "y", 1, 1.0, 2.0, 2.0, 2.0),
        FlowStep("x", "a", 0, 7.0, 1.0, 7.0, 7.0),
        FlowStep("x", "b", 1, 7.0, 1.0, 7.0, 7.0),
        FlowStep("y", "b", 0, 2.0, 1.0, 2.0, 9.0),
        FlowStep("y", "c", 1, 2.0, 1.0, 2.0, 2.0),
    )


def test_two_sums_and_a_product_in_forward_mode() -> None:
    trace = forward_trace(compile_graph(SUMS_AND_PRODUCT), "b")
    assert trace.steps[6:] == (
        SeedStep("b", 1.0),
        FlowStep("b", "x", 1, 1.0, 1.0, 1.0, 1.0),
        FlowStep("b", "y", 0, 1.0, 1.0, 1.0, 1.0),
        FlowStep("x", "f", 0, 1.0, 7.0, 7.0, 7.0),
        FlowStep("y", "f", 1, 1.0, 2.0, 2.0, 9.0),
    )


def test_a_node_times_itself_is_two_edges() -> None:
    nodes = (Node("x", "input", value=3.0), Node("y", "mul", ("x", "x")))
    flows = reverse_trace(compile_graph(Graph(nodes, "y"))).steps[3:]
    assert flows == (
        FlowStep("y", "x", 0, 1.0, 3.0, 3.0, 3.0),
        FlowStep("y", "x", 1, 1.0, 3.0, 3.0, 6.0),
    )


def test_gradients_add_at_branches() -> None:
    value, grads = value_and_grads("f = x ** 2 + sin(x) + exp(x) + 3 * x + tanh(x)", x=0.0)
    assert (value, grads["x"]) == (1.0, 6.0)


def test_sum_then_product() -> None:
    """CS231n, Backpropagation, intuitions: f = (x + y) z at -2, 5, -4."""
    value, grads = value_and_grads("q = x + y\nf = q * z", x=-2.0, y=5.0, z=-4.0)
    assert value == -12.0
    assert grads == {"x": -4.0, "y": -4.0, "z": 3.0, "q": -4.0, "f": 1.0}


def test_sigmoid_neuron() -> None:
    """CS231n, the two-dimensional neuron with w = (2, -3, -3) and x = (-1, -2)."""
    value, grads = value_and_grads(
        "f = sigmoid(w0 * x0 + w1 * x1 + w2)", w0=2.0, w1=-3.0, w2=-3.0, x0=-1.0, x1=-2.0
    )
    assert value == pytest.approx(0.73, abs=5e-3)
    printed = {"w0": -0.20, "x0": 0.39, "w1": -0.39, "x1": -0.59, "w2": 0.20}
    assert {name: grads[name] for name in printed} == pytest.approx(printed, abs=5e-3)


def test_the_micrograd_expression() -> None:
    """Andrej Karpathy, micrograd, README."""
    value, grads = value_and_grads("""
a = -4.0
b = 2.0
c = a + b
d = a * b + b**3
c += c + 1
c += 1 + c + (-a)
d += d * 2 + (b + a).relu()
d += 3 * d + (b - a).relu()
e = c - d
f = e**2
g = f / 2.0
g += 10.0 / f
""")
    assert value == pytest.approx(24.7041, abs=5e-5)
    assert grads["a"] == pytest.approx(138.8338, abs=5e-5)
    assert grads["b"] == pytest.approx(645.5773, abs=5e-5)


def test_softmax_cross_entropy() -> None:
    """CS231n's scores of the cat image: -ln 0.13."""
    value, grads = value_and_grads("f = softmax_cross_entropy(z, t)", z=LOGITS, t=0.0)
    assert value == pytest.approx(2.0403552, abs=5e-8)
    probabilities = np.exp(LOGITS) / np.exp(LOGITS).sum()
    np.testing.assert_allclose(np.asarray(grads["z"]), probabilities - [1, 0, 0], rtol=1e-12)
    np.testing.assert_allclose(probabilities, [0.13, 0.87, 0.00], atol=5e-3)


def test_a_convolution_slides_its_kernel_without_turning_it_around() -> None:
    """Deep Learning (Goodfellow et al., 2016), figure 9.1, with numbers for its letters."""
    value, grads = value_and_grads(
        "f = sum(conv2d(x, k) * [[[1, 10, 100], [1000, 10000, 100000]]])",
        x=np.arange(1.0, 13.0).reshape(1, 3, 4),
        k=np.array([[[[1.0, 0.0], [0.0, -1.0]]]]),
    )
    assert value == -5 * 111_111
    assert np.array_equal(
        np.asarray(grads["x"])[0],
        [[1, 10, 100, 0], [1000, 9999, 99990, -100], [0, -1000, -10000, -100000]],
    )
    assert np.asarray(grads["k"])[0, 0, 0, 0] == 1 + 20 + 300 + 5000 + 60_000 + 700_000


def test_a_max_pool_routes_the_gradient_to_the_largest_and_of_ties_to_the_first() -> None:
    """PyTorch 2.13: max_pool2d([[1, 5, 2, 2], [3, 4, 2, 2]], 2)."""
    x = np.array([[1.0, 5.0, 2.0, 2.0], [3.0, 4.0, 2.0, 2.0]])
    value, grads = value_and_grads("f = sum(max_pool2d(x) * [1, 10])", x=x)
    assert value == 25.0
    assert np.array_equal(np.asarray(grads["x"]), [[0, 1, 10, 0], [0, 0, 0, 0]])


def test_the_gelu_and_its_approximation_at_1() -> None:
    """PyTorch 2.13."""
    exact, grads = value_and_grads("f = gelu(x)", x=1.0)
    assert (exact, grads["x"]) == pytest.approx((0.8413447460685429, 1.0833154705876864), rel=1e-15)
    close, grads = value_and_grads("f = gelu_tanh(x)", x=1.0)
    assert (close, grads["x"]) == pytest.approx((0.8411919906082768, 1.0829640838457826), rel=1e-15)


def test_dropout_keeps_the_mean_and_leaves_out_the_same_numbers_each_time() -> None:
    x = np.ones(10_000)
    value, grads = value_and_grads("h = dropout(x, rate=0.25, seed=3)\nf = mean(h)", x=x)
    assert value == pytest.approx(1.0, abs=0.02)
    slopes = np.asarray(grads["x"])
    np.testing.assert_allclose(slopes[slopes != 0.0], 1 / 0.75 / 10_000, rtol=1e-15)
    assert 2_300 < np.sum(slopes == 0.0) < 2_700
    again, _ = value_and_grads("h = dropout(x, rate=0.25, seed=3)\nf = mean(h)", x=x)
    assert again == value


def test_hinge() -> None:
    """CS231n, the same scores: max(0, 5.1 - 3.2 + 1) + max(0, -1.7 - 3.2 + 1) = 2.9."""
    value, grads = value_and_grads("f = hinge(s, t)", s=LOGITS, t=0.0)
    assert value == pytest.approx(2.9, abs=1e-15)
    assert np.array_equal(np.asarray(grads["s"]), [-1.0, 1.0, 0.0])
