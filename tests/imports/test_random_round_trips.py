"""Random graphs with odd names, numbers and groups leave in each format and come back the same."""

from itertools import cycle
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings

from app.engine.graph import Graph, Node
from app.engine.ops import OPS
from app.engine.value import Value
from app.export.subject import Unwritable
from app.imports.detect import Format
from app.settings import Settings
from app.web.wire.graph import Graph as SentForm
from app.web.wire.imports import ImportRequest, imported
from tests.engine.random_graphs import graphs
from tests.imports.test_round_trips import exported, same

FORMS: tuple[Format, ...] = ("json", "dot", "micrograd", "expression")
# Those that keep what nodes are called, and the groups they are in.
KEEPING: tuple[Format, ...] = ("json", "dot")
NAMES = (
    *("lambda", "None", "True", "not", "import", "def", "match", "print", "self", "__class__"),
    *("Value", "math", "np", "inf", "nan", "e", "pi", "add", "exp", "input", "constant", "_"),
    *("digraph", "strict", "subgraph", "node", "edge", "cluster", "output", "slot", "\\N", "-"),
    *("__proto__", "constructor", "data", "grad", "backward", "relu", "sys", "check", "1st"),
    *("θ", "ﬁ", "日本", "🙂", "é", "e\u0301", "a b", "a.1", "x'", "{x}", "x#", "%s", "a=b", "2.5"),
)
NUMBERS = (-0.0, 0.0, 1.0, -3.5, 0.1, 1e300, -1e-300, 5e-324, 2.0**53 + 2, 1e16, 1e-7)
GROUPS = (None, None, "layer 1", "layer 1/neuron 3", "lambda/é", "a//b", "日本", "</g>", '"', "\\")
# What micrograd knows as one op each.
ARITHMETIC = ("add", "sub", "mul", "neg", "relu")
SEEDS = range(20)


def odd_graph(seed: int) -> Graph:
    """Numbers into a few ops, every name and group odd, some nodes dead."""
    rng = Random(seed)
    names = iter(rng.sample(NAMES, 16))
    nodes = [
        Node(next(names), op, value=rng.choice(NUMBERS), group=rng.choice(GROUPS))
        for op in ("input", "parameter", "constant", "input")
    ]
    for name in names:
        op = OPS[rng.choice(ARITHMETIC)]
        inputs = tuple(rng.choice(nodes).id for _ in op.inputs)
        nodes.append(Node(name, op.name, inputs, group=rng.choice(GROUPS)))
    return Graph(tuple(nodes), nodes[-1].id)


def back(text: str, form: Format) -> Graph:
    """The graph of a text, as the API answers it to one that asks for no format."""
    answer = imported(ImportRequest(text=text), Settings())
    assert answer["format"] == form
    return SentForm.model_validate(answer["graph"]).to_engine()


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("form", FORMS)
def test_a_graph_of_odd_names_and_numbers_comes_back(form: Format, seed: int) -> None:
    graph = odd_graph(seed)
    same(graph, found := back(exported(graph, form), form), renamed=form not in KEEPING)
    if form in KEEPING:
        groups = {node.id: node.group for node in graph.nodes}
        assert {node.id: node.group for node in found.nodes} == groups


def with_odd_names(graph: Graph) -> Graph:
    """The same graph with every name and group odd; there are only so many names."""
    numbers = range(len(graph.nodes))
    names = {
        node.id: NAMES[i] if i < len(NAMES) else f"{NAMES[i % len(NAMES)]}.{i}"
        for i, node in zip(numbers, graph.nodes, strict=True)
    }
    nodes = (
        Node(
            names[node.id],
            node.op,
            tuple(names[source] for source in node.inputs),
            node.attrs,
            node.value,
            group,
        )
        for node, group in zip(graph.nodes, cycle(GROUPS), strict=False)
    )
    return Graph(tuple(nodes), names[graph.output])


@pytest.mark.parametrize("form", ["json", "dot", "expression"])
def test_any_ops_tensors_and_settings_come_back_under_odd_names(form: Format) -> None:
    @settings(derandomize=True, deadline=None, database=None, max_examples=60)
    @given(graphs())
    def travel(drawn: Graph) -> None:
        graph = with_odd_names(drawn)
        found = back(exported(graph, form), form)
        same(graph, found, renamed=form not in KEEPING)
        if form in KEEPING:
            told = {node.id: (node.op, dict(node.attrs), node.group) for node in found.nodes}
            assert told == {n.id: (n.op, dict(n.attrs), n.group) for n in graph.nodes}

    travel()


ODD_TENSOR = np.array([[np.nan, np.inf, -np.inf], [-0.0, 5e-324, 1e300]])


def of_one_leaf(value: Value) -> Graph:
    return Graph((Node("lambda", "input", value=value), Node("f", "sum", ("lambda",))), "f")


@pytest.mark.parametrize("form", KEEPING)
def test_what_is_not_finite_comes_back(form: Format) -> None:
    for value in (ODD_TENSOR, float("nan"), float("inf"), float("-inf")):
        graph = of_one_leaf(value)
        same(graph, back(exported(graph, form), form))


def test_what_is_not_finite_is_refused_where_it_cannot_be_written() -> None:
    for value, word in ((ODD_TENSOR, "nan"), (float("nan"), "nan"), (float("-inf"), "-inf")):
        with pytest.raises(Unwritable, match=f"cannot write {word} of lambda"):
            exported(of_one_leaf(value), "expression")


@pytest.mark.parametrize("group", ["/".join("abcdefghijklmnop"), "/", "//", " ", "a/", "/a", "a//"])
@pytest.mark.parametrize("form", KEEPING)
def test_a_group_of_any_depth_and_of_no_name_comes_back(form: Format, group: str) -> None:
    nodes = (Node("a", "input", value=1.0, group=group), Node("f", "exp", ("a",), group="a"))
    found = back(exported(Graph(nodes, "f"), form), form)
    assert {node.id: node.group for node in found.nodes} == {"a": group, "f": "a"}
