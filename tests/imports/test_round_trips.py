"""What is exported comes back the same: each value and each gradient, bit for bit."""

from collections.abc import Iterator

import numpy as np
import pytest

from app.engine.graph import Graph, Node
from app.engine.op import Op
from app.engine.ops import OPS
from app.engine.program import compile_graph
from app.engine.trace import reverse_trace
from app.engine.value import Value
from app.examples.load import Example, examples
from app.export.formats import FORMATS, export
from app.export.subject import Subject, Unwritable
from app.imports.detect import Format, format_of
from app.imports.read import READERS, recognized
from app.language.parse import parse
from app.language.problem import ParseError
from app.settings import Settings
from app.web.wire.graph import graph_out
from app.web.wire.imports import ImportRequest, imported
from tests.imports.reading import graph_of, numbers

TEXTS: tuple[Format, ...] = ("dot", "expression")


def exported(graph: Graph, form: str, title: str = "") -> str:
    """The text of a graph; of a tensor's elements the output's gradients are 1, 2, 3, ..."""
    trace = reverse_trace(compile_graph(graph), seed=seed_of(graph))
    return export(Subject(graph, trace, graph_out(graph), title), FORMATS[form])


def seed_of(graph: Graph) -> Value | None:
    program = compile_graph(graph)
    shape = program.shapes[program.output]
    return np.arange(1.0, np.prod(shape) + 1.0).reshape(shape) if shape else None


def same(one: Graph, other: Graph, *, renamed: bool = False) -> None:
    """Assert that two graphs have the same numbers, node by node or under other names."""
    assert len(one.nodes) == len(other.nodes)
    ours, theirs = numbers(one, seed_of(one)), numbers(other, seed_of(other))
    if renamed:
        assert sorted(map(repr, theirs.values())) == sorted(map(repr, ours.values()))
        assert theirs[other.output] == ours[one.output]
    else:
        assert theirs == ours
        assert other.output == one.output


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.id)
@pytest.mark.parametrize("form", TEXTS)
def test_an_example_comes_back_from_a_text(example: Example, form: Format) -> None:
    graph = parse(example.source, example.values).graph
    text = exported(graph, form, example.title)
    assert format_of(text, "") == form
    same(graph, graph_of(text, form), renamed=form == "expression")


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.id)
def test_an_example_comes_back_from_json(example: Example) -> None:
    graph = parse(example.source, example.values).graph
    answer = imported(ImportRequest(text=exported(graph, "json")), Settings())
    assert answer["format"] == "json"
    assert answer["graph"] == graph_out(graph)


def writable(form: str) -> Iterator[Example]:
    """The examples that a program of this kind can compute."""
    for example in examples():
        try:
            exported(parse(example.source, example.values).graph, form)
        except Unwritable:
            continue
        yield example


@pytest.mark.parametrize("example", [*writable("micrograd")], ids=lambda example: example.id)
def test_an_example_comes_back_from_a_micrograd_program(example: Example) -> None:
    graph = parse(example.source, example.values).graph
    text = exported(graph, "micrograd", example.title)
    assert format_of(text, "") == "micrograd"
    same(graph, graph_of(text, "micrograd"), renamed=True)


def test_most_examples_of_plain_arithmetic_are_micrograd_programs() -> None:
    assert {"micrograd", "sum-then-product", "two-sums-and-a-product"} <= {
        example.id for example in writable("micrograd")
    }


@pytest.mark.parametrize("op", OPS.values(), ids=lambda op: op.name)
@pytest.mark.parametrize("form", TEXTS)
def test_the_example_of_each_op_comes_back(op: Op, form: Format) -> None:
    graph = parse(op.example).graph
    same(graph, graph_of(exported(graph, form), form), renamed=form == "expression")


@pytest.mark.parametrize("form", sorted(FORMATS.keys() - READERS.keys() - {"json"}))
def test_what_is_exported_to_look_at_or_to_run_is_known_and_not_misread(form: str) -> None:
    for example in writable(form):
        text = exported(parse(example.source, example.values).graph, form, example.title)
        with pytest.raises(ParseError, match="export the graph as JSON or DOT instead"):
            recognized(text, f"graph{FORMATS[form].suffix}", None)


def test_odd_names_numbers_and_groups_come_back_from_dot() -> None:
    odd = 'a "quoted" \\name\\ {x|y} <b>&amp;</b> [;] -> #é'
    nodes = (
        Node(odd, "input", value=float("inf"), group='layer 1/neuron "3"'),
        Node("\\N", "parameter", value=-0.0, group="layer 1"),
        Node("digraph", "constant", value=np.array([[1e-320, float("nan")]])),
        Node("2x", "leaky_relu", ("digraph",), {"slope": 0.1}),
        Node("flat", "reshape", ("2x",), {"shape": (2, -1)}, group="a//b"),
        Node("sum", "sum", ("flat",), {"axis": None, "keepdims": False}, group="&amp;"),
        Node("-", "sub", (odd, "\\N")),
        Node("a.1", "mul", ("-", "sum")),
        Node("dead", "exp", ("-",)),
    )
    graph = Graph(nodes, "a.1")
    back = graph_of(exported(graph, "dot", 'Title "&amp;" \\'), "dot")
    same(graph, back)
    by_id = {node.id: node for node in back.nodes}
    assert [(by_id[n.id].group, dict(by_id[n.id].attrs)) for n in nodes] == [
        (n.group, dict(n.attrs)) for n in nodes
    ]
