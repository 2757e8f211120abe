"""Grids in which gradients count paths, as Pascal's triangle does.

The puzzle is that of the post "Explaining Backpropagation in Neural Networks using Pascal's
Triangle" (2016): how many ways lead from the top row to each cell, by diagonal steps alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from app.engine.graph import Graph, Node

LEAST = 2
MOST = 300
# A layer of so many nodes that are read by as many, and so many layers, are a graph that fits.
MOST_LAYERS = MOST_CONNECTED = 60
# How far apart cells stand, px: cards of a rising drawing leave room for edges between rows.
ACROSS, DOWN = 184, 112

Places: TypeAlias = dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A graph, and where its cells stand: rows from the top down, px."""

    graph: Graph
    layout: Places


def grid(width: int, depth: int) -> Grid:
    """`depth` rows of `width` cells, each an input of its diagonal upper neighbours.

    The output f is the sum of the top row. Every local is 1, so that the gradient of a cell is the
    number of its paths.
    """
    rows = _rows([width] * depth)
    nodes = _cells(rows, lambda lower, i: [*lower[max(0, i - 1) : i], *lower[i + 1 : i + 2]])
    nodes += [Node("top", "stack", tuple(rows[0])), Node("f", "sum", ("top",))]
    return Grid(Graph(tuple(nodes), "f"), _places([["f"], ["top"], *rows]))


def triangle(depth: int) -> Grid:
    """`depth` rows, each one cell longer than the one above; the single cell on top is the output.

    The gradients of row n are the binomial coefficients of n - 1.
    """
    rows = _rows(list(range(1, depth + 1)))
    nodes = _cells(rows, lambda lower, i: lower[i : i + 2])
    return Grid(Graph(tuple(nodes), rows[0][0]), _places(rows))


def connected(layers: int, width: int) -> Graph:
    """`width` inputs and as many layers, each node reading all of the layer before; one output.

    Each input has width ** layers paths to it. No op adds up any number of numbers, so that the
    nodes are maxouts: their gradients are not the counts, but their edges are.
    """
    rows = [[f"x{i}" for i in range(1, width + 1)]]
    rows += [[f"h{layer}_{i}" for i in range(1, width + 1)] for layer in range(1, layers + 1)]
    nodes = [
        Node(name, "input", value=round(i / width, 3)) for i, name in enumerate(rows[0], start=1)
    ]
    for before, names in pairwise(rows):
        nodes += [Node(name, "maxout", tuple(before)) for name in names]
    nodes.append(Node("y", "maxout", tuple(rows[-1])))
    return Graph(tuple(nodes), "y")


def _rows(widths: list[int]) -> list[list[str]]:
    """The names of the cells, the top row first."""
    return [
        [f"c{row}_{i}" for i in range(1, width + 1)] for row, width in enumerate(widths, start=1)
    ]


def _cells(rows: list[list[str]], below: Callable[[list[str], int], list[str]]) -> list[Node]:
    """Inputs of 1 in the last row; above it each cell adds up what is below it.

    At a clipped edge one input is all there is; a maxout of one passes it, and its gradient, on.
    """
    nodes = [Node(name, "input", value=1.0) for name in rows[-1]]
    for lower, upper in pairwise(reversed(rows)):
        for i, name in enumerate(upper):
            inputs = tuple(below(lower, i))
            nodes.append(Node(name, "add" if len(inputs) == 2 else "maxout", inputs))
    return nodes


def _places(rows: list[list[str]]) -> Places:
    return {
        name: ((i - (len(row) - 1) / 2) * ACROSS, float(y * DOWN))
        for y, row in enumerate(rows)
        for i, name in enumerate(row)
    }
