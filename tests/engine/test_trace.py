"""What a trace shows is what was computed: bit for bit, and adding up."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.cost import step_numbers
from app.engine.graph import Graph, Node
from app.engine.program import compile_graph, with_leaves
from app.engine.steps import FlowStep, SeedStep, Step, Trace, ValueStep
from app.engine.sweep import backward, forward, tangents
from app.engine.trace import forward_trace, reverse_trace
from app.engine.value import Value
from tests.engine.random_graphs import SCALARS, graphs, steady


def same(a: Value | None, b: Value | None) -> bool:
    return type(a) is type(b) and (
        a is None or b is None or np.asarray(a).tobytes() == np.asarray(b).tobytes()
    )


def flows(trace: Trace) -> list[FlowStep]:
    return [step for step in trace.steps if isinstance(step, FlowStep)]


def assert_flows_add_up(trace: Trace, start: str) -> None:
    """Each total is the one before plus the amount, and the last is the node's derivative."""
    totals: dict[str, Value] = {}
    for flow in flows(trace):
        before = totals.get(flow.target)
        assert same(flow.total, flow.amount if before is None else before + flow.amount)
        totals[flow.target] = flow.total
    for node, held in zip(trace.program.nodes, trace.derivatives, strict=True):
        if node.id != start:
            assert same(totals.get(node.id), held)


@steady
@given(graphs())
def test_a_reverse_trace_has_the_numbers_of_the_untraced_sweeps(graph: Graph) -> None:
    program = compile_graph(graph)
    trace = reverse_trace(program)
    run = forward(program)
    assert all(map(same, trace.values, run.values))
    assert all(map(same, trace.derivatives, backward(program, run, 1.0).derivatives))


@steady
@given(graphs(SCALARS) | graphs())
def test_contributions_add_up_from_left_to_right_to_the_gradient(graph: Graph) -> None:
    assert_flows_add_up(reverse_trace(compile_graph(graph)), graph.output)


@steady
@given(graphs())
def test_forward_mode_flows_add_up_from_left_to_right_to_the_tangent(graph: Graph) -> None:
    program = compile_graph(graph)
    for node in graph.nodes:
        if node.op == "input":
            trace = forward_trace(program, node.id)
            position = program.position[node.id]
            ones = np.ones(program.shapes[position])
            direction = ones if ones.ndim else 1.0
            swept = tangents(program, forward(program), position, direction)
            assert all(map(same, trace.derivatives, swept.derivatives))
            assert_flows_add_up(trace, node.id)


@steady
@given(graphs(SCALARS) | graphs())
def test_an_amount_is_the_upstream_times_the_local_wherever_a_local_is_shown(graph: Graph) -> None:
    for flow in flows(reverse_trace(compile_graph(graph))):
        if flow.local is not None:
            product = np.sum(np.asarray(flow.local) * np.asarray(flow.upstream))
            assert product == pytest.approx(np.sum(flow.amount), rel=1e-9, abs=1e-12)


@steady
@given(graphs())
def test_every_edge_on_the_way_is_crossed_once_and_consumers_give_last(graph: Graph) -> None:
    program = compile_graph(graph)
    trace = reverse_trace(program)
    crossed = [(flow.source, flow.slot, flow.target) for flow in flows(trace)]
    reached = {n.id for n, g in zip(program.nodes, trace.derivatives, strict=True) if g is not None}
    expected = {
        (n.id, slot, s) for n in graph.nodes if n.id in reached for slot, s in enumerate(n.inputs)
    }
    assert len(crossed) == len(set(crossed))
    assert set(crossed) == expected
    finished: set[str] = set()
    for source, _, target in crossed:
        finished.add(source)
        assert target not in finished


@steady
@given(graphs())
def test_steps_are_values_then_the_seed_then_flows(graph: Graph) -> None:
    trace = reverse_trace(compile_graph(graph))
    count = len(graph.nodes)
    values, seed, rest = trace.steps[:count], trace.steps[count], trace.steps[count + 1 :]
    assert seed == SeedStep(graph.output, 1.0)
    assert all(isinstance(step, FlowStep) for step in rest)
    for step, node, value in zip(values, trace.program.nodes, trace.values, strict=True):
        assert isinstance(step, ValueStep)
        assert (step.node, step.op, step.inputs) == (node.id, node.op, node.inputs)
        assert same(step.value, value)


def numbers(step: Step) -> int:
    shown = [
        getattr(step, name, None) for name in ("value", "upstream", "local", "amount", "total")
    ]
    return sum(np.size(value) for value in shown if value is not None)


@steady
@given(graphs(), st.data())
def test_no_steps_hold_more_numbers_than_foretold(graph: Graph, data: st.DataObject) -> None:
    program = compile_graph(graph)
    source = next(node.id for node in graph.nodes if node.op == "input")
    for trace in (reverse_trace(program), forward_trace(program, source)):
        count = len(trace.steps)
        first = data.draw(st.integers(0, count))
        for chosen in (range(count), range(first, data.draw(st.integers(first, count)))):
            held = sum(numbers(trace.steps[i]) for i in chosen)
            assert held <= step_numbers(trace, chosen)


@steady
@given(graphs())
def test_steps_can_be_taken_one_by_one_or_in_ranges(graph: Graph) -> None:
    steps = reverse_trace(compile_graph(graph)).steps
    whole = tuple(steps)
    assert len(whole) == len(steps)
    assert steps[2:7] == whole[2:7]
    assert repr(steps[-1]) == repr(whole[-1])
    with pytest.raises(IndexError):
        steps[len(whole)]


CUBE = Graph(
    (
        Node("w", "parameter", value=np.array([1.0, 2.0])),
        Node("y", "mul", ("w", "w")),
        Node("z", "mul", ("y", "w")),
    ),
    "z",
)


def test_a_seed_weighs_the_numbers_of_a_tensor_output() -> None:
    trace = reverse_trace(compile_graph(CUBE), seed=np.array([1.0, -10.0]))
    assert np.array_equal(np.asarray(trace.derivatives[0]), [3.0, -120.0])


def test_a_direction_moves_the_numbers_of_a_tensor_leaf() -> None:
    trace = forward_trace(compile_graph(CUBE), "w", direction=np.array([1.0, -10.0]))
    assert np.array_equal(np.asarray(trace.derivatives[2]), [3.0, -120.0])


def test_leaves_can_be_replaced_without_compiling_again() -> None:
    program = compile_graph(CUBE)
    leaves = with_leaves(program, {"w": np.array([3.0, 0.0])})
    trace = reverse_trace(program, leaves, np.array([1.0, 1.0]))
    assert np.array_equal(np.asarray(trace.derivatives[0]), [27.0, 0.0])
    assert np.array_equal(np.asarray(program.leaves[0]), [1.0, 2.0])


def test_forward_mode_may_start_at_any_node() -> None:
    trace = forward_trace(compile_graph(CUBE), "y")
    assert trace.derivatives[0] is None
    assert np.array_equal(np.asarray(trace.derivatives[2]), [1.0, 2.0])


def test_a_leaf_without_a_say_leaves_the_output_without_a_tangent() -> None:
    nodes = (Node("a", "input", value=1.0), Node("b", "input", value=2.0), Node("f", "exp", ("a",)))
    trace = forward_trace(compile_graph(Graph(nodes, "f")), "b")
    assert trace.derivatives == [None, 1.0, None]
    assert trace.steps[3:] == (SeedStep("b", 1.0),)


def test_a_graph_of_one_leaf_is_its_own_gradient() -> None:
    trace = reverse_trace(compile_graph(Graph((Node("a", "input", value=5.0),), "a")))
    assert tuple(trace.steps) == (ValueStep("a", "input", (), 5.0), SeedStep("a", 1.0))
    assert trace.derivatives == [1.0]
