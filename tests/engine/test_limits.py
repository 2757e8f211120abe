"""Deep, wide and large graphs: run when within the limits, refused before they cost anything."""

import tracemalloc
from collections.abc import Callable

import numpy as np
import pytest

from app.engine.attr import AttrValue
from app.engine.graph import Graph, GraphError, Node, Problem
from app.engine.plan import Limits
from app.engine.program import compile_graph
from app.engine.trace import forward_trace, reverse_trace


def vector(node: str, *shape: int) -> Node:
    return Node(node, "input", value=np.ones(shape))


def refusal(nodes: list[Node], output: str, limits: Limits | None = None) -> tuple[Problem, ...]:
    with pytest.raises(GraphError) as caught:
        compile_graph(Graph(tuple(nodes), output), limits or Limits())
    return caught.value.problems


def peak(work: Callable[[], object]) -> int:
    """The most bytes held at once while `work` runs."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("backwards", [False, True])
def test_a_chain_of_100_000_nodes_runs_without_recursion(backwards: bool) -> None:
    nodes = [Node("n0", "input", value=1.0)]
    nodes += [Node(f"n{i}", "neg", (f"n{i - 1}",)) for i in range(1, 100_000)]
    graph = Graph(tuple(reversed(nodes) if backwards else nodes), "n99999")
    program = compile_graph(graph)
    assert reverse_trace(program).derivatives[0] == -1.0
    assert forward_trace(program, "n0").derivatives[program.output] == -1.0


def test_a_node_used_10_000_times_gets_10_000_contributions() -> None:
    nodes = [Node("x", "input", value=2.0), Node("s0", "neg", ("x",))]
    nodes += [Node(f"s{i}", "sub", (f"s{i - 1}", "x")) for i in range(1, 10_000)]
    trace = reverse_trace(compile_graph(Graph(tuple(nodes), "s9999")))
    assert trace.values[-1] == -20_000.0
    assert trace.derivatives[0] == -10_000.0
    assert sum(getattr(step, "target", None) == "x" for step in trace.steps) == 10_000


def test_an_op_of_10_000_inputs_shares_its_gradient() -> None:
    nodes = [Node("x", "input", value=2.0), Node("y", "maxout", ("x",) * 10_000)]
    grad = reverse_trace(compile_graph(Graph(tuple(nodes), "y"))).derivatives[0]
    assert grad == pytest.approx(1.0)


def test_a_diamond_of_doublings_has_more_paths_than_could_be_walked() -> None:
    nodes = [Node("n0", "input", value=1.0)]
    nodes += [Node(f"n{i}", "add", (f"n{i - 1}",) * 2) for i in range(1, 1001)]
    assert reverse_trace(compile_graph(Graph(tuple(nodes), "n1000"))).derivatives[0] == 2.0**1000


def test_too_many_nodes_are_refused() -> None:
    nodes = [Node(f"n{i}", "input", value=1.0) for i in range(100_001)]
    message = "the graph has 100001 nodes; at most 100000 are run"
    assert refusal(nodes, "n0") == (Problem("/nodes", message, "n100000", 100_000, 100_001),)


def test_a_tensor_of_too_many_numbers_is_refused() -> None:
    (problem,) = refusal([vector("x", 11)], "x", Limits(elements=10))
    assert (problem.where, problem.node) == ("/nodes/0", "x")
    assert "shape (11,) holds 11 numbers; at most 10 are allowed" in problem.message


def test_a_tensor_of_too_many_axes_is_refused() -> None:
    (problem,) = refusal([vector("x", 1, 1, 1, 1, 1)], "x")
    assert "has 5 axes; at most 4 are allowed" in problem.message


def test_a_tensor_of_no_numbers_is_refused() -> None:
    (problem,) = refusal([vector("x", 2, 0)], "x")
    assert "shape (2, 0) is empty" in problem.message


def test_a_tensor_beyond_a_limit_is_named_with_the_limit_and_what_it_holds() -> None:
    (problem,) = refusal([vector("x", 11)], "x", Limits(elements=10))
    assert (problem.node, problem.limit, problem.actual) == ("x", 10, 11)
    (problem,) = refusal([vector("x", 1, 1, 1, 1, 1)], "x")
    assert (problem.node, problem.limit, problem.actual) == ("x", 4, 5)


def test_many_tensors_are_refused_together_at_the_first_that_is_too_much() -> None:
    nodes = [vector(f"x{i}", 100) for i in range(12)]
    (problem,) = refusal(nodes, "x0", Limits(total_elements=1_000))
    assert (problem.where, problem.node) == ("/nodes", "x10")
    assert (problem.limit, problem.actual) == (1_000, 1_200)
    assert "1200 numbers" in problem.message


def test_a_run_that_would_need_too_much_memory_is_refused() -> None:
    nodes = [vector("x", 100), Node("y", "maxout", ("x",) * 11), Node("z", "sum", ("y",))]
    (problem,) = refusal(nodes, "z", Limits(bytes=20_000))
    assert (problem.node, problem.limit) == ("y", 20_000)
    assert problem.actual == compile_graph(Graph(tuple(nodes), "z")).plan.bytes
    assert f"about {problem.actual} bytes" in problem.message


def test_an_op_of_too_many_inputs_is_refused() -> None:
    nodes = [vector("x"), Node("y", "maxout", ("x",) * 10_001)]
    message = "maxout has 10001 inputs; at most 10000 are allowed"
    assert refusal(nodes, "y") == (Problem("/nodes/1/inputs", message, "y", 10_000, 10_001),)


@pytest.mark.parametrize("op", ["add", "maxout", "matmul"])
def test_a_broadcast_that_would_blow_up_is_refused_before_anything_is_allocated(op: str) -> None:
    tall, wide = (50_000, 1), (1, 50_000)
    nodes = [vector("tall", *tall), vector("wide", *wide), Node("y", op, ("tall", "wide"))]
    found: list[tuple[Problem, ...]] = []
    assert peak(lambda: found.append(refusal([*nodes, Node("z", "exp", ("y",))], "z"))) < 1_000_000
    (problem,) = found[0]
    assert (problem.where, problem.node) == ("/nodes/2", "y")
    assert "holds 2500000000 numbers" in problem.message


@pytest.mark.parametrize(
    ("op", "shapes", "attrs", "words"),
    [
        ("broadcast_to", [(1,)], {"shape": (10**9, 10**9)}, f"holds {10**18} numbers"),
        ("reshape", [(4,)], {"shape": (-1, 10**9)}, "cannot have the shape"),
        ("stack", [(50_000,)] * 3, {}, "holds 150000 numbers"),
        ("conv1d", [(1, 9_999), (1, 1, 9_000)], {}, "has 9000 places; at most 1000 are allowed"),
        (
            "conv2d",
            [(1, 300, 300), (1, 1, 30, 30)],
            {},
            "would take about 396581400 floating",
        ),
        (
            "conv1d",
            [(1, 4), (1, 1, 2)],
            {"padding": 10**9 - 1, "stride": 10**9 - 1},
            "the padding must be",
        ),
        ("max_pool2d", [(300, 300)], {"size": 10**9 - 1}, "does not fit into (300, 300)"),
    ],
)
def test_a_shape_that_would_cost_too_much_is_refused_before_it_costs_anything(
    op: str, shapes: list[tuple[int, ...]], attrs: dict[str, AttrValue], words: str
) -> None:
    nodes = [vector(f"x{slot}", *shape) for slot, shape in enumerate(shapes)]
    used = Node("y", op, tuple(node.id for node in nodes), attrs)
    found: list[tuple[Problem, ...]] = []
    assert peak(lambda: found.append(refusal([*nodes, used], "y"))) < 1_000_000
    assert words in found[0][0].message


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((250, 250), (250, 250, 1)),
        ((1, 250, 250), (250, 250, 1)),
        ((250,), (250, 250, 1)),
        ((250, 1, 250), (250, 250)),
        ((250, 1, 1, 250), (250, 250, 1)),
    ],
)
def test_a_matrix_that_serves_a_stack_costs_no_copy_for_each(
    left: tuple[int, ...], right: tuple[int, ...]
) -> None:
    """A copy for each would take 250 * 250 * 250 numbers: 125 MB."""
    nodes = [vector("a", *left), vector("b", *right), Node("y", "matmul", ("a", "b"))]
    program = compile_graph(Graph((*nodes, Node("s", "sum", ("y",))), "s"))
    assert peak(lambda: reverse_trace(program)) < 10_000_000


def test_shapes_are_known_without_running_anything() -> None:
    nodes = [vector("a", 2, 3), vector("b", 3, 4), Node("y", "matmul", ("a", "b"))]
    nodes += [Node("m", "mean", ("y",), {"axis": -1, "keepdims": True})]
    assert compile_graph(Graph(tuple(nodes), "m")).shapes == ((2, 3), (3, 4), (2, 4), (2, 1))


def test_a_document_full_of_faults_is_answered_briefly() -> None:
    nodes = [Node(f"n{i % 7}", "nop", ("nowhere",) * 9) for i in range(20_000)]
    found = refusal(nodes, "missing")
    assert 200 <= len(found) <= 300


def test_too_many_edges_are_refused_before_they_are_looked_at() -> None:
    wide = [Node(f"y{i}", "maxout", ("nowhere",) * 10_000) for i in range(50)]
    message = "the graph has 500000 edges (inputs of nodes); at most 400000 are run"
    assert refusal(wide, "y0") == (Problem("/nodes", message, "y40", 400_000, 500_000),)


def test_more_cycles_than_can_be_named_are_found_in_one_walk() -> None:
    nodes = [Node(f"n{i}", "neg", (f"n{i ^ 1}",)) for i in range(20_000)]
    found = refusal(nodes, "n0")
    assert len(found) == 200
    assert [problem.node for problem in found[:2]] == ["n0", "n2"]


def test_inputs_without_number_that_do_not_exist_are_counted() -> None:
    *named, rest = refusal([Node("y", "maxout", ("nowhere",) * 1_000)], "y")
    assert len(named) == 10
    assert rest == Problem(
        "/nodes/0/inputs", "990 more inputs of 'y' are no nodes of the graph", "y"
    )
