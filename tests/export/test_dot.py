"""DOT as Graphviz means it, read by a parser that is not ours, and by our own import."""

import json
from typing import Any

import numpy as np
import pydot
import pytest

from app.engine.graph import Graph, Node
from app.engine.plan import Limits
from app.engine.value import settle
from app.export.formats import FORMATS, export
from app.export.subject import Subject
from app.imports.read import read
from tests.export import hostile
from tests.export.test_expression import bits
from tests.export.written import subject, use, worked, written

# What pyparsing, which pydot is built on, says of pydot.
pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated - use:DeprecationWarning")


def opened(text: str) -> Any:
    """The one graph of a text, as pydot has it."""
    found = pydot.graph_from_dot_data(text)
    assert found, "pydot cannot read this"
    [graph] = found
    return graph


def unquoted(text: str) -> str:
    return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")


def nodes(graph: Any, group: str | None = None) -> dict[str, tuple[str | None, dict[str, str]]]:
    """By id, the group and the attributes of each node, clusters opened."""
    found = {}
    for node in graph.get_nodes():
        if node.get_name() not in ("node", "edge", "graph"):
            told = {k: unquoted(v) if v[:1] == '"' else v for k, v in node.get_attributes().items()}
            found[unquoted(node.get_name())] = (group, told)
    for inner in graph.get_subgraphs():
        name = unquoted(inner.get_attributes()["label"]).replace("&amp;", "&")
        found |= nodes(inner, name if group is None else f"{group}/{name}")
    return found


def assert_says_everything(given: Subject) -> None:
    graph = opened(export(given, FORMATS["dot"]))
    found = nodes(graph)
    assert set(found) == {node.id for node in given.graph.nodes}
    for i, node in enumerate(given.program.nodes):
        _, told = found[node.id]
        assert told["op"] == node.op
        assert bits(settle(json.loads(told["value"]))) == bits(given.trace.values[i])
        grad = given.trace.derivatives[i]
        assert ("grad" in told) == (grad is not None)
        if grad is not None:
            assert bits(settle(json.loads(told["grad"]))) == bits(grad)
        attrs = json.loads(told.get("attrs", "{}"))
        assert attrs == json.loads(json.dumps(dict(node.attrs)))
        assert (told.get("output") == "true") == (node.id == given.graph.output)
    edges = [
        (unquoted(e.get_source()), unquoted(e.get_destination()), int(e.get_attributes()["slot"]))
        for e in graph.get_edges()
    ]
    assert edges == [
        (source, node.id, slot)
        for node in given.graph.nodes
        for slot, source in enumerate(node.inputs)
    ]


@pytest.mark.parametrize("name", worked())
def test_dot_says_everything_of_every_op_and_example(name: str) -> None:
    assert_says_everything(worked()[name])


def test_dot_says_what_is_not_finite_and_what_no_gradient_reached() -> None:
    assert_says_everything(use("log", [0.0, -1.0, np.inf]))
    dead = (Node("x", "input", value=0.0), Node("dead", "log", ("x",)), Node("f", "exp", ("x",)))
    assert_says_everything(subject(Graph(dead, "f")))


def test_no_id_or_group_can_end_the_string_that_it_stands_in() -> None:
    given = subject(hostile.graph(), title='"]; evil [x="\\')
    assert_says_everything(given)
    found = nodes(opened(export(given, FORMATS["dot"])))
    groups = {node.id: node.group for node in given.graph.nodes}
    for name, (group, _) in found.items():
        wanted = groups[name]
        assert group == (None if wanted is None else wanted.replace("\n", " ")), name


@pytest.mark.parametrize("name", worked())
def test_what_is_exported_as_dot_is_imported_with_the_same_numbers(name: str) -> None:
    given = worked()[name]
    again = read(export(given, FORMATS["dot"]), "dot", Limits()).graph
    assert again.output == given.graph.output
    other = subject(again)
    for i, node in enumerate(given.program.nodes):
        j = other.program.position[node.id]
        assert bits(other.trace.values[j]) == bits(given.trace.values[i])
        assert bits(other.trace.derivatives[j]) == bits(given.trace.derivatives[i])


def test_a_label_shows_name_op_value_and_gradient() -> None:
    text = written(
        Graph((Node("x & y", "input", value=3.0), Node("f", "square", ("x & y",))), "f"), "dot"
    )
    assert r'label="x &amp; y: input\nvalue 3\ngrad 6"' in text
