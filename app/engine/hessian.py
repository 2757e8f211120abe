"""Second derivatives: tangents pushed through the backward sweep (forward over reverse)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from app.engine.check import run_cost
from app.engine.derivative import compiled, derivative
from app.engine.graph import GraphError, Problem
from app.engine.plan import Limits
from app.engine.program import DEFAULT_LIMITS, Program
from app.engine.sweep import Forward, forward, pushed
from app.engine.value import Array, Value, settle, size

# A table of more rows than these is no longer read; a product with a vector is.
MOST_ROWS = 50
MOST_EVALUATIONS = 5_000_000


class Place(NamedTuple):
    """One number of a leaf: the position of the leaf, and where in it the number is."""

    leaf: int
    at: tuple[int, ...]


class _Sweep(NamedTuple):
    """The backward sweep of a program as a program, run."""

    program: Program
    run: Forward
    grads: Mapping[str, str]


def places(program: Program, leaves: Sequence[int]) -> list[Place]:
    """Every number of these leaves, or a GraphError where they are too many for a table."""
    count = sum(size(program.shapes[i]) for i in leaves)
    if count > MOST_ROWS:
        message = (
            f"the Hessian of {count} numbers would have as many rows; at most {MOST_ROWS} are "
            "written; give a vector and get the product with it"
        )
        raise GraphError([Problem("/nodes", message, None, MOST_ROWS, count)])
    return [Place(i, at) for i in leaves for at in np.ndindex(program.shapes[i])]


def hessian(
    program: Program,
    leaves: Sequence[int],
    seed: Value,
    limits: Limits = DEFAULT_LIMITS,
    most: int = MOST_EVALUATIONS,
) -> list[list[float]]:
    """The second derivatives with respect to every two numbers of these leaves, row by row.

    A GraphError where there are too many, or where they would take more than `most` ops.
    """
    table = places(program, leaves)
    swept = _sweep(program, leaves, seed, limits)
    if swept and (cost := len(table) * run_cost(swept.program)) > most:
        message = (
            f"the Hessian would take {cost} evaluations of ops; at most {most} are made; give a "
            "vector and get the product with it"
        )
        raise GraphError([Problem("/nodes", message, None, most, cost)])
    columns = []
    for leaf, at in table:
        direction: Array = np.zeros(program.shapes[leaf])
        direction[at] = 1.0
        rates = _pushed(program, leaves, swept, {leaf: settle(direction)})
        columns.append(np.concatenate([np.ravel(rate) for rate in rates]).tolist())
    return [list(row) for row in zip(*columns, strict=True)]


def hessian_product(
    program: Program,
    leaves: Sequence[int],
    seed: Value,
    vector: Mapping[int, Value],
    limits: Limits = DEFAULT_LIMITS,
) -> list[Value]:
    """The Hessian times a vector, leaf by leaf: one tangent sweep, however many leaves there are.

    `vector` has a direction for leaves by position, of their shapes; the others do not move.
    """
    return list(_pushed(program, leaves, _sweep(program, leaves, seed, limits), vector))


def _sweep(program: Program, leaves: Sequence[int], seed: Value, limits: Limits) -> _Sweep | None:
    """None where the output depends on none of the leaves."""
    found = derivative(program, leaves, seed)
    if not found.grads:
        return None
    made = compiled(found, next(iter(found.grads)), limits)
    return _Sweep(made, forward(made), found.grads)


def _pushed(
    program: Program, leaves: Sequence[int], swept: _Sweep | None, vector: Mapping[int, Value]
) -> Iterator[Value]:
    """How fast the gradient of each leaf moves when leaves move in the directions of `vector`."""
    moved: Sequence[Value | None] = ()
    if swept is not None:
        position = swept.program.position
        named = {position[program.nodes[i].id]: direction for i, direction in vector.items()}
        moved = pushed(swept.program, swept.run, named)
    for i in leaves:
        grad = swept.grads.get(program.nodes[i].id) if swept else None
        rate = moved[swept.program.position[grad]] if swept and grad else None
        yield settle(np.zeros(program.shapes[i])) if rate is None else rate
