"""What is written in the text language reads back as the same graph, to the last bit."""

import numpy as np
import pytest

from app.engine.graph import Graph, Node
from app.engine.ops import OPS
from app.engine.program import compile_graph
from app.engine.trace import reverse_trace
from app.engine.value import Value
from app.export.formats import FORMATS, export
from app.export.subject import Subject, Unwritable
from app.language.parse import parse
from tests.engine.arguments import COMPUTING, arguments
from tests.export import hostile
from tests.export.written import random_subjects, subject, use, worked, written


def bits(x: Value | None) -> bytes | None:
    """The float64s of a value; what a NaN carries along means nothing."""
    return None if x is None else np.where(np.isnan(x), np.nan, x).tobytes()


def assert_reads_back(given: Subject) -> None:
    """The same nodes with the same values and grads, bit for bit, whatever they are called."""
    text = export(given, FORMATS["expression"])
    read = parse(text).graph
    again = reverse_trace(compile_graph(read), seed=given.seed)
    assert len(read.nodes) == len(given.graph.nodes)
    for i, line in enumerate(text.splitlines()[: len(read.nodes)]):
        node = given.program.nodes[i]
        j = again.program.position[line.split(" = ")[0]]
        assert again.program.nodes[j].op == node.op
        assert bits(again.values[j]) == bits(given.trace.values[i]), line
        assert bits(again.derivatives[j]) == bits(given.trace.derivatives[i]), line


@pytest.mark.parametrize("name", worked())
def test_every_op_and_example_reads_back_node_by_node(name: str) -> None:
    assert_reads_back(worked()[name])


def test_every_setting_reads_back() -> None:
    for op in COMPUTING:
        for case in arguments(op)[::10]:
            assert_reads_back(use(op.name, *case.values, **case.attrs))


def test_random_graphs_read_back() -> None:
    for given in random_subjects(40):
        assert_reads_back(given)


@pytest.mark.parametrize("x", [0.1, -0.0, 5e-324, 1.7976931348623157e308, 1e16, -1e-7, 2.0**53 + 2])
def test_numbers_read_back_to_the_last_bit(x: float) -> None:
    for op in ("input", "parameter", "constant"):
        leaf = Node("x", op, value=x)
        tensor = Node("v", op, value=np.array([[x, 1.0], [-x, 2.0]]))
        nodes = (leaf, tensor, Node("y", "sum", ("v",)), Node("z", "mul", ("x", "y")))
        assert_reads_back(subject(Graph(nodes, "z")))


def test_the_output_is_the_last_line_wherever_it_stands_in_the_graph() -> None:
    nodes = (
        Node("x", "input", value=2.0),
        Node("f", "mul", ("x", "x")),
        Node("after", "exp", ("f",)),
    )
    text = written(Graph(nodes, "f"), "expression")
    assert text == "x = 2.0\nf = x * x\nafter = exp(f)\nf\n"
    assert parse(text).graph.output == "f"


def test_ids_that_are_no_names_are_renamed_and_said_behind_the_line() -> None:
    nodes = (
        Node("max", "input", value=1.0),
        Node("c.1", "exp", ("max",)),
        Node("c_1", "add", ("c.1", "max")),
    )
    text = written(Graph(nodes, "c_1"), "expression", title="two\nlines")
    assert text == (
        "# two lines\nmax_1 = 1.0  # max\nc_1_1 = exp(max_1)  # c.1\nc_1 = c_1_1 + max_1\n"
    )


def test_hostile_ids_read_back_under_other_names() -> None:
    assert_reads_back(subject(hostile.graph()))


def test_numbers_that_the_language_cannot_write_are_refused_at_their_node() -> None:
    nodes = (
        Node("a", "input", value=float("inf")),
        Node("b", "input", value=np.array([1.0, float("nan")])),
        Node("c", "mul", ("a", "b")),
        Node("f", "sum", ("c",)),
    )
    with pytest.raises(Unwritable) as refused:
        written(Graph(nodes, "f"), "expression")
    assert [(p.where, p.node) for p in refused.value.problems] == [
        ("/nodes/0", "a"),
        ("/nodes/1", "b"),
    ]
    assert "cannot write inf of a" in str(refused.value)


def test_a_text_longer_than_is_read_is_refused() -> None:
    nodes = [Node("x0", "input", value=0.5)]
    nodes += [Node(f"x{i}", "tanh", (f"x{i - 1}",)) for i in range(1, 4_000)]
    with pytest.raises(Unwritable, match="50000 characters"):
        written(Graph(tuple(nodes), "x3999"), "expression")


def test_every_op_of_two_that_has_a_sign_is_written_with_it() -> None:
    for op in OPS.values():
        if op.infix:
            text = export(worked()[op.name], FORMATS["expression"])
            assert f" {op.infix} " in text
