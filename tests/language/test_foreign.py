"""What is said about things that are written so in Python or its libraries, but not here."""

import time
from keyword import kwlist

import pytest

from app.engine.ops import OPS
from app.language.build import ALIASES
from app.language.foreign import KEYWORDS, NOT_NEEDED, REWRITTEN, SYMBOLS
from app.language.parse import ParseError, ParseProblem, parse

OFFERED = [*OPS, *ALIASES]


def problems(source: str) -> tuple[ParseProblem, ...]:
    with pytest.raises(ParseError) as caught:
        parse(source)
    return caught.value.problems


@pytest.mark.parametrize(
    ("source", "column", "message"),
    [
        ("f = class", 5, "'class' is a word of Python; pick another name, such as class_"),
        ("lambda = 3", 1, "'lambda' is a word of Python; pick another name, such as lambda_"),
        ("if = 2", 1, "pick another name, such as if_"),
        ("import = 2", 1, "pick another name, such as import_"),
        ("\uff49f = 2", 1, "'if' is a word of Python"),
        ("f = leaky_relu(x, lambda=1)", 19, "'lambda' is a word of Python"),
        ("import numpy as np", 1, "nothing has to be imported"),
        ("from math import exp", 1, "nothing has to be imported"),
        ("f = x if y else z", 7, "write where(condition, a, b)"),
        ("f = 1 if x else 2", 7, "write where(condition, a, b)"),
        ("f = x ? y : z", 7, "write where(condition, a, b)"),
        ("f = a and b", 7, "write a * b"),
        ("f = a & b", 7, "write a * b"),
        ("f = a && b", 7, "write a * b"),
        ("f = a or b", 7, "write maximum(a, b)"),
        ("f = a | b", 7, "write maximum(a, b)"),
        ("f = not a", 5, "write 1 - a"),
        ("f = ~a", 5, "write 1 - a"),
        ("f = a!", 6, "no factorial"),
        ("f = a in b", 7, "write greater(a, b), less(a, b) or equal(a, b)"),
        ("f = a != b", 7, "write greater(a, b), less(a, b) or equal(a, b)"),
        ("for i in x:", 1, "there are no loops"),
        ("while x:", 1, "there are no loops"),
        ("def f(x):", 1, "functions are not defined here"),
        ("f(x) = x**2", 1, "functions are not defined here"),
        ("f(x, y) = x*y", 1, "functions are not defined here"),
        ("return x", 1, "the last line is the output"),
        ("print(x)", 1, "every node shows its value"),
        ("f = y.backward()", 7, "gradients need no call"),
        ("f = x << 2", 7, "write x * 2**n or x / 2**n"),
        ("f = x >> 2", 7, "write x * 2**n or x / 2**n"),
        ("x->y", 2, "an arrow means nothing here"),
        ("f := x", 3, "one ="),
        ("f: float = 2", 2, "a line is name = expression"),
        ("f = {1, 2}", 5, "a tensor is written [1, 2]"),
        ("x, y = 1, 2", 2, "a line has one name and one value"),
        ("f = 1, 2", 6, "a line has one name and one value"),
        ("f = 'abc'", 5, "text has no place here"),
        ('f = "abc"', 5, "text has no place here"),
        ("f = x'", 6, "a quote has no place here"),
        ("f = x[0]", 6, "write index(x, at=0)"),
        ("f = x[1:2]", 6, "slice(x, start=0, stop=2)"),
        ("f = x.T()", 7, "write .T, without brackets"),
        ("f = x.foo()", 7, "unknown method 'foo'; a method is an op, as in x.relu()"),
        ("f = 0x10", 5, "numbers are written in decimal; write 16"),
        ("f = 0b11", 5, "numbers are written in decimal; write 3"),
        ("f = 0O17", 5, "numbers are written in decimal; write 15"),
        ("f = 0xylo", 5, "numbers are written in decimal; for a product write 0*xylo"),
        ("f = 1j", 5, "complex numbers are not part of this language; for a product write 1*j"),
        ("f = 1_", 5, "one _ may stand between two digits"),
        ("f = 007", 5, "a whole number does not begin with 0; write 7"),
        ("f = [1, 0_7]", 9, "a whole number does not begin with 0; write 7"),
    ],
)
def test_a_habit_from_elsewhere_gets_its_way_out(source: str, column: int, message: str) -> None:
    (problem,) = problems(source)
    assert message in problem.message
    assert (problem.span.line, problem.span.column) == (1, column)


@pytest.mark.parametrize("word", sorted(set(kwlist) - {"True", "False", "None"}))
def test_no_word_of_python_becomes_a_node(word: str) -> None:
    for source in (word, f"{word} = 2", f"f = 2 * {word}", f"f = x {word} y", f"f = exp({word})"):
        assert len(problems(source)) == 1


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("f = np.tanh(x)", "write tanh(x), without np."),
        ("f = math.exp(x)", "write exp(x), without math."),
        ("f = torch.relu(x)", "write relu(x), without torch."),
        ("f = torch.nn.functional.relu(x)", "write relu(x), without torch."),
        ("f = jnp.maximum(a, b)", "write maximum(a, b), without jnp."),
        ("f = F.relu(x)", "write relu(x), without F."),
        ("f = np.sum(x, axis=0)", "write sum(x), without np."),
        ("f = np.multiply(a, b)", "write a * b"),
        ("f = np.array([1, 2])", "write [1, 2]"),
        ("f = math.pi * x", "write pi = 3.141592653589793 on a line of its own"),
        ("f = np.inf", "nothing is taken from np; write inf = ... on a line of its own"),
    ],
)
def test_a_library_is_not_taken_for_an_input(source: str, message: str) -> None:
    (problem,) = problems(source)
    assert message in problem.message


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("ReLU", "did you mean 'relu'?"),
        ("LeakyReLU", "did you mean 'leaky_relu'?"),
        ("SoftMax", "did you mean 'softmax'?"),
        ("MAX", "did you mean 'max'?"),
        ("tnh", "did you mean 'tanh'?"),
        ("sigmiod", "did you mean 'sigmoid'?"),
        ("Multiply", "write a * b"),
        ("Clamp", "write clip(x, lo=0, hi=1)"),
        ("var", "write mean((x - mean(x))**2)"),
        ("foo", "for a product write foo*(...)"),
        ("round", "for a product write round*(...)"),
    ],
)
def test_an_unknown_function_gets_a_hint_that_is_near(name: str, hint: str) -> None:
    (problem,) = problems(f"f = {name}(x)")
    assert problem.message == f"unknown function {name!r}; {hint}"


@pytest.mark.parametrize("name", REWRITTEN)
def test_what_a_function_is_written_as_can_be_read(name: str) -> None:
    assert name not in OFFERED, "an op needs no rewriting"
    assert name == name.casefold(), "names are looked up without regard to case"
    parse(f"f = {REWRITTEN[name]}")


def test_nothing_that_the_language_has_is_told_to_be_missing() -> None:
    assert not {*NOT_NEEDED, *KEYWORDS} & set(OFFERED)
    assert not set(SYMBOLS) & {op.infix for op in OPS.values()}


def test_one_fault_in_a_line_without_a_name_is_told_once() -> None:
    (problem,) = problems("print(x)\nf = x * 2")
    assert problem.span.line == 1


@pytest.mark.parametrize(
    "source",
    [
        "'\"" * 25_000,
        "f = 0x" + "f" * 49_000,
        "f = 0" + "7" * 300,
        "if\n" * 16_000,
        "np.nn" + ".nn" * 16_000,
        "f(" * 20_000 + ") = 2",
        "f = " + "+".join(f"np.a{i}(x)" for i in range(4_000)),
    ],
    ids=["quotes", "hexadecimal", "zeros", "keywords", "dots", "definitions", "libraries"],
)
def test_what_to_say_is_found_at_once(source: str) -> None:
    start = time.process_time()
    assert problems(source)
    assert time.process_time() - start < 1.0
