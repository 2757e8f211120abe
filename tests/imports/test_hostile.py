"""Texts made to take long, to take much, or to crash: each is answered soon, in words."""

import tracemalloc
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.plan import Limits
from app.imports.detect import Format
from app.imports.dot import cursor
from app.imports.read import read
from app.language.problem import ParseError
from app.settings import Settings
from app.web.wire.imports import ImportRequest, imported

LENGTH = 200_000
# Four times what a text took on the slowest machine; what is not linear takes minutes.
SECONDS = 5.0
MEGABYTES = 100


def filled(head: str, unit: str, tail: str = "") -> str:
    return head + unit * ((LENGTH - len(head) - len(tail)) // len(unit)) + tail


def numbered(unit: str) -> str:
    """As many copies as fit, each with a number of its own."""
    return "".join(unit.replace("#", str(i)) for i in range(LENGTH // (len(unit) + 5)))


BRACES = {
    name: filled("digraph {", unit, tail)
    for name, unit, tail in [
        ("open braces", "{", ""),
        ("closed braces", "{}", "}"),
        ("subgraphs", "subgraph a {", ""),
        ("open brackets", "a [", ""),
        ("open quotes", '"', ""),
        ("empty names", '"";', "}"),
        ("escapes", '"\\', ""),
        ("open tags", "a [label=<", ""),
        ("closed tags", "<>", "}"),
        ("open comments", "/*", ""),
        ("arrows", "-> a ", "}"),
        ("faults", "=\n", "}"),
        ("attributes", "a[x=y]", "}"),
        ("joined texts", 'a [label=""+"" ', "}"),
        ("deep tensors", 'a [value="[[[[[[[[[["]', "}"),
    ]
}
DRAWINGS = BRACES | {
    "many faults": f"digraph {{ {numbered('a# -> b#;')} }}",
    "all to all": f"digraph {{ {{{numbered('a# ')}}} -> {{{numbered('b# ')}}} }}",
    "long defaults": f'digraph {{ node [label="{"x " * 2000}"] {numbered("a#;")} }}',
    "a deep tensor": filled('digraph { a [value="', "[", '"] }'),
}
PROGRAMS = {
    name: filled("a = Value(1.0)\nb = ", unit, tail)
    for name, unit, tail in [
        ("signs", "-", "a"),
        ("brackets", "(", ""),
        ("closed brackets", "()", ""),
        ("a long sum", "a+", "a"),
        ("powers", "a**", "a"),
        ("methods", "a.exp().", "exp()"),
        ("attributes", "a.", "a"),
        ("nots", "not ", "a"),
        ("functions", "lambda a, b: ", "a"),
        ("choices", "a if a else ", "a"),
        ("open texts", "'", ""),
        ("open long texts", '"""', ""),
        ("texts with code", "f'{a}' ", ""),
        ("digits", "1", ""),
        ("lists", "[-1, ", ""),
        ("targets", "a = ", "a"),
        ("lines", "a\na = ", "a"),
        ("blocks", "a\nfor a in a:\n", ""),
        ("line ends in brackets", "\n", ")"),
    ]
} | {"missing names": "a = Value(1.0)\n" + numbered("x# = y#\n")}
OTHERS = {
    name: filled("", unit)
    for name, unit in [
        ("spaces", " "),
        ("line ends", "\n"),
        ("comments", "#\n"),
        ("percents", "% "),
        ("backquotes", "`"),
        ("less", "<"),
        ("instructions", "<?xml>"),
        ("a table", "a,b\n"),
        ("words", "a "),
        ("lists", "["),
        ("objects", '{"a":'),
        ("keys", '{"a":1,'),
    ]
} | {
    "nodes without ids": '{"nodes": [' + "{}," * (LENGTH // 3) + '{}], "output": "a"}',
    "notes without text": '{"source": "", "notes": [' + "{}," * (LENGTH // 3) + "{}]}",
    "unknown ops": '{"nodes": [' + numbered('{"id": "#", "op": "o#"},') + '{}], "output": ""}',
}
TEXTS = {**DRAWINGS, **{f"program: {k}": v for k, v in PROGRAMS.items()}, **OTHERS}


def answered(text: str) -> int:
    """How many problems are told of a text."""
    try:
        imported(ImportRequest(text=text), Settings())
    except ParseError as error:
        return len(error.problems)
    return 0


@pytest.mark.parametrize("case", TEXTS)
def test_no_text_takes_long(case: str) -> None:
    start = process_time()
    assert answered(TEXTS[case]) <= 300
    assert process_time() - start < SECONDS


@pytest.mark.parametrize("case", ["all to all", "notes without text"])
def test_no_text_takes_much_memory(case: str) -> None:
    tracemalloc.start()
    try:
        answered(TEXTS[case])
        assert tracemalloc.get_traced_memory()[1] < MEGABYTES * 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("dot", " " * 4_000_001),
        ("micrograd", "#" * 1_000_001),
        ("micrograd", "a = Value(1.0)\n" * 10_000),
        ("expression", "#" * 50_001),
    ],
)
def test_what_is_too_long_is_told_the_limit(form: Format, text: str) -> None:
    with pytest.raises(ParseError, match=r"at most \d+"):
        read(text, form, Limits())


def test_so_many_tokens_are_told_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cursor, "MOST_TOKENS", 10)
    with pytest.raises(ParseError, match="at most 10 words and signs"):
        read("digraph { a b c d e f g h }", "dot", Limits())


def test_a_graph_beyond_the_limits_of_the_server_is_told_them() -> None:
    few = Limits(nodes=2, edges=3)
    for form, text in (
        ("dot", "digraph { a -> exp -> log }"),
        ("micrograd", "a = Value(1.0)\nL = a.exp().log()"),
        ("expression", "L = log(exp(a))"),
    ):
        with pytest.raises(ParseError, match="3 nodes; at most 2"):
            read(text, form, few)  # type: ignore[arg-type]
    with pytest.raises(ParseError, match="at most 3 arrows"):
        read("digraph { {a b} -> {c d} }", "dot", few)


PIECES = st.sampled_from(
    [
        *"{}[]()<>;,:=+-*/\"'\\#@.| \n\t",
        *("->", "--", "digraph", "subgraph", "cluster", "node", "label", "op", "slot", "value"),
        *("a", "b", "add", "Value", "(2.0)", "a = ", "a.tanh()", "import ", "def f():", "lambda "),
        *(
            '"""',
            "f'",
            "1e9",
            "[1, 2]",
            "é",
            "\ufeff",
            "\r\n",
            ".backward()",
            '"nodes": [',
            "\u2028",
        ),
    ]
)
STARTS = st.sampled_from(["", "digraph {", "a = Value(2.0)\n", '{"nodes": [', "y = a\n", "<", "#"])


@settings(derandomize=True, deadline=None, database=None, max_examples=500)
@given(STARTS, st.lists(PIECES, max_size=40), st.sampled_from([None, "dot", "micrograd"]))
def test_no_text_crashes_a_reader(start: str, pieces: list[str], form: Format | None) -> None:
    text = start + "".join(pieces)
    try:
        imported(ImportRequest(text=text, format=form), Settings())
    except ParseError as error:
        lines = max(text.count("\n") + text.count("\r"), 0) + 1
        for problem in error.problems:
            assert problem.message
            assert 1 <= problem.span.line <= lines
            assert problem.span.column >= 1
