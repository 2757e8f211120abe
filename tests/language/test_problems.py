"""What is said about a text that cannot be read: what, where, and a way out."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.parse import ParseError, ParseProblem, parse


def problems(source: str) -> tuple[ParseProblem, ...]:
    with pytest.raises(ParseError) as caught:
        parse(source)
    return caught.value.problems


@pytest.mark.parametrize(
    ("source", "column", "message"),
    [
        ("", 1, "nothing to compute"),
        ("f = 2 *", 8, "expected a value after '*'"),
        ("f =", 4, "expected a value after '='"),
        ("f = * 2", 5, "expected a value after '='"),
        ("f = ()", 6, "expected a value after '('"),
        ("f = (a + b", 5, "this '(' is never closed"),
        ("f = [1, 2", 5, "this '[' is never closed"),
        ("f = a + b)", 10, "this ')' closes nothing"),
        ("f = (a + b]", 11, "expected ')' to close the '(' of line 1, column 5"),
        ("f = (a, b)", 7, "expected an operator or the ')' of the '(' in column 5"),
        ("f = sigmoyd(x)", 5, "unknown function 'sigmoyd'; did you mean 'sigmoid'?"),
        ("f = x.rellu()", 7, "unknown method 'rellu'; did you mean 'relu'?"),
        ("f = x(3)", 5, "unknown function 'x'; for a product write x*(...)"),
        ("x = 3; f = x(3)", 12, "'x' is a value and cannot be called"),
        ("f = 2x", 5, "write 2*x"),
        ("f = 2(x + 1)", 5, "write 2*(...)"),
        ("f = (a)(b)", 8, "write )*("),
        ("f = x y", 7, "expected an operator or the end of the line after 'x', found 'y'"),
        ("f = x^2", 6, "powers are written **"),
        ("f = x²", 5, "powers are written **, as in x**2"),
        ("f = a < b", 7, "values are not compared"),
        ("f == a", 3, "one = gives a name"),
        ("f = a // b", 7, "no whole-number division"),
        ("f = a % b", 7, "no remainder"),
        ("f = relu", 5, "'relu' is an op, not a value; call it, as in relu(x)"),
        ("max = 3", 1, "'max' is the name of an op; pick another name"),
        ("x = max(a, b, axis=0)", 5, "max takes 1 input (x), got 2"),
        ("x = huber(a, b, delta=-1)", 17, "'delta' must be a finite number above 0, got -1"),
        ("True = 3", 1, "cannot be assigned"),
        ("_ = 3", 1, "_ keeps a place that is open and cannot be assigned"),
        ("_ += 3", 1, "_ keeps a place that is open and cannot be assigned"),
        ("y = tahn(a)", 5, "did you mean 'tanh'?"),
        ("a = _", 5, "nothing is connected here yet: _ keeps the place; write a name or a number"),
        ("_", 1, "nothing is connected here yet"),
        ("y = a * _", 9, "nothing is connected here yet"),
        ("y = -_", 6, "nothing is connected here yet"),
        ("y = _.relu()", 5, "nothing is connected here yet"),
        ("y = max(a, _)", 12, "nothing is connected here yet"),
        ("f = True", 5, "a setting of an op, not a value"),
        ("f = a = 3", 7, "expected one name on the left of '='"),
        ("a + b = 3", 7, "expected one name on the left of '='"),
        ("f = exp()", 5, "exp takes 1 input (x), got 0"),
        ("f = sum(x, 0)", 5, "settings are written by name, as in axis="),
        ("f = maxout()", 5, "maxout takes at least 1 input"),
        ("f = leaky_relu(x, slop=1)", 19, "its settings are slope; did you mean 'slope'?"),
        ("f = exp(x, base=2)", 12, "exp has no setting 'base'; it has no settings"),
        ("f = leaky_relu(x, slope=None)", 19, "attr 'slope' must be a finite number"),
        ("f = leaky_relu(x, slope=y)", 25, "a setting is a number, True, False, None"),
        ("f = leaky_relu(x, slope=1, slope=2)", 28, "is given twice"),
        ("f = leaky_relu(slope=1, x)", 25, "inputs come before settings"),
        ("f = transpose(x, axes=(0, 0.5))", 27, "expected whole numbers"),
        ("f = parameter(x)", 5, "parameter takes one number or tensor literal"),
        ("f = constant(1, 2)", 5, "constant takes one number or tensor literal"),
        ("f = [[1, 2], [3]]", 14, "ragged tensor"),
        ("f = [1, [2]]", 9, "ragged tensor"),
        ("f = [1, x]", 9, "a tensor literal holds only numbers, found 'x'"),
        ("f = []", 5, "this tensor is empty"),
        ("f = 1e999", 5, "this number is too large"),
        ("f = " + "9" * 400, 5, "this number is too large"),
        ("f = x.relu", 7, "write .relu()"),
        ("f = 2.relu()", 5, "write (2.).relu(...)"),
        ("f = x.", 6, "expected a method after '.'"),
        ("f = \u202ex", 5, "'\\u202e' means nothing here"),
        ("f = \ud800", 5, "'\\ud800' means nothing here"),
        ("f = 1__0", 5, "one _ may stand between two digits"),
        ("a" * 65 + " = 3", 1, "a name has at most 64 characters"),
        ("f = x½", 5, "cannot be a name"),
        ("f = f + 1", 5, "'f' has no value yet: it is first assigned on line 1"),
        ("c += 1", 1, "'c' has no value yet"),
    ],
)
def test_a_problem_says_what_is_wrong_and_where(source: str, column: int, message: str) -> None:
    (problem,) = problems(source)
    assert message in problem.message
    assert (problem.span.line, problem.span.column) == (1, column)


def test_each_open_place_is_listed() -> None:
    found = problems("y = _ + _\nf = y * _")
    assert [(p.span.line, p.span.column) for p in found] == [(1, 5), (1, 9), (2, 9)]


def test_a_number_given_for_an_open_place_is_not_taken() -> None:
    with pytest.raises(ParseError, match="nothing is connected here yet"):
        parse("y = _ + 1", {"_": 2.0})


def test_every_line_with_a_fault_is_listed() -> None:
    found = problems("x = 2 *\ny = (a + b\nz = sigmoyd(x)\nw = 2x\nf = x + y + z + w")
    assert [problem.span.line for problem in found] == [1, 2, 3, 4]


def test_two_wrong_calls_in_one_line_are_both_listed() -> None:
    assert len(problems("f = expp(x) + tanhh(x) + leaky_relu(x, slop=2)")) == 3


def test_reading_a_name_before_its_first_assignment_is_told() -> None:
    (problem,) = problems("f = q * 2\nq = 3")
    assert "'q' has no value yet: it is first assigned on line 2" in problem.message


def test_only_the_last_line_may_be_without_a_name() -> None:
    (problem,) = problems("a + b\nc * d")
    assert "this value is not used" in problem.message


def test_a_bracket_left_open_does_not_swallow_the_lines_below() -> None:
    found = problems("x = max(a,\n  b\ny = 2 *\nz = (3\n")
    assert [(p.span.line, p.span.column) for p in found] == [(1, 8), (3, 8), (4, 5)]


def test_the_message_of_the_error_names_line_and_column() -> None:
    with pytest.raises(ParseError, match=r"^line 2, column 8: expected a value after '\+'"):
        parse("x = 1\nf = x +")


@pytest.mark.parametrize(
    "source",
    [
        "(" * 10_000 + "x" + ")" * 10_000,
        "exp(" * 5_000 + "x" + ")" * 5_000,
        "-" * 10_000 + "x",
        "**".join(["x"] * 10_000),
        "1+1*maximum(1," * 3_000 + "1" + ")" * 3_000,
        "[" * 10_000 + "1" + "]" * 10_000,
    ],
    ids=["brackets", "calls", "minuses", "powers", "mixed", "tensor"],
)
def test_nesting_is_bounded_and_said_so_at_once(source: str) -> None:
    start = time.process_time()
    (problem,) = problems(source)
    assert time.process_time() - start < 1.0
    assert "deep" in problem.message


def test_a_text_too_long_is_refused() -> None:
    assert "at most 50000 are read" in problems("x" * 50_001)[0].message


def test_a_flood_of_problems_is_told_whole_and_from_top_to_bottom() -> None:
    found = problems(")\n" * 20_000)
    assert [problem.span.line for problem in found] == list(range(1, 20_001))


PIECES = st.sampled_from(
    [
        *"()[]+-*/@=,.;^<#\n ",
        "**",
        "+=",
        "x",
        "t1",
        "relu",
        "2",
        "1e9",
        "slope",
        "T",
        "²",
        "True",
        "np",
        "if",
        "'",
        "0x1",
        "&&",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_is_a_graph_or_a_list_of_problems(source: str) -> None:
    found: tuple[ParseProblem, ...] = ()
    try:
        graph = parse(source).graph
    except ParseError as error:
        found = error.problems
    else:
        ids = [node.id for node in graph.nodes]
        assert len(set(ids)) == len(ids)
        assert graph.output in ids
        assert all(source in ids for node in graph.nodes for source in node.inputs)
        return
    assert found
    assert all(p.message.encode() and p.span.line >= 1 and p.span.column >= 1 for p in found)
