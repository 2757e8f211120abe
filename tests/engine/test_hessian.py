"""Second derivatives: the table, the product with a vector, and derivatives of any order."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings

from app.engine.check import free_leaves
from app.engine.derivative import derivative
from app.engine.graph import Graph, GraphError, Node
from app.engine.hessian import MOST_ROWS, hessian, hessian_product
from app.engine.program import Program, compile_graph
from app.engine.sweep import backward, forward
from app.engine.value import Array, Value, settle, size
from app.language.parse import parse
from tests.engine.random_graphs import SCALARS, TENSORS, graphs, steady


def program_of(source: str, **values: Value) -> Program:
    return compile_graph(parse(source, values).graph)


def table(program: Program) -> Array:
    return np.array(hessian(program, free_leaves(program), 1.0))


def gradient(program: Program, leaves: list[Value | None]) -> Array:
    grads = backward(program, forward(program, leaves), 1.0).derivatives
    found = [grads[i] for i in free_leaves(program)]
    return np.concatenate(
        [
            np.zeros(size(program.shapes[i])) if grad is None else np.ravel(grad)
            for i, grad in zip(free_leaves(program), found, strict=True)
        ]
    )


def by_differences(program: Program, h: float = 1e-5) -> Array:
    """The Hessian from gradients alone: how far they move when a number does."""
    columns = []
    for i in free_leaves(program):
        for place in np.ndindex(program.shapes[i]):
            ends = []
            for step in (h, -h):
                leaves = list(program.leaves)
                moved = np.array(leaves[i], dtype=np.float64)
                moved[place] += step
                leaves[i] = settle(moved)
                ends.append(gradient(program, leaves))
            columns.append((ends[0] - ends[1]) / (2 * h))
    return np.array(columns).T


def by_reverse_over_reverse(program: Program) -> Array:
    """The Hessian row by row: each gradient's graph swept backward."""
    leaves = free_leaves(program)
    found = derivative(program, leaves, 1.0)
    rows = []
    for i in leaves:
        shape = program.shapes[i]
        name = found.grads.get(program.nodes[i].id)
        for place in np.ndindex(shape):
            if name is None:
                rows.append(np.zeros(sum(size(program.shapes[j]) for j in leaves)))
                continue
            seed = np.zeros(shape)
            seed[place] = 1.0
            swept = compile_graph(Graph(found.nodes, name))
            grads = backward(swept, forward(swept), settle(seed)).derivatives
            told = [grads[swept.position[program.nodes[j].id]] for j in leaves]
            rows.append(
                np.concatenate(
                    [
                        np.zeros(size(program.shapes[j])) if grad is None else np.ravel(grad)
                        for j, grad in zip(leaves, told, strict=True)
                    ]
                )
            )
    return np.array(rows)


def test_the_seed_graph_has_the_hessian_that_is_published() -> None:
    program = program_of("x = a + b\ny = b + c\nf = x * y", a=-1.0, b=3.0, c=4.0)
    assert table(program).tolist() == [[0, 1, 1], [1, 2, 1], [1, 1, 0]]
    assert hessian_product(program, [0, 1, 2], 1.0, {0: 1.0, 1: 2.0}) == [2, 5, 3]


def test_rosenbrocks_function_has_its_published_hessian() -> None:
    # 100 (y - x^2)^2 + (1 - x)^2: [[1200 x^2 - 400 y + 2, -400 x], [-400 x, 200]].
    program = program_of("x = -1.2\ny = 1\nf = 100 * (y - x**2)**2 + (1 - x)**2")
    np.testing.assert_allclose(table(program), [[1330, 480], [480, 200]], rtol=1e-14)


@pytest.mark.parametrize("x", [-2.0, -0.3, 0.7, 1.9])
def test_every_order_of_a_derivative_can_be_taken(x: float) -> None:
    """(x e^x) differentiated n times is (x + n) e^x."""
    graph, name = parse("y = x * exp(x)", {"x": x}).graph, "y"
    for order in range(1, 6):
        program = compile_graph(Graph(graph.nodes, name))
        found = derivative(program, [program.position["x"]], 1.0)
        name = found.grads["x"]
        graph = Graph(found.nodes, name)
        made = compile_graph(graph)
        value = forward(made).values[made.output]
        assert value == pytest.approx((x + order) * np.exp(x), rel=1e-12)


@pytest.mark.parametrize("shapes", [SCALARS, TENSORS], ids=["scalars", "tensors"])
def test_three_roads_lead_to_the_same_second_derivatives(
    shapes: tuple[tuple[int, ...], ...],
) -> None:
    @settings(steady, max_examples=100)
    @given(graphs(shapes))
    def holds(graph: Graph) -> None:
        program = compile_graph(graph)
        found = table(program)
        assert found.shape == (found.shape[1], found.shape[1])
        scale = 1.0 + np.max(np.abs(found))
        np.testing.assert_allclose(found / scale, found.T / scale, atol=1e-12)
        np.testing.assert_allclose(
            found / scale, by_reverse_over_reverse(program) / scale, atol=1e-12
        )
        np.testing.assert_allclose(found / scale, by_differences(program) / scale, atol=1e-6)

    holds()


@settings(steady, max_examples=60)
@given(graphs(TENSORS))
def test_the_product_with_a_vector_is_the_table_times_it(graph: Graph) -> None:
    program = compile_graph(graph)
    leaves = free_leaves(program)
    rng = np.random.default_rng(3)
    vector = {i: settle(rng.uniform(-1.0, 1.0, program.shapes[i])) for i in leaves}
    product = hessian_product(program, leaves, 1.0, vector)
    flat = np.concatenate([np.ravel(vector[i]) for i in leaves])
    expected = table(program) @ flat
    found = np.concatenate([np.ravel(each) for each in product])
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-10)


def test_what_the_output_does_not_depend_on_has_rows_of_zeros() -> None:
    program = program_of("a = 2\nb = 0\nc = 1\nz = log(b)\ny = a * a + step(c)")
    assert table(program).tolist() == [[2, 0, 0], [0, 0, 0], [0, 0, 0]]


def test_a_table_of_too_many_rows_is_refused_with_a_way_out() -> None:
    program = program_of("y = sum(w * w)", w=np.ones(MOST_ROWS + 1))
    with pytest.raises(GraphError, match="give a vector"):
        table(program)
    ones = hessian_product(program, [0], 1.0, {0: np.ones(MOST_ROWS + 1)})
    assert np.all(ones[0] == 2.0)


def test_a_graph_of_too_many_nodes_is_refused_before_it_is_swept() -> None:
    nodes = [Node("x0", "input", value=1.0)]
    nodes += [Node(f"x{i + 1}", "sin", (f"x{i}",)) for i in range(60_000)]
    program = compile_graph(Graph(tuple(nodes), "x60000"))
    with pytest.raises(GraphError, match="more than 100000"):
        hessian(program, [0], 1.0)


@pytest.mark.parametrize("power", ["3", "1", "0", "2", "[2, 0, 1]", "constant([0.5, 3, -1])"])
def test_constant_powers_are_lowered_like_any_other(power: str) -> None:
    program = program_of(f"x = [1.5, 2, 0.5]\ny = sum(x ** {power})")
    np.testing.assert_allclose(table(program), by_differences(program), atol=1e-6)


def test_names_are_new_whatever_the_graph_calls_its_nodes() -> None:
    program = program_of("df_da = 3 * a\nk1 = a * a\nf = k1 * df_da + t1", a=2.0, t1=1.0)
    found = derivative(program, free_leaves(program), 1.0)
    names = [node.id for node in found.nodes]
    assert len(set(names)) == len(names)
    swept = compile_graph(Graph(found.nodes, found.grads["a"]))
    assert forward(swept).values[swept.output] == 3 * 3 * 2.0**2


def test_the_gradient_of_a_long_name_has_a_short_one() -> None:
    long = "x" * 80
    nodes = (Node(long, "input", value=3.0), Node("y", "square", (long,)))
    found = derivative(compile_graph(Graph(nodes, "y")), [0], 1.0)
    assert found.grads[long] in {node.id for node in found.nodes}
    assert len(found.grads[long]) < 10


def test_the_sweep_is_written_as_the_chain_rule_is() -> None:
    program = program_of("x = a + b\ny = b + c\nf = x * y", a=-1.0, b=3.0, c=4.0)
    found = derivative(program, free_leaves(program), 1.0)
    uses = {n.id: (n.op, *n.inputs) for n in found.nodes[6:] if n.inputs}
    assert uses == {
        "df_dx": ("mul", "df_df", "y"),
        "df_dy": ("mul", "df_df", "x"),
        "df_da": ("mul", "df_dx", "k1"),
        "df_db": ("add", "df_dx", "df_dy"),
        "df_dc": ("mul", "df_dy", "k2"),
    }
    assert found.nodes[:6] == program.nodes
    assert all(a.group == b.group for a, b in pairwise(found.nodes[6:]))
