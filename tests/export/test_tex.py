"""LaTeX: whole documents that every engine reads, with all numbers, and no command from an id."""

import re

import pytest

from app.engine.graph import Graph, Node
from app.export.formats import FORMATS, export
from app.export.subject import Unwritable
from app.export.tex import in_text
from tests.export import hostile
from tests.export.tex import unknown
from tests.export.written import of, subject, worked, written

SEED = "a = -1\nb = 3\nc = 4\nx = a + b\ny = b + c\nf = x * y"


@pytest.mark.parametrize("form", ["latex", "tikz"])
@pytest.mark.parametrize("name", worked())
def test_every_op_and_example_is_a_whole_document(name: str, form: str) -> None:
    text = export(worked()[name], FORMATS[form])
    assert unknown(text) == set()
    assert text.count(r"\begin{document}") == text.count(r"\end{document}") == 1
    assert text.isascii(), "this would need an engine and a font of its own"


@pytest.mark.parametrize("form", ["latex", "tikz"])
def test_no_id_is_a_command_or_closes_a_group(form: str) -> None:
    text = written(hostile.graph(), form, title="\\input{x} % \n }{ $")
    assert unknown(text) == set()
    assert text.count(r"\end{document}") == 1
    read = re.sub(r"^%.*", "", text, flags=re.MULTILINE)
    assert not re.search(r"\\(input|textbf|write|def)\b", read)


def test_running_text_has_no_sign_that_means_something() -> None:
    assert unknown(in_text('a\\b{c}$d^e_f#g%h&i~j|k<l>m"n`')) == set()
    assert in_text("−1 × θ") == r"$-$1 $\times$ $\theta$"


def test_a_derivation_states_the_equations_then_the_chain_rule_with_numbers() -> None:
    text = written(of(SEED), "latex", title="Two sums")
    assert r"\title{Two sums}" in text
    forward, backward = text.split(r"\section*{Backward: the chain rule}")
    assert r"x &= a + b" in forward
    assert r"\textcolor{blue}{14}" in forward
    assert backward.index("From $f$ to $y$") < backward.index("From $y$ to $b$")
    assert r"&= \textcolor{red}{7} + \textcolor{red}{2} = \textcolor{red}{9}" in backward
    assert (
        r"b &= \textcolor{blue}{3} & \frac{\partial f}{\partial b} &= \textcolor{red}{9}"
        in backward
    )


def test_a_derivation_too_long_to_be_read_is_refused() -> None:
    nodes = [Node("x0", "input", value=0.5)]
    nodes += [Node(f"x{i}", "mul", (f"x{i - 1}",) * 2) for i in range(1, 1_400)]
    with pytest.raises(Unwritable, match="at most 1000 nodes, the graph has 1400"):
        written(Graph(tuple(nodes), "x1399"), "latex")
    wide = Graph(
        (
            Node("x", "input", value=0.5),
            *(Node(f"m{i}", "maxout", ("x",) * 500) for i in range(9)),
            Node("f", "maxout", tuple(f"m{i}" for i in range(9))),
        ),
        "f",
    )
    with pytest.raises(Unwritable, match="at most 4000 steps"):
        written(wide, "latex")


def test_a_drawing_stands_where_it_was_laid_out_and_is_never_larger_than_tex_can_measure() -> None:
    graph = of(SEED)
    places = {node.id: (100.0 * i, 50.0 * i) for i, node in enumerate(graph.nodes)}
    assert _at(written(graph, "tikz", places=places))[:3] == [(0, 0), (2, -1), (4, -2)]
    far = {name: (x * 1e200, -y * 1e200) for name, (x, y) in places.items()}
    xs, ys = zip(*_at(written(graph, "tikz", places=far)), strict=True)
    assert (min(xs), max(xs)) == (0, 400)
    assert -400 <= min(ys) <= max(ys) == 0
    some = {"a": (0.0, 0.0)}
    assert _at(written(graph, "tikz", places=some)) == _at(written(graph, "tikz"))


def test_without_a_layout_each_node_stands_one_layer_behind_its_inputs() -> None:
    at = dict(zip("abcxyf", _at(written(of(SEED), "tikz")), strict=True))
    assert [at[name][0] for name in "abcxyf"] == [0, 0, 0, 4, 4, 8]
    assert len(set(at.values())) == 6


def test_values_are_blue_gradients_red_and_the_output_is_doubled() -> None:
    text = written(of(SEED), "tikz")
    assert r"\node[leaf] (n1)" in text
    assert r"{$b$ \\ $\textcolor{blue}{3}$ \\ $\textcolor{red}{9}$};" in text
    assert r"\node[output] (n5)" in text
    assert text.count(r"\draw[->]") == 6
    given = subject(Graph((Node("x", "input", value=1.0), Node("d", "exp", ("x",))), "x"))
    assert export(given, FORMATS["tikz"]).count("red") == 1


def _at(text: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"at \((-?[\d.]+), (-?[\d.]+)\)", text)]
