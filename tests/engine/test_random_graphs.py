"""On graphs that nobody chose, four roads lead to the same gradient."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.graph import Graph
from app.engine.program import Program, compile_graph
from app.engine.sweep import Forward, Swept, backward, forward, tangents
from app.engine.value import Value, settle
from tests.engine.differences import differences
from tests.engine.random_graphs import SCALARS, TENSORS, graphs, steady


def swept(graph: Graph) -> tuple[Program, Forward, Swept]:
    program = compile_graph(graph)
    run = forward(program)
    return program, run, backward(program, run, 1.0)


def bits(value: Value | None) -> bytes | None:
    return None if value is None else np.asarray(value).tobytes()


def ancestors(program: Program) -> set[int]:
    found, waiting = set(), [program.output]
    while waiting:
        i = waiting.pop()
        if i not in found:
            found.add(i)
            waiting += program.inputs[i]
    return found


def by_forward_mode(program: Program, run: Forward, leaf: int) -> Value | None:
    """The gradient of a leaf, one tangent sweep for each of its numbers."""
    shape = program.shapes[leaf]
    found = np.zeros(shape)
    for place in np.ndindex(shape):
        direction = np.zeros(shape)
        direction[place] = 1.0
        tangent = tangents(program, run, leaf, settle(direction)).derivatives[program.output]
        if tangent is None:
            return None
        found[place] = tangent
    return settle(found)


def named_edges(program: Program) -> list[tuple[str, int, str]]:
    nodes, (consumers, _, sources) = program.nodes, program.edges
    columns = zip(consumers, program.slots(program.edges), sources, strict=True)
    return [(nodes[i].id, slot, nodes[j].id) for i, slot, j in columns]


every_kind = pytest.mark.parametrize("shapes", [SCALARS, TENSORS], ids=["scalars", "tensors"])


@every_kind
def test_reverse_equals_forward_mode_and_differences(shapes: tuple[tuple[int, ...], ...]) -> None:
    @settings(steady, max_examples=250)
    @given(graphs(shapes))
    def holds(graph: Graph) -> None:
        program, run, back = swept(graph)
        for leaf, value in enumerate(program.leaves):
            if value is None or program.nodes[leaf].op == "constant":
                continue
            tangent, grad = by_forward_mode(program, run, leaf), back.derivatives[leaf]
            assert (tangent is None) == (grad is None)
            if grad is None or tangent is None:
                continue
            assert np.shape(grad) == np.shape(value)
            np.testing.assert_allclose(grad, tangent, rtol=1e-9, atol=1e-12)
            slopes = differences(program, leaf, 1.0)
            np.testing.assert_allclose(grad, slopes, rtol=1e-5, atol=1e-6)

    holds()


@steady
@given(graphs())
def test_exactly_the_nodes_that_lead_to_the_output_have_a_gradient(graph: Graph) -> None:
    program, _, back = swept(graph)
    reached = {i for i, grad in enumerate(back.derivatives) if grad is not None}
    assert reached == ancestors(program)


@steady
@given(graphs())
def test_a_dead_log_of_0_does_not_poison_a_gradient(graph: Graph) -> None:
    _, _, back = swept(graph)
    assert all(np.all(np.isfinite(grad)) for grad in back.derivatives if grad is not None)


@steady
@given(st.data())
def test_the_order_of_the_listing_changes_no_bit(data: st.DataObject) -> None:
    graph = data.draw(graphs())
    program, run, back = swept(graph)
    other = Graph(tuple(data.draw(st.permutations(graph.nodes))), graph.output)
    program2, run2, back2 = swept(other)
    for node in graph.nodes:
        i, j = program.position[node.id], program2.position[node.id]
        assert bits(run.values[i]) == bits(run2.values[j])
        assert bits(back.derivatives[i]) == bits(back2.derivatives[j])
    assert named_edges(program) == named_edges(program2)


@steady
@given(graphs())
def test_inputs_come_first_and_the_listing_decides_otherwise(graph: Graph) -> None:
    program = compile_graph(graph)
    assert all(j < i for i, sources in enumerate(program.inputs) for j in sources)
    # These are drawn inputs first, so there is nothing to reorder.
    assert program.nodes == graph.nodes


@steady
@given(graphs())
def test_running_twice_and_replacing_no_leaf_changes_no_bit(graph: Graph) -> None:
    program, run, back = swept(graph)
    again = forward(program, program.leaves)
    assert list(map(bits, again.values)) == list(map(bits, run.values))
    assert list(map(bits, backward(program, again, 1.0).derivatives)) == list(
        map(bits, back.derivatives)
    )


@steady
@given(graphs())
def test_whatever_has_no_axes_is_a_python_float_and_the_rest_are_float64_arrays(
    graph: Graph,
) -> None:
    program, run, back = swept(graph)
    for shape, value, grad in zip(program.shapes, run.values, back.derivatives, strict=True):
        for held in (value, value if grad is None else grad):
            if shape:
                assert isinstance(held, np.ndarray)
                assert held.shape == shape
                assert held.dtype == np.float64
            else:
                assert type(held) is float
