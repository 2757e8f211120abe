"""Paths counted exactly, added up, and told in order."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given

from app.engine import paths
from app.engine.graph import Graph, GraphError, Node
from app.engine.program import Program, compile_graph
from app.engine.sweep import backward, forward
from app.language.parse import parse
from tests.engine.random_graphs import graphs, steady

SEED = "x = a + b\ny = b + c\nf = x * y"
NUMBERS = {"a": -1.0, "b": 3.0, "c": 4.0}


def program(source: str, values: dict[str, float]) -> Program:
    return compile_graph(parse(source, values).graph)


def counted(made: Program) -> dict[str, int]:
    return dict(zip(made.position, paths.counts(made), strict=True))


def found(made: Program, source: str, limit: int = 1000) -> list[paths.Path]:
    ready = paths.map_of(made, forward(made))
    return paths.largest(ready, made.position[source], 1.0, limit)


def test_b_of_the_seed_graph_has_two_paths_of_7_and_2() -> None:
    made = program(SEED, NUMBERS)
    first, second = found(made, "b")
    ids = [node.id for node in made.nodes]
    assert [ids[i] for i in first.nodes] == ["b", "x", "f"]
    assert (first.slots, first.locals, first.product) == ((1, 0), (1.0, 7.0), 7.0)
    assert [ids[i] for i in second.nodes] == ["b", "y", "f"]
    assert (second.slots, second.locals, second.product) == ((0, 1), (1.0, 2.0), 2.0)
    assert counted(made) == {"a": 1, "b": 2, "c": 1, "x": 1, "y": 1, "f": 1}
    assert paths.total([first, second]) == 9.0


def test_an_input_that_is_read_twice_has_a_path_for_each() -> None:
    made = program("y = x * x", {"x": 3.0})
    assert [path.slots for path in found(made, "x")] == [(0,), (1,)]
    assert counted(made)["x"] == 2


def test_the_output_is_a_path_of_its_own() -> None:
    (only,) = found(program(SEED, NUMBERS), "f")
    assert (len(only.nodes), only.slots, only.product) == (1, (), 1.0)


def test_what_does_not_lead_to_the_output_has_no_path() -> None:
    made = program("dead = exp(a)\ny = b * 2", {"a": 1.0, "b": 1.0})
    assert counted(made)["a"] == counted(made)["dead"] == 0
    assert found(made, "a") == []


def test_a_grid_of_diagonal_steps_counts_as_pascals_triangle_does() -> None:
    """The rows of the post on Pascal's triangle: 5 wide, each cell from its upper neighbours."""
    rows = [[f"c0_{i}" for i in range(5)]]
    nodes = [Node(name, "input", value=1.0) for name in rows[0]]
    for depth in range(1, 5):
        rows.append([f"c{depth}_{i}" for i in range(5)])
        for i, name in enumerate(rows[-1]):
            above = tuple(rows[depth - 1][j] for j in (i - 1, i + 1) if 0 <= j < 5)
            nodes.append(Node(name, "maxout" if len(above) == 1 else "add", above))
    want = [[1, 1, 1, 1, 1], [1, 2, 2, 2, 1], [2, 3, 4, 3, 2], [3, 6, 6, 6, 3], [6, 9, 12, 9, 6]]
    for i, name in enumerate(rows[-1]):
        made = compile_graph(Graph(tuple(nodes), name))
        upward = counted(made)
        assert sum(upward[top] for top in rows[0]) == want[-1][i]


def test_ten_full_layers_of_ten_have_10_to_the_10_paths_an_input() -> None:
    layers = [[f"h{depth}_{i}" for i in range(10)] for depth in range(11)]
    nodes = [Node(name, "input", value=0.1) for name in layers[0]]
    for before, names in pairwise(layers):
        nodes += [Node(name, "maxout", tuple(before)) for name in names]
    nodes.append(Node("y", "maxout", tuple(layers[-1])))
    made = compile_graph(Graph(tuple(nodes), "y"))
    assert len(made.edges.consumers) == 1010
    assert counted(made)["h0_0"] == 10**10
    assert len(found(made, "h0_0", limit=25)) == 25


def test_counts_stay_exact_beyond_what_a_float_holds() -> None:
    chain = "\n".join(f"x{i + 1} = x{i} + x{i}" for i in range(300))
    assert counted(program(chain, {"x0": 1.0}))["x0"] == 2**300


def test_counts_that_nobody_could_write_down_are_refused() -> None:
    nodes = [Node("x0", "input", value=0.0)]
    nodes += [Node(f"x{i + 1}", "add", (f"x{i}",) * 2) for i in range(20_000)]
    with pytest.raises(GraphError) as caught:
        paths.counts(compile_graph(Graph(tuple(nodes), "x20000")))
    (problem,) = caught.value.problems
    assert problem.limit == paths.MOST_BITS < (problem.actual or 0)


def test_paths_come_with_the_largest_product_first_however_few_are_wanted() -> None:
    source = "u = 2*x + -3*x\nv = u + 0.5*u + 0*x\ny = v * v"
    made = program(source, {"x": 1.5})
    everything = [abs(float(path.product)) for path in found(made, "x")]
    assert everything == sorted(everything, reverse=True)
    for limit in range(len(everything)):
        assert [abs(float(p.product)) for p in found(made, "x", limit)] == everything[:limit]


def test_0_times_infinity_is_told_among_the_first() -> None:
    made = program("y = log(x) * 0 + x", {"x": 0.0})
    first, second = found(made, "x")
    assert math.isnan(float(first.product))
    assert second.product == 1.0


@steady
@given(graphs())
def test_the_sum_over_all_paths_is_the_gradient(graph: Graph) -> None:
    made = compile_graph(graph)
    run = forward(made)
    swept = backward(made, run, 1.0)
    counts = paths.counts(made)
    for source, leaf in enumerate(made.leaves):
        grad = swept.derivatives[source]
        if leaf is None or counts[source] > 500:
            continue
        told = paths.largest(paths.map_of(made, run), source, 1.0, 500)
        assert len(told) == counts[source]
        assert (grad is None) == (not told)
        if grad is not None:
            scale = sum(np.abs(path.product) for path in told)
            np.testing.assert_allclose(
                paths.total(told), grad, rtol=1e-12, atol=1e-12 * float(np.max(scale))
            )
