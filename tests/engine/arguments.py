"""Arguments for every op of the registry: shapes that fit it, attrs that are legal, numbers in its
domain. Nothing here names an op, so a new op is tested from the day it is registered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, permutations, product
from typing import Any

import numpy as np

from app.engine.attr import Attr, AttrValue
from app.engine.graph import Graph, Node
from app.engine.op import Op, ShapeError
from app.engine.ops import OPS
from app.engine.plan import Limits
from app.engine.program import Program, compile_graph
from app.engine.value import Shape, Value, settle

COMPUTING = [op for op in OPS.values() if not op.leaf]
ELEMENTWISE = [op for op in COMPUTING if op.scalar is not None]

SHAPES: tuple[Shape, ...] = (
    (),
    (1,),
    (2,),
    (3,),
    (1, 3),
    (2, 1),
    (2, 3),
    (3, 2),
    (1, 2, 3),
    (2, 1, 3),
    (2, 3, 1),
    (3, 1, 2, 1),
    (1, 2, 1, 3),
    (2, 2, 3, 3),
    (2, 2, 2, 2),
)
# More say nothing new: a variadic op alone fits 1,000 combinations of three shapes, and an op of
# four attrs has 1,000 combinations of those.
MOST_SHAPES = 60
MOST_ATTRS = 60


@dataclass(frozen=True, slots=True)
class Arguments:
    """What one op is given: values by slot, and attrs."""

    op: Op
    values: tuple[Value, ...]
    attrs: dict[str, AttrValue]

    def program(self) -> Program:
        """The graph of just this op, its arguments the leaves x0, x1, ..., its value y."""
        names = [f"x{slot}" for slot in range(len(self.values))]
        leaves = [Node(n, "input", value=v) for n, v in zip(names, self.values, strict=True)]
        used = Node("y", self.op.name, tuple(names), self.attrs)
        return compile_graph(Graph((*leaves, used), "y"))

    def suits(self) -> bool:
        """Whether the numbers themselves are ones that the op takes."""
        settings = self.op.settings(self.attrs)
        return self.op.check is None or self.op.check(*self.values, **settings) is None

    def may_move(self, slot: int) -> bool:
        """Whether the numbers of a slot can change a little: class numbers cannot."""
        moved = list(self.values)
        moved[slot] = settle(np.asarray(moved[slot]) + 1e-5)
        return replace(self, values=tuple(moved)).suits()


@cache
def arguments(op: Op) -> tuple[Arguments, ...]:
    """Many different arguments, from scalars up to 4 axes, the same ones in every run."""
    rng = np.random.default_rng(7)
    return tuple(_drawn(op, shapes, attrs, rng) for shapes, attrs in _fitting(op, rng))


@cache
def legal_attrs(op: Op) -> list[dict[str, AttrValue]]:
    """Representative attr values in every combination, or with each one and some of the others."""
    choices = [legal(attr) for attr in op.attrs]
    names = [attr.name for attr in op.attrs]
    every = [dict(zip(names, chosen, strict=True)) for chosen in product(*choices)]
    defaults = op.settings({})
    plain = [attrs for attrs in every if sum(attrs[n] != defaults[n] for n in names) <= 1]
    most = max(1, MOST_ATTRS - len(plain))
    others = [attrs for attrs in every if attrs not in plain]
    return [*plain, *others[:: max(1, -(-len(others) // most))]]


def _fitting(
    op: Op, rng: np.random.Generator
) -> Iterator[tuple[tuple[Shape, ...], dict[str, AttrValue]]]:
    for count in (1, 2, 3) if op.variadic else (len(op.inputs),):
        combinations = list(product(SHAPES, repeat=count))
        rng.shuffle(combinations)
        for attrs in legal_attrs(op):
            fits = (c for c in [((),) * count, *combinations] if _fits(op, c, attrs))
            for shapes in islice(fits, MOST_SHAPES):
                yield tuple(map(tuple, shapes)), attrs


def _fits(op: Op, shapes: tuple[Shape, ...], attrs: dict[str, AttrValue]) -> bool:
    try:
        return len(op.shape(*map(tuple, shapes), **op.settings(attrs))) <= Limits().rank
    except ShapeError:
        return False


def _drawn(
    op: Op, shapes: tuple[Shape, ...], attrs: dict[str, AttrValue], rng: np.random.Generator
) -> Arguments:
    drawn: list[Any] = [rng.uniform(*op.bounds(slot), shape) for slot, shape in enumerate(shapes)]
    whole = [*drawn[:-1], np.floor(np.abs(drawn[-1]))]
    for values in (drawn, whole, [*drawn[:-1], np.zeros(shapes[-1])]):
        found = Arguments(op, tuple(map(settle, values)), attrs)
        if found.suits():
            return found
    raise AssertionError(f"no numbers suit {op.name} at {shapes}")


def legal(attr: Attr) -> list[AttrValue]:
    """Representative values of an attr, its default first."""
    match attr.kind:
        case "number" | "positive":
            return [attr.default, 0.3, 2]
        case "whole":
            return [attr.default, *(n for n in (0, 1, 2, -1) if n != attr.default)]
        case "sizes":
            return [attr.default, (), (6,), (2, 3), (3, -1), (-1, 2, 1), (2, 1, 3), (3, 1, 2, -1)]
        case "boolean":
            return [attr.default, not attr.default]
        case "axis":
            return [attr.default, *(axis for axis in (None, *range(-4, 4)) if axis != attr.default)]
        case "axes":
            orders = [order for n in (1, 2, 3, 4) for order in permutations(range(n))]
            return [attr.default, (-1, 0, 1), (0, -2, 1, -1), *orders]
