"""The registry of formats, its limits, and what JSON and Mermaid say."""

import json
import re

import pytest

from app.engine.graph import Graph, Node
from app.export.formats import FORMATS, export
from app.export.subject import Unwritable
from app.web.wire.graph import Graph as Read
from tests.export import hostile
from tests.export.written import of, subject, worked, written

SEED = "a = -1\nb = 3\nc = 4\nx = a + b\ny = b + c\nf = x * y"


def chain(length: int) -> Graph:
    """Each node the sum of the one before with itself."""
    nodes = [Node("n0", "input", value=0.0)]
    nodes += [Node(f"n{i}", "add", (f"n{i - 1}",) * 2) for i in range(1, length)]
    return Graph(tuple(nodes), nodes[-1].id)


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
def test_every_format_has_a_record_for_menus_and_writes_a_graph(form: object) -> None:
    form = FORMATS[form.name]  # type: ignore[attr-defined]
    assert re.fullmatch(r"[a-z]+", form.name)
    assert re.fullmatch(r"\.[a-z]+", form.suffix)
    assert re.fullmatch(r"(text|application)/[a-z.-]+", form.media_type)
    assert form.title
    assert form.doc.endswith(".")
    text = export(subject(of(SEED), title="A title"), form)
    assert text.endswith("\n")
    assert ("A title" in text) == (form.name != "json")


@pytest.mark.parametrize(
    "form", [f for f in FORMATS.values() if f.nodes < 50_000], ids=lambda f: f.name
)
def test_a_graph_larger_than_a_format_is_written_for_is_refused(form: object) -> None:
    form = FORMATS[form.name]  # type: ignore[attr-defined]
    with pytest.raises(Unwritable) as refused:
        export(subject(chain(form.nodes + 1)), form)
    [problem] = refused.value.problems
    assert (problem.limit, problem.actual) == (form.nodes, form.nodes + 1)


def test_a_text_that_grows_with_the_square_of_its_inputs_is_cut_off() -> None:
    leaves = [Node(f"{i:04d}" + "x" * 90, "input", value=float(i)) for i in range(2_000)]
    graph = Graph((*leaves, Node("f", "maxout", tuple(leaf.id for leaf in leaves))), "f")
    with pytest.raises(Unwritable, match="more than 16000000 characters"):
        written(graph, "numpy")
    assert len(written(graph, "dot")) < 16_000_000


def test_json_is_the_graph_with_its_layout_and_groups() -> None:
    nodes = (
        Node("x", "parameter", value=0.1, group="layer1/neuron3"),
        Node("y", "leaky_relu", ("x",), {"slope": 0.2}),
    )
    text = written(Graph(nodes, "y"), "json", places={"x": (1.5, -2.0)})
    assert json.loads(text) == {
        "nodes": [
            {"id": "x", "op": "parameter", "value": 0.1, "group": "layer1/neuron3"},
            {"id": "y", "op": "leaky_relu", "inputs": ["x"], "attrs": {"slope": 0.2}},
        ],
        "output": "y",
        "layout": {"x": [1.5, -2.0]},
    }


def test_json_reads_back_as_the_same_graph() -> None:
    for given in [*worked().values(), subject(hostile.graph())]:
        text = export(given, FORMATS["json"])
        again = Read.model_validate(json.loads(text)).to_engine()
        assert written(again, "json", seed=given.seed) == text
        assert again.output == given.graph.output


def test_mermaid_is_a_flowchart_with_values_gradients_and_groups() -> None:
    graph = of(SEED)
    nodes = tuple(node._replace(group="sums/x" if node.id == "x" else None) for node in graph.nodes)
    text = written(Graph(nodes, "f"), "mermaid")
    assert text.startswith("flowchart LR\n")
    assert 'n1(["b#58; input<br/>value 3<br/>grad 9"])' in text
    assert re.search(r'subgraph g0 \["sums"\]\n +subgraph g1 \["x"\]\n +n3\["x#58; add', text)
    assert re.findall(r"(n\d) --> (n\d)", text) == [
        ("n0", "n3"),
        ("n1", "n3"),
        ("n1", "n4"),
        ("n2", "n4"),
        ("n3", "n5"),
        ("n4", "n5"),
    ]


def test_no_id_can_leave_its_label_in_mermaid() -> None:
    text = written(hostile.graph(), "mermaid", title='"\n---\nclick n0 call alert()')
    for label in re.findall(r'\["(.*)"\]', text):
        assert re.fullmatch(r"([\w .,=+()-]|#\d+;|<br/>)*", label), label
    lines = text.splitlines()
    assert lines[0] == lines[2] == "---"
    assert json.loads(lines[1].removeprefix("title: ")) == '"\n---\nclick n0 call alert()'
    words = {line.split()[0] for line in lines[4:]}
    assert all(re.match(r"n\d+|subgraph|end|class|classDef", word) for word in words)


def test_mermaid_refuses_what_mermaid_would_not_draw() -> None:
    with pytest.raises(Unwritable, match="at most 500 edges, the graph has 502"):
        written(chain(252), "mermaid")
    long = [Node("n0" + "é" * 98, "input", value=0.0)]
    long += [Node(f"n{i}" + "&" * 95, "exp", (long[-1].id,)) for i in range(1, 2)]
    graph = Graph(
        (*long, *(Node(f"m{i}" + "&" * 95, "exp", (long[-1].id,)) for i in range(150))),
        "m0" + "&" * 95,
    )
    with pytest.raises(Unwritable, match="reads at most 50000 characters"):
        written(graph, "mermaid")
