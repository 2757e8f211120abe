"""Programs in the style of micrograd and PyTorch: what they build, and that they are not run."""

from contextlib import suppress
from pathlib import Path

import pytest

from app.imports.program.lines import DEEPEST
from tests.imports.reading import graph_of, nodes_of, numbers, problems_of

README = """
from micrograd.engine import Value

a = Value(-4.0)
b = Value(2.0)
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
print(f'{g.data:.4f}')
g.backward()
print(f'{a.grad:.4f}')
"""


def test_the_readme_of_micrograd_gives_the_numbers_that_it_states() -> None:
    found = numbers(graph_of(README, "micrograd"))
    assert round(float(found["g"][0]), 4) == 24.7041
    assert round(float(found["a"][1]), 4) == 138.8338
    assert round(float(found["b"][1]), 4) == 645.5773


def test_a_neuron_as_in_the_lecture_gives_its_numbers() -> None:
    # A. Karpathy, "The spelled-out intro to neural networks and backpropagation": o = 0.7071.
    text = """
x1 = Value(2.0, label='x1'); x2 = Value(0.0, label='x2')
w1, w2 = Value(-3.0, label='w1'), Value(1.0, label='w2')
b = Value(6.8813735870195432, label='b')
x1w1 = x1*w1; x1w1.label = 'x1*w1'
x2w2 = x2*w2; x2w2.label = 'x2*w2'
x1w1x2w2 = x1w1 + x2w2; x1w1x2w2.label = 'x1*w1 + x2*w2'
n = x1w1x2w2 + b; n.label = 'n'
o = n.tanh(); o.label = 'o'
o.backward()
draw_dot(o)
"""
    found = numbers(graph_of(text, "micrograd"))
    grads = {name: round(float(grad), 4) for name, (_, grad) in found.items()}
    assert round(float(found["o"][0]), 4) == 0.7071
    assert {name: grads[name] for name in ("x1", "w1", "x2", "w2", "n")} == {
        "x1": -1.5, "w1": 1.0, "x2": 0.5, "w2": 0.0, "n": 0.5,
    }  # fmt: skip


def test_the_same_neuron_in_pytorch_is_read_too() -> None:
    text = """
import torch
x = torch.tensor(2.0, requires_grad=True)
w = torch.tensor([[1, -2.5]], dtype=torch.float64).double() ; w.requires_grad = True
h = torch.nn.functional.leaky_relu(x * w, slope=0.2)
o = torch.tanh(h).sum(axis=1, keepdims=False).mean()
o.backward()
print(x.grad.item())
"""
    nodes = nodes_of(text, "micrograd")
    assert [node.op for node in nodes.values()] == [
        "input", "input", "mul", "leaky_relu", "tanh", "sum", "mean",
    ]  # fmt: skip
    assert nodes["h"].attrs == {"slope": 0.2}
    assert getattr(nodes["w"].value, "shape", None) == (1, 2)


@pytest.mark.parametrize(
    ("line", "op", "value"),
    [
        ("x = Value(2)", "input", 2.0),
        ("x = Value(-2.5e-3, label='x')", "input", -0.0025),
        ("x = Value(float('inf'))", "input", float("inf")),
        ("x = Value(-math.pi)", "input", -3.141592653589793),
        ("x = Value(-inf)", "input", float("-inf")),
        ("x = 2", "constant", 2.0),
        ("x: Value = 3.0", "constant", 3.0),
        ("x = nn.Parameter(torch.tensor(4.0))", "parameter", 4.0),
        ("x = V(5.0)", "input", 5.0),
        ("x = (y := Value(1.0))", None, None),
    ],
)
def test_a_leaf_is_a_value_and_a_plain_number_moves_with_nothing(
    line: str, op: str | None, value: float | None
) -> None:
    brought = "import math\nfrom math import inf\nfrom micrograd.engine import Value as V\n"
    text = f"{brought}{line}\nL = -x\nL.backward()"
    if op is None:
        assert len(problems_of(text, "micrograd")) == 1
    else:
        node = nodes_of(text, "micrograd")["x"]
        assert (node.op, node.value) == (op, value)


def test_names_mean_what_they_were_given_last() -> None:
    text = "a = b = Value(2.0)\na, b = b * 3, a\na += b\nL = a - b\n"
    graph = graph_of(text, "micrograd")
    assert {name: value for name, (value, _) in numbers(graph).items()} == {
        "a.1": "2.0", "k1": "3.0", "a.2": "6.0", "a": "8.0", "L": "6.0",
    }  # fmt: skip


def test_the_output_is_what_backward_is_called_of() -> None:
    text = "a = Value(2.0)\nL = a * a\nunused = a + 1\n"
    assert graph_of(text, "micrograd").output == "unused"
    assert graph_of(text + "L.backward()\n", "micrograd").output == "L"
    seeded = graph_of(text + "(L * 3.0).backward()\n", "micrograd")
    assert numbers(seeded)["a"] == ("2.0", "12.0")


def test_what_comes_after_backward_is_not_read() -> None:
    text = "a = Value(2.0)\nL = a * a\nL.backward()\nfor p in [a]:\n  p.data -= 0.1\n))) ["
    assert set(nodes_of(text, "micrograd")) == {"a", "L"}


def test_definitions_that_nobody_calls_are_passed_over() -> None:
    text = "@cached\ndef f(x):\n  return x\n\nclass Value:\n  def __init__(self): pass\n"
    assert set(nodes_of(text + "a = Value(1.0)\nL = a.exp()", "micrograd")) == {"a", "L"}


def test_statements_may_go_over_lines_and_share_them() -> None:
    text = (
        'a = Value(2.0,\n  label="a;b (",  # a comment (\n); b = \\\n  a; """no\n(code"""\n'
        "L = (\n  a\n  * b\n)\n"
    )
    nodes = nodes_of(text, "micrograd")
    assert nodes["L"].inputs == ("a", "a")


def test_names_of_nodes_made_on_the_way_are_not_those_of_the_program() -> None:
    nodes = nodes_of("t1 = Value(2.0)\nk1 = t1 * 3\nL = (k1 + t1) * 5", "micrograd")
    assert set(nodes) == {"t1", "k1", "k2", "t2", "k3", "L"}


def test_a_lost_name_is_not_missed_twice() -> None:
    told = problems_of("a = Value(2.0\nb = Value(3.0\nL = a * b * c", "micrograd")
    assert len(told) == 3
    assert told[2] == "3:13: 'c' is not defined; write c = Value(2.0) further up"


def test_columns_count_characters_whatever_their_bytes() -> None:
    [told] = problems_of("é = Value(2.0)\nñ = é * é; L = ñ + 'ü'", "micrograd")
    assert told.startswith("2:20: ")


def test_nothing_of_a_program_is_run(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    touch = f"open({str(mark)!r}, 'w')"
    for line in (
        touch,
        f"a = {touch}",
        f"a = Value({touch})",
        f"a = Value(2.0, label={touch})",
        f"print({touch})",
        f"a = f'{{{touch}}}'",
        f"def f(x={touch}): pass",
        f"@{touch}\nclass A: pass",
        f"a = __import__('os').system('touch {mark}')",
        f"import os; os.system('touch {mark}')",
        f"from os import system as Value; a = Value('touch {mark}')",
        f"a = Value(2.0)\na.label = {touch}",
        f"a: {touch} = Value(2.0)",
        f"a = Value(2.0).exp(key={touch})",
    ):
        with suppress(ValueError):
            graph_of(f"{line}\nL = Value(1.0)", "micrograd")
        assert not mark.exists(), line


@pytest.mark.parametrize(
    "line",
    [
        "import numpy as np",
        "assert a.data == 2",
        "pass",
        "'''a text'''",
        "a",
        "a.grad",
        "print(a, end='')",
        "a.label = 'a'",
        "a.grad = 0.0",
        "a.requires_grad = True",
        "torch.manual_seed(1)",
        "sys.setrecursionlimit(9)",
        "a.zero_grad()",
    ],
)
def test_lines_that_compute_nothing_are_passed_over(line: str) -> None:
    assert set(nodes_of(f"a = Value(2.0)\n{line}\nL = a * a", "micrograd")) == {"a", "L"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("b = a.tnah()", "unknown method 'tnah'; did you mean 'tanh'?"),
        ("b = tanh(a, a)", "tanh takes 1 input (x), got 2"),
        ("b = a.leaky_relu(slope=a)", "a setting is written out"),
        ("b = a ^ a", "powers are written **"),
        ("b = a @ a if a else a", "a choice is an op here"),
        ("b = [x for x in a]", "loops are not run"),
        ("b = {a: a}", "a dictionary is no value"),
        ("b = 'a'", "this makes no value"),
        ("b = a()", "'a' is a value and cannot be called"),
        ("b = a[0]()", "only ops are called by name"),
        ("b = f'{a}'", "a text is no value"),
        ("b = yield a", "this makes no value"),
        ("b[0] = a", "values are given to plain names"),
        ("del a", "this line computes nothing"),
        ("return a", "this line computes nothing"),
        ("b = True", "this makes no value"),
        ("b = 2j", "this makes no value"),
        ("b = Value([[1], [2, 3]])", "takes one number that is written out"),
        ("b = a.detach()", "leaves the graph"),
        (f"{'b' * 65} = a", "a name has at most 64 characters, this one has 65"),
    ],
)
def test_what_makes_no_graph_is_told_with_a_way_out(line: str, words: str) -> None:
    [told] = problems_of(f"a = Value(2.0)\n{line}\nL = a * a", "micrograd")
    assert told.startswith("2:")
    assert words in told


def test_a_long_list_is_not_deep() -> None:
    text = f"a = torch.tensor([{'-1.5, ' * 300}])\nL = a.sum()"
    assert numbers(graph_of(text, "micrograd"))["L"][0] == "-450.0"
    long_then_deep = f"a = Value(1.0)\nL = maxout({'-a, ' * 300}{'-' * 151}a)"
    [told] = problems_of(long_then_deep, "micrograd")
    assert "nested more than 150 deep" in told


@pytest.mark.parametrize(
    ("before", "after"),
    [("-", ""), ("exp(", ")"), ("a + ", ""), ("", ".exp()"), ("exp(-(", "))"), ("maxout(a, ", ")")],
)
def test_what_is_nested_as_deeply_as_is_allowed_is_read(before: str, after: str) -> None:
    # A sign is a level, and so is a bracket while it is open.
    levels = sum(map(before.count, "(-+")) + after.count(".")
    for more, read in ((-2, True), (2, False)):
        count = (DEEPEST + more) // levels
        text = f"a = Value(1.0)\nb = {before * count}a{after * count}"
        if read:
            assert graph_of(text, "micrograd").output == "b"
        else:
            [told] = problems_of(text, "micrograd")
            assert told.endswith("this is nested more than 150 deep; name parts of it")
