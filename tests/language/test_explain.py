"""Every step says its rule, its numbers, its result, and why a number is special."""

from collections.abc import Mapping

import pytest

from app.engine.ops import OPS
from app.engine.program import compile_graph
from app.engine.steps import FlowStep, SeedStep, Trace
from app.engine.trace import forward_trace, reverse_trace
from app.engine.value import Value
from app.examples.load import examples
from app.language.explain import Explanation, explain, narrate
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
        ("x = -2\ny = relu(x)", ("y", "x"), "is 0 here, so nothing passes"),
        ("x = 2\nw = 0\nh = x * x\ny = w * h", ("h", "x"), "The gradient of h is 0"),
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


@pytest.mark.parametrize(
    ("source", "local"),
    [
        ("x = [1, 2]\np = prod(x)\ny = p * p", r"\prod_{j \ne i} {x}_j"),
        ("x = [1, 2]\np = max(x)\ny = p * p", r"[\,x = p\,] / k"),
    ],
)
def test_a_derivative_by_elements_is_given_whole(source: str, local: str) -> None:
    assert local in crossing(reverse(source), "p", "x").latex


def test_a_step_of_a_tangent_names_what_moves() -> None:
    trace = forward_trace(compile_graph(parse(SEED).graph), "b")
    told = crossing(trace, "b", "x")
    assert "x feels b directly" in told.words
    assert r"\frac{\partial x}{\partial b}" in told.latex


def traces(source: str, values: Mapping[str, Value]) -> list[Trace]:
    """Every way to trace a graph: backward, and forward from each of its inputs."""
    program = compile_graph(parse(source, values).graph)
    given = [node.id for node in program.nodes if node.op in ("input", "parameter")]
    return [reverse_trace(program), *(forward_trace(program, name) for name in given)]


SOURCES: dict[str, tuple[str, Mapping[str, Value]]] = {
    op.name: (op.example, {}) for op in OPS.values()
} | {example.id: (example.source, example.values) for example in examples()}


@pytest.mark.parametrize("name", SOURCES)
def test_every_step_of_every_op_and_example_is_told_in_whole_sentences_and_formulas(
    name: str,
) -> None:
    for trace in traces(*SOURCES[name]):
        for told in narrate(trace):
            assert told.words.endswith(".")
            assert "<" not in told.latex.replace(r"\le", "").replace(" < ", "")
            assert left_open(told.latex) == []


def left_open(latex: str) -> list[str]:
    """Brackets that are never closed, or close nothing."""
    pairs = {")": "(", "]": "[", "}": "{"}
    stack: list[str] = []
    for sign in latex:
        if sign in pairs.values():
            stack.append(sign)
        elif sign in pairs and (not stack or stack.pop() != pairs[sign]):
            return [sign]
    return stack


@pytest.mark.parametrize("name", SOURCES)
def test_a_step_alone_is_explained_as_in_the_whole_narration(name: str) -> None:
    for trace in traces(*SOURCES[name]):
        assert [explain(trace, i) for i in range(len(trace.steps))] == list(narrate(trace))


def test_the_first_of_several_contributions_does_not_claim_the_whole_gradient() -> None:
    latex = crossing(reverse("x = 3\ny = x * x"), "y", "x").latex
    assert r"\frac{\partial y}{\partial x} &\mathrel{+}=" in latex
    assert r"\left.\frac{\partial y}{\partial x}\right|_{1}" in latex


def test_a_seed_that_was_given_is_told_as_such() -> None:
    trace = reverse_trace(compile_graph(parse("x = 3\ny = x * x").graph), seed=2.0)
    told = next(explain(trace, i) for i, s in enumerate(trace.steps) if isinstance(s, SeedStep))
    assert "asked for" in told.words
    assert r"\textcolor{red}{2}" in told.latex


def test_forward_mode_says_of_the_input_that_it_moves_nothing() -> None:
    told = crossing(forward_trace(compile_graph(parse("x = -2\ny = relu(x)").graph), "x"), "x", "y")
    assert "with respect to x is 0 here" in told.words
    hinge = "z = [3.2, 5.1, -1.7]\nL = hinge(z, constant(0))"
    told = crossing(forward_trace(compile_graph(parse(hinge).graph), "z"), "z", "L")
    assert "this way of moving z leaves L as it is" in told.words


def test_a_setting_stands_in_the_rule_as_a_sign_and_then_as_its_number() -> None:
    latex = explain(reverse("x = -2\ny = leaky_relu(x, slope=0.5)"), 1).latex
    assert latex.index(r"\alpha") < latex.index("0.5")
