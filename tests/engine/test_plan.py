"""What the plan of a run foretells is what the run then takes."""

import tracemalloc
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given

from app.engine.graph import Graph, Node
from app.engine.op import Op
from app.engine.plan import PASSES
from app.engine.program import Program, compile_graph
from app.engine.trace import reverse_trace
from app.engine.value import size
from tests.engine.arguments import COMPUTING, arguments
from tests.engine.random_graphs import graphs, steady


def peak(work: Callable[[], object]) -> int:
    """The most bytes held at once while `work` runs."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def chain(length: int) -> Graph:
    nodes = [Node("n0", "input", value=0.5), Node("n1", "sin", ("n0",))]
    nodes += [Node(f"n{i}", "mul", (f"n{i - 1}", f"n{i - 2}")) for i in range(2, length)]
    return Graph(tuple(nodes), nodes[-1].id)


def large(op: str, *shapes: tuple[int, ...]) -> Graph:
    """One op of large tensors, added up to a scalar."""
    rng = np.random.default_rng(0)
    leaves = [Node(f"x{i}", "input", value=rng.random(shape)) for i, shape in enumerate(shapes)]
    used = Node("y", op, tuple(leaf.id for leaf in leaves))
    return Graph((*leaves, used, Node("f", "sum", ("y",))), "f")


@pytest.mark.parametrize(
    "graph",
    [
        chain(5_000),
        large("mul", (300, 1), (1, 300)),
        large("tanh", (90_000,)),
        large("matmul", (250, 250), (250, 250)),
        large("softmax", (300, 300)),
        large("layer_norm", (300, 300)),
        large("conv2d", (4, 100, 100), (8, 4, 3, 3)),
        large("max_pool2d", (300, 300)),
        large("transpose", (300, 300)),
    ],
    ids=["chain", "mul", "tanh", "matmul", "softmax", "layer_norm", "conv", "pool", "transpose"],
)
def test_a_run_takes_no_more_memory_than_planned(graph: Graph) -> None:
    program = compile_graph(graph)
    reverse_trace(program)
    assert peak(lambda: reverse_trace(program)) <= program.plan.bytes


def test_a_run_of_100_000_nodes_takes_less_than_40_mib() -> None:
    program = compile_graph(chain(100_000))
    assert peak(lambda: reverse_trace(program)) < 40 * 2**20
    assert program.plan.bytes < 40 * 2**20


@steady
@given(graphs())
def test_the_plan_counts_what_the_program_has(graph: Graph) -> None:
    program = compile_graph(graph)
    plan = program.plan
    assert plan.nodes == len(graph.nodes)
    assert plan.edges == sum(len(node.inputs) for node in graph.nodes)
    assert plan.fan_in == max(len(node.inputs) for node in graph.nodes)
    assert plan.rank == max(map(len, program.shapes))
    assert plan.elements == max(map(size, program.shapes))
    assert plan.total_elements == sum(map(size, program.shapes))


def flops(program: Program) -> int:
    """Of the forward pass."""
    return program.plan.flops // PASSES


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        # By hand: 2 * 5 * 7 products and sums a number of the 3 * 7, one addition each to add up.
        (large("matmul", (3, 5), (5, 7)), 2 * 3 * 5 * 7 + 3 * 7),
        (large("matmul", (4, 3, 5), (5,)), 2 * 4 * 3 * 5 + 4 * 3),
        # 8 * 6 * 6 numbers, each of 3 * 3 * 3 products and as many sums.
        (large("conv2d", (3, 8, 8), (8, 3, 3, 3)), 2 * 8 * 6 * 6 * 27 + 8 * 6 * 6),
        (large("add", (3, 1), (1, 4)), 2 * 12 + 12),
        (large("max_pool2d", (4, 6)), 2 * 3 * 4 + 2 * 3),
    ],
    ids=["matmul", "stack", "conv2d", "add", "pool"],
)
def test_operations_are_counted_as_one_would_by_hand(graph: Graph, expected: int) -> None:
    assert flops(compile_graph(graph)) == expected


@pytest.mark.parametrize("op", COMPUTING, ids=lambda op: op.name)
def test_every_op_has_work_that_grows_with_its_inputs(op: Op) -> None:
    for each in arguments(op):
        shapes = [np.shape(value) for value in each.values]
        program = each.program()
        work = op.work(program.shapes[program.output], shapes, op.settings(each.attrs))
        assert isinstance(work, int)
        assert work >= max(map(size, shapes)) // 9
