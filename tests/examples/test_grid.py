"""Grids count as Pascal's triangle does, by their edges and by their gradients."""

from collections.abc import Mapping
from itertools import pairwise
from math import comb
from typing import TypeVar

import pytest

from app.engine.graph import Graph, check
from app.engine.ops import OPS
from app.engine.paths import counts
from app.engine.program import compile_graph
from app.engine.sweep import backward, forward
from app.examples.grid import MOST, MOST_CONNECTED, MOST_LAYERS, Grid, connected, grid, triangle
from app.settings import ENGINE

T = TypeVar("T")

# The rows that follow by hand from the post: each cell adds up its upper neighbours.
ROWS = [[1, 1, 1, 1, 1], [1, 2, 2, 2, 1], [2, 3, 4, 3, 2], [3, 6, 6, 6, 3], [6, 9, 12, 9, 6]]


def counted(graph: Graph) -> dict[str, int]:
    program = compile_graph(graph)
    return dict(zip(program.position, counts(program), strict=True))


def gradients(graph: Graph) -> dict[str, object]:
    program = compile_graph(graph)
    found = backward(program, forward(program), 1.0).derivatives
    return dict(zip(program.position, found, strict=True))


def row(of: Mapping[str, T], number: int, width: int) -> list[T]:
    return [of[f"c{number}_{i}"] for i in range(1, width + 1)]


def test_five_cells_wide_the_rows_are_those_of_the_post() -> None:
    ways = counted(grid(5, 5).graph)
    assert [row(ways, number, 5) for number in range(1, 6)] == ROWS


def test_reverse_mode_alone_gives_the_same_rows() -> None:
    grads = gradients(grid(5, 5).graph)
    assert [row(grads, number, 5) for number in range(1, 6)] == ROWS


@pytest.mark.parametrize(("width", "depth"), [(2, 2), (2, 6), (3, 4), (8, 3), (7, 20)])
def test_each_cell_adds_up_its_upper_neighbours_clipped_at_the_edges(
    width: int, depth: int
) -> None:
    graph = grid(width, depth).graph
    check(graph, OPS)
    ways, grads = counted(graph), gradients(graph)
    rows = [row(ways, number, width) for number in range(1, depth + 1)]
    assert rows[0] == [1] * width
    for upper, lower in pairwise(rows):
        padded = [0, *upper, 0]
        assert lower == [a + b for a, b in zip(padded, padded[2:], strict=False)]
    assert [row(grads, number, width) for number in range(1, depth + 1)] == rows


def test_below_a_single_cell_the_rows_are_the_binomial_coefficients() -> None:
    graph = triangle(12).graph
    check(graph, OPS)
    ways, grads = counted(graph), gradients(graph)
    for n in range(12):
        binomials = [comb(n, k) for k in range(n + 1)]
        assert row(ways, n + 1, n + 1) == row(grads, n + 1, n + 1) == binomials


@pytest.mark.parametrize("made", [grid(5, 5), triangle(6)], ids=["grid", "triangle"])
def test_rows_stand_below_one_another_and_cells_between_their_neighbours(made: Grid) -> None:
    graph, layout = made.graph, made.layout
    assert set(layout) == {node.id for node in graph.nodes}
    assert len(set(layout.values())) == len(layout)
    for node in graph.nodes:
        x, y = layout[node.id]
        below = [layout[name] for name in node.inputs]
        assert all(lower > y for _, lower in below)
        if node.op in ("add", "stack"):
            assert sum(at for at, _ in below) / len(below) == x


def test_ten_full_layers_of_ten_have_10_to_the_10_paths_an_input_on_1010_edges() -> None:
    program = compile_graph(connected(10, 10))
    assert len(program.edges.consumers) == 1010
    ways = dict(zip(program.position, counts(program), strict=True))
    assert [ways[f"x{i}"] for i in range(1, 11)] == [10**10] * 10


@pytest.mark.parametrize(
    "graph",
    [grid(MOST, MOST).graph, triangle(MOST).graph, connected(MOST_LAYERS, MOST_CONNECTED)],
    ids=["grid", "triangle", "connected"],
)
def test_the_largest_that_can_be_asked_for_is_a_graph_that_can_be_run(graph: Graph) -> None:
    program = compile_graph(graph)
    assert len(program.nodes) <= ENGINE.nodes
    assert len(program.edges.consumers) <= ENGINE.edges
    assert forward(program).values[program.output] is not None
