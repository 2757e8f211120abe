"""Nodes that depend on themselves: every knot of them is named, and a way through it."""

from app.engine.graph import Node
from tests.engine.test_problems import A, problems


def test_a_cycle_is_named_in_order() -> None:
    ring = [Node("p", "neg", ("q",)), Node("q", "neg", ("r",)), Node("r", "add", ("p", "a"))]
    (problem,) = problems(A, *ring)
    assert (problem.where, problem.node) == ("/nodes/1/inputs", "p")
    assert "p needs q needs r needs p" in problem.message


def test_what_only_leads_to_a_cycle_is_not_named_in_it() -> None:
    ring = [Node("p", "neg", ("q",)), Node("q", "neg", ("p",))]
    (problem,) = problems(Node("end", "exp", ("p",)), *ring, output="end")
    assert (problem.where, problem.node) == ("/nodes/1/inputs", "p")
    assert problem.message.startswith("cycle: p needs q needs p; ")


def test_a_node_that_needs_itself_is_a_cycle() -> None:
    (problem,) = problems(Node("x", "neg", ("x",)))
    assert "x needs x" in problem.message


def test_every_knot_of_nodes_is_named_once() -> None:
    first = [Node("p", "neg", ("q",)), Node("q", "add", ("p", "p"))]
    second = [Node("r", "neg", ("r",)), Node("s", "add", ("p", "t")), Node("t", "neg", ("s",))]
    found = problems(A, *first, *second)
    assert [(p.where, p.node) for p in found] == [
        ("/nodes/1/inputs", "p"),
        ("/nodes/3/inputs", "r"),
        ("/nodes/4/inputs", "s"),
    ]
    assert "p needs q needs p" in found[0].message
    assert "s needs t needs s" in found[2].message


def test_a_long_cycle_is_abridged() -> None:
    ring = [Node(f"n{i}", "neg", (f"n{(i + 1) % 9000}",)) for i in range(9000)]
    (problem,) = problems(*ring)
    assert len(problem.message) < 300
    assert "n0 needs n1 needs" in problem.message
