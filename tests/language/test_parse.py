"""What a text means: nodes, names, versions, precedence, literals."""

import itertools
import math
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.graph import Node
from app.engine.op import Op
from app.engine.ops import OPS
from app.engine.program import compile_graph
from app.engine.sweep import forward
from app.engine.value import Value
from app.language.parse import Span, parse


def nodes(source: str, **values: Value) -> dict[str, Node]:
    return {node.id: node for node in parse(source, values).graph.nodes}


def result(source: str, **values: Value) -> Value:
    program = compile_graph(parse(source, values).graph)
    return forward(program).values[program.output]


def test_each_line_names_a_node_after_the_inputs_and_the_last_is_the_output() -> None:
    graph = parse("x = a + b\ny = b + c\nf = x * y").graph
    assert [(n.id, n.op, n.inputs) for n in graph.nodes] == [
        ("a", "input", ()),
        ("b", "input", ()),
        ("c", "input", ()),
        ("x", "add", ("a", "b")),
        ("y", "add", ("b", "c")),
        ("f", "mul", ("x", "y")),
    ]
    assert graph.output == "f"


def test_a_name_never_assigned_is_an_input_with_its_given_value_or_one() -> None:
    found = nodes("f = a * b", a=3.0)
    assert (found["a"].value, found["b"].value) == (3.0, 1.0)


def test_values_for_names_that_are_assigned_or_not_read_are_ignored() -> None:
    found = nodes("a = 2\nf = a * b", a=9.0, z=1.0)
    assert found["a"].value == 2.0
    assert "z" not in found


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("2 + 3 * 4", 14.0),
        ("(2 + 3) * 4", 20.0),
        ("-2 ** 2", -4.0),
        ("(-2) ** 2", 4.0),
        ("2 ** 3 ** 2", 512.0),
        ("2 ** -1", 0.5),
        ("2 ** -1 * 3", 1.5),
        ("8 - 4 - 2", 2.0),
        ("16 / 4 / 2", 2.0),
        ("16 / 4 * 2", 8.0),
        ("2 * -3", -6.0),
        ("--3", 3.0),
        ("+3", 3.0),
        ("-exp(0) * 2", -2.0),
        ("max(2, 3) + ln(1)", 3.0),
        ("min(2, 3) + max([2, 5, 3]) + [[1, 2], [3, 4]].min(axis=0) @ [1, 1]", 10.0),
        ("(2).max(3) + (2).minimum(3)", 5.0),
        ("sum(reshape([1, 2, 3, 4], shape=(2, -1)) @ [1, 0])", 4.0),
        ("slice([1, 2, 3, 4], start=-1, stop=None, step=-2) @ [10, 1]", 42.0),
        ("(1 - 3).abs().square()", 4.0),
        ("-(1 - 3).square()", -4.0),
        ("2 − 3 × 4 ÷ 6", 0.0),
        (".5 + 5. + 1_000 + 2e-1", 1005.7),
        ("[1, 2] @ [[1, 2], [3, 4]].T @ [1, -1,]", -6.0),
        ("leaky_relu(-2, slope=0.5)", -1.0),
        ("sum(sum([[1, 2], [3, 4]], axis=-1, keepdims=True), axis=None)", 10.0),
        ("sum(transpose([[1, 2], [3, 4]], axes=(1, 0)) @ [1, 0])", 3.0),
    ],
)
def test_precedence_and_calls_are_those_of_python(source: str, value: float) -> None:
    assert result(source) == pytest.approx(value, rel=1e-15)


INFIX = st.sampled_from(["+", "-", "*", "/", "**"])
ATOM = st.sampled_from(["a", "b", "3", "0.5", "-a", "(a - b)", "-2", "--b", "+a"])


@given(st.lists(st.tuples(ATOM, INFIX), min_size=1, max_size=8), ATOM)
def test_any_mix_of_operators_groups_as_in_python(terms: list[tuple[str, str]], last: str) -> None:
    source = " ".join([*itertools.chain.from_iterable(terms), last])
    try:
        expected = eval(source, {}, {"a": 1.25, "b": 0.75})  # the reference; only in this test
    except (OverflowError, ZeroDivisionError):
        return
    if isinstance(expected, complex):
        return
    found = result(source, a=1.25, b=0.75)
    assert found == pytest.approx(expected, rel=1e-9) or math.isinf(expected)


@pytest.mark.parametrize("op", [op for op in OPS.values() if op.infix], ids=lambda op: op.name)
def test_an_operator_makes_the_op_that_claims_it(op: Op) -> None:
    assert nodes(f"f = a {op.infix} b")["f"] == Node("f", op.name, ("a", "b"))


@pytest.mark.parametrize("op", OPS.values(), ids=lambda op: op.name)
def test_every_op_can_be_written_and_its_example_runs(op: Op) -> None:
    graph = parse(op.example).graph
    assert any(node.op == op.name for node in graph.nodes)
    forward(compile_graph(graph))


@pytest.mark.parametrize(
    ("source", "kind", "value"),
    [
        ("a = 2", "input", 2.0),
        ("a = -2.5", "input", -2.5),
        ("a = (3)", "input", 3.0),
        ("a = parameter(-2)", "parameter", -2.0),
        ("a = constant(2)", "constant", 2.0),
        ("a = input(1e3)", "input", 1000.0),
    ],
)
def test_a_named_literal_is_a_leaf_of_the_kind_written(
    source: str, kind: str, value: float
) -> None:
    assert parse(source).graph.nodes == (Node("a", kind, value=value),)


def test_tensor_literals_are_nested_lists() -> None:
    value = nodes("W = [[1, -2, 3],\n     [4, 5, 6.5]]  # two rows\ny = sum(W)")["W"].value
    np.testing.assert_array_equal(value, [[1, -2, 3], [4, 5, 6.5]])


def test_a_literal_inside_an_expression_is_one_constant_with_its_sign() -> None:
    found = nodes("f = x + -3")
    assert found["k1"] == Node("k1", "constant", value=-3.0)
    assert found["f"].inputs == ("x", "k1")


def test_a_parameter_may_be_written_inside_an_expression() -> None:
    assert nodes("f = parameter(2) * x")["k1"].op == "parameter"


def test_a_name_assigned_again_keeps_its_versions() -> None:
    found = nodes("c = a + b\nc += c + 1\nc *= 2\nf = c")
    assert found["c.1"].inputs == ("a", "b")
    assert found["t1"].inputs == ("c.1", "k1")
    assert found["c.2"] == Node("c.2", "add", ("c.1", "t1"))
    assert found["c"] == Node("c", "mul", ("c.2", "k2"))


def test_an_alias_is_no_node() -> None:
    parsed = parse("f = a * b\ng = f")
    assert [node.id for node in parsed.graph.nodes] == ["a", "b", "f"]
    assert parsed.graph.output == "f"


@pytest.mark.parametrize("source", ["y = x", "f = x\ng = x", "y = +x", "y = (x)", "x"])
def test_an_output_that_is_another_name_is_the_node_it_names(source: str) -> None:
    graph = parse(source).graph
    assert [(node.id, node.op) for node in graph.nodes] == [("x", "input")]
    assert graph.output == "x"


def test_a_name_that_libraries_have_is_a_value_where_it_is_used_as_one() -> None:
    assert nodes("F = [[1, 2], [3, 4]]\nf = F.sum(axis=0)")["f"].inputs == ("F",)
    assert nodes("f = F.sum(axis=0)", F=np.ones((2, 2)))["f"].inputs == ("F",)
    assert nodes("f = F.relu() + F.T + np * F.pow(2)")["t1"] == Node("t1", "relu", ("F",))


def test_words_that_only_begin_like_those_of_python_are_names() -> None:
    source = "f = lambda_ + If + iff + none + match + type + __"
    assert {"lambda_", "If", "iff", "none", "match", "type", "__"} <= set(nodes(source))


def test_a_last_line_without_a_name_is_the_output() -> None:
    assert parse("x = a + b\nx * x").graph.output == "out"
    assert parse("out = a + b\nout * 2").graph.output == "out1"
    assert parse("x = a + b\nx").graph.output == "x"


def test_names_made_up_never_clash_with_names_in_the_text() -> None:
    found = nodes("f = (t1 + k1) * 2 + exp(t3)")
    assert len(found) == len(parse("f = (t1 + k1) * 2 + exp(t3)").graph.nodes)
    assert found["t1"].op == found["k1"].op == found["t3"].op == "input"
    assert {"t2", "k2", "t4", "t5"} <= set(found)


def test_inputs_come_before_their_users() -> None:
    seen: set[str] = set()
    for node in parse("f = a * (b - exp(c * 2)) ** 2 + [1, 2] @ w.T").graph.nodes:
        assert seen.issuperset(node.inputs)
        seen.add(node.id)


def test_semicolons_comments_and_joined_lines() -> None:
    found = nodes("x = a + b; y = x * 2  # ; z = 3\r\n\n# nothing\nf = y + \\\n  (\n\n  x\n)\r")
    assert set(found) == {"a", "b", "x", "k1", "y", "f"}


def test_greek_letters_are_names_and_look_alikes_are_one_name() -> None:
    found = nodes("f = \N{MICRO SIGN} + μ + x₁ + x1", μ=2.0)
    assert found["μ"].value == 2.0
    assert {node.id for node in found.values() if node.op == "input"} == {"μ", "x1"}


def test_every_node_knows_where_it_is_written() -> None:
    parsed = parse("x = a + b\ny = (x * 2).relu()")
    assert parsed.spans == {
        "a": Span(1, 5, 1, 6),
        "b": Span(1, 9, 1, 10),
        "x": Span(1, 1, 1, 10),
        "k1": Span(2, 10, 2, 11),
        "t1": Span(2, 5, 2, 12),
        "y": Span(2, 1, 2, 19),
    }


def test_ten_thousand_terms_are_read_without_recursion() -> None:
    parse("f = x")
    start = time.process_time()
    graph = parse("f = " + " + ".join(["x"] * 10_000)).graph
    assert time.process_time() - start < 1.0
    assert len(graph.nodes) == 10_000
    assert parse("f = x" + ".exp()" * 5_000).graph.output == "f"


def test_brackets_and_powers_may_nest_deeply() -> None:
    assert parse("f = " + "(" * 190 + "x" + ")" * 190).graph.output == "x"
    assert len(parse("f = " + "exp(" * 190 + "x" + ")" * 190).graph.nodes) == 191
    assert len(parse("f = " + " ** ".join(["x"] * 190)).graph.nodes) == 190


@pytest.mark.parametrize(
    ("source", "name", "written"),
    [
        ("a = -1  # start\nf = a * 2", "a", "-1"),
        ("# note; a = 3\na = 1\nf = a", "a", "1"),
        ("a = (3)\nf = a + 1", "a", "3"),
        ("a = - -3\nf = a + 1", "a", "- -3"),
        ("w = parameter(-0.5)\ny = w * 2", "w", "-0.5"),
        ("a = 1; b = 2\nf = a * b", "b", "2"),
        ("c = 1\nc = c * 2", "c.1", "1"),
        ("f = x * 2.5", "k1", "2.5"),
    ],
)
def test_the_number_of_a_leaf_is_found_where_it_stands(
    source: str, name: str, written: str
) -> None:
    parsed = parse(source)
    span = parsed.literals[name]
    line = source.splitlines()[span.line - 1]
    assert span.line == span.end_line
    assert line[span.column - 1 : span.end_column - 1] == written


def test_an_input_that_the_text_leaves_open_stands_nowhere() -> None:
    assert set(parse("x = 2\nf = x * a").literals) == {"x"}
