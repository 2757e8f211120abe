"""The worst error of each number that a scalar op computes, on floats and on arrays."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.engine.op import Op
from oracles.arguments import Point, points, settings
from oracles.digits import exact
from oracles.formulas import FORMULAS
from oracles.ulp import error


@dataclass(frozen=True, slots=True)
class Worst:
    """The largest error, in ulp, and the arguments where it was found."""

    error: float
    at: str


@dataclass(frozen=True, slots=True)
class Line:
    """One number of an op, its value or the local of a slot, at so many arguments."""

    op: str
    number: str
    arguments: int
    on_floats: Worst
    on_arrays: Worst


def measure(op: Op) -> list[Line]:
    """How far an op's value and locals are from the truth, wherever there is one."""
    given = points(op)
    found: list[list[tuple[Worst, Worst]]] = [[] for _ in FORMULAS[op.name]]
    for attrs in settings(op):
        columns = zip(_on_floats(op, given, attrs), _on_arrays(op, given, attrs), strict=True)
        for number, (floats, arrays) in enumerate(columns):
            found[number] += _errors(op, number, given, attrs, floats, arrays)
    return [
        Line(op.name, _name(op, number), len(errors), *map(_largest, zip(*errors, strict=True)))
        for number, errors in enumerate(found)
    ]


def _largest(errors: Iterable[Worst]) -> Worst:
    return max(errors, key=lambda each: each.error)


def _on_floats(op: Op, given: list[Point], attrs: Mapping[str, float]) -> list[tuple[float, ...]]:
    """The value, and the local of every slot, at each point."""
    assert op.scalar is not None
    results = [tuple(map(float, op.scalar(*point, **attrs))) for point in given]
    return list(zip(*results, strict=True))


def _on_arrays(op: Op, given: list[Point], attrs: Mapping[str, float]) -> list[list[float]]:
    columns = [np.array(column) for column in zip(*given, strict=True)]
    with np.errstate(all="ignore"):
        results = op.array(*columns, **attrs)
    return [np.broadcast_to(result, len(given)).astype(float).tolist() for result in results]


def _errors(
    op: Op,
    number: int,
    given: list[Point],
    attrs: Mapping[str, float],
    floats: Sequence[float],
    arrays: Sequence[float],
) -> list[tuple[Worst, Worst]]:
    named = "".join(f", {name}={value:g}" for name, value in attrs.items())
    formula = FORMULAS[op.name][number]
    found = []
    for point, one, other in zip(given, floats, arrays, strict=True):
        truth = exact(formula, point, attrs)
        if truth is not None:
            at = ", ".join(map(repr, point)) + named
            found.append((Worst(error(one, truth), at), Worst(error(other, truth), at)))
    return found


def _name(op: Op, number: int) -> str:
    if number == 0:
        return "value"
    if op.variadic:
        return f"local of {op.inputs[-1].removeprefix('*')}, slot {number}"
    return f"local of {op.inputs[number - 1]}"
