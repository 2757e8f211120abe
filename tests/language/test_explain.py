"""Every step says its rule, its numbers, its result, and why a number is special."""

import pytest

from app.engine.program import compile_graph
from app.engine.trace import FlowStep, Trace, forward_trace, reverse_trace
from app.examples.load import Example, examples
from app.language.explain import Explanation, explain
from app.language.parse import parse

SEED = "a = -1\nb = 3\nc = 4\nx = a + b\ny = b + c\nf = x * y"


def reverse(source: str) -> Trace:
    return reverse_trace(compile_graph(parse(source).graph))


def crossing(trace: Trace, source: str, target: str) -> Explanation:
    """The explanation of the step that goes from `source` to `target`."""
    for i, step in enumerate(trace.steps):
        if isinstance(step, FlowStep) and (step.source, step.target) == (source, target):
            return explain(trace, i)
    raise LookupError(f"nothing goes from {source} to {target}")


def test_a_value_is_explained_by_its_rule_its_numbers_and_its_result() -> None:
    latex = explain(reverse(SEED), 5).latex
    assert latex.index("x ") < latex.index("{2}") < latex.index("{14}")


def test_the_second_contribution_to_b_is_added_to_the_first() -> None:
    told = crossing(reverse(SEED), "y", "b")
    assert "2 × 1 = 2" in told.words
    assert "b already holds 7, and they add up: 7 + 2 = 9" in told.words
    assert r"\mathrel{+}=" in told.latex
    assert r"\textcolor{red}{7} + \textcolor{red}{2} = \textcolor{red}{9}" in told.latex


def test_the_local_derivative_is_shown_as_a_rule_before_its_number() -> None:
    latex = crossing(reverse("x = 1\ny = sigmoid(x)"), "y", "x").latex
    rule, number = latex.index("y (1 - y)"), latex.index("0.1966")
    assert rule < number


@pytest.mark.parametrize(
    ("source", "edge", "reason"),
    [
        ("x = -2\ny = relu(x)", ("y", "x"), "changes nothing here"),
        ("x = 2\nw = 0\nh = x * x\ny = w * h", ("h", "x"), "Nothing arrives from above"),
        ("x = 2\ny = relu(x)", ("y", "x"), "it passes unchanged"),
        ("x = 0\ny = log(x) * x", ("t1", "x"), "where NaN is born"),
        ("z = [1, 2]\nL = softmax_cross_entropy(z, constant(0))", ("L", "k1"), "comes out is 0"),
        ("W = [[1, 2]]\nb = 3\ny = sum(W + b)", ("t1", "b"), "its copies receive is added up"),
    ],
)
def test_a_special_gradient_says_why(source: str, edge: tuple[str, str], reason: str) -> None:
    assert reason in crossing(reverse(source), *edge).words


def test_a_matrix_product_puts_the_gradient_into_its_rule() -> None:
    latex = crossing(reverse("x = [[1, 2]]\nW = [[3], [4]]\ny = sum(x @ W)"), "t1", "x").latex
    assert r"\frac{\partial y}{\partial t_{1}}\, {W}^\top" in latex
    assert r"(\cdot)" not in latex


def test_a_sum_among_factors_is_bracketed_and_a_product_is_not() -> None:
    squared = crossing(reverse("p = 3\nt = 1\nL = mse(p, t)"), "L", "p").latex
    assert r"\tfrac{2}{n} (p - t)" in squared
    assert r"\left(" not in squared
    logits = "z = [1, 2]\nL = logsumexp(z) + z @ z"
    assert r"\left(" not in crossing(reverse(logits), "t1", "z").latex


def test_a_step_of_a_tangent_names_what_moves() -> None:
    trace = forward_trace(compile_graph(parse(SEED).graph), "b")
    told = crossing(trace, "b", "x")
    assert "x feels b directly" in told.words
    assert r"\frac{\partial x}{\partial b}" in told.latex


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.id)
def test_every_step_of_every_example_is_explained_without_open_places(example: Example) -> None:
    program = compile_graph(parse(example.source, example.values).graph)
    leaf = next(node.id for node in program.nodes if node.op != "constant" and not node.inputs)
    for trace in (reverse_trace(program), forward_trace(program, leaf)):
        for i in range(len(trace.steps)):
            told = explain(trace, i)
            assert told.words.endswith(".")
            assert "<" not in told.latex.replace(r"\le", "").replace(" < ", "")
            assert told.latex.count("{") == told.latex.count("}")
