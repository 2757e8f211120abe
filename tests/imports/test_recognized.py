"""Which format a text is taken for, when nobody says."""

import pytest

from app.imports.detect import title_of
from app.imports.read import recognized

DOT = "digraph { a -> tanh }"
PROGRAM = "a = Value(2.0)\nL = a * a"
TEXT = "a = 2\nL = a * a"


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ('{"nodes": []}', "", "json"),
        ('\ufeff \n {"nodes": []}', "graph.txt", "json"),
        ("[]", "list.dot", "json"),
        ("nodes", "graph.json", "json"),
        (DOT, "", "dot"),
        (f"# made by hand\n// really\n/* digraph */\nstrict {DOT}", "notes.txt", "dot"),
        ('graph "a b" {a -- b}', "", "dot"),
        ("nothing", "graph.GV", "dot"),
        (PROGRAM, "", "micrograd"),
        ("import torch\nx = 2", "", "micrograd"),
        ("x = 2\nprint(x)", "cell.txt", "micrograd"),
        ("L = x\nL.backward()", "", "micrograd"),
        (TEXT, "first.py", "micrograd"),
        (TEXT, "", "expression"),
        (TEXT, "first.txt", "expression"),
        ("y = x  # print(x), or digraph {}", "", "expression"),
        ("graph = 2\ny = graph * 3", "", "expression"),
        ("tanh(x)", "", "expression"),
        ("x = [\n  [1, 2],\n  [3, 4]\n]\ny = sum(x)", "", "expression"),
    ],
)
def test_the_format_is_found_by_looking_then_by_name(text: str, name: str, form: str) -> None:
    assert recognized(text, name, None) == form


def test_a_format_that_is_given_is_not_looked_for() -> None:
    assert recognized(DOT, "graph.dot", "expression") == "expression"


def test_a_file_without_a_title_is_called_by_its_name() -> None:
    names = ["graph.dot", "C:\\files\\two sums.v2.json", "/a.b/graph", ".dot", "", "a."]
    assert [title_of(name) for name in names] == [
        "graph", "two sums.v2", "graph", ".dot", None, "a",
    ]  # fmt: skip
