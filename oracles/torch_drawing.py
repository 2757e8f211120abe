"""Random graphs over all ops, with broadcasting, shared and repeated inputs, and dead branches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import pi
from typing import Any

import numpy as np

from app.engine.attr import Attr, AttrValue
from app.engine.graph import Graph, Node
from app.engine.op import Op, ShapeError
from app.engine.ops import OPS
from app.engine.value import Shape, settle, size
from oracles.torch_bounds import COMPUTING, Attrs, bounds, whole

MOST_OPS = 60
MOST_ELEMENTS = 48
SHAPES: tuple[Shape, ...] = (
    *((), (), (1,), (2,), (3,), (4,)),
    *((1, 3), (2, 1), (2, 2), (2, 3), (3, 2), (4, 3)),
    *((1, 2, 3), (2, 1, 2), (2, 2, 3), (2, 3, 2), (3, 2, 2)),
    *((1, 1, 2, 3), (2, 2, 1, 2), (2, 2, 2, 2), (1, 2, 3, 3)),
)


@dataclass(frozen=True, slots=True)
class Fit:
    """Shapes and attrs that an op takes, and the shape of what it makes of them."""

    shapes: tuple[Shape, ...]
    attrs: Attrs
    shape: Shape


class Drawing:
    """A graph being drawn: its nodes so far, the shape of each, and those that others may use."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng
        self.nodes: list[Node] = []
        self.shapes: dict[str, Shape] = {}
        self.squashed: dict[tuple[str, float, float], str] = {}
        self.sources: list[str] = []

    def leaf(self, value: Any, op: str = "input") -> str:
        return self._add(
            Node(f"{op[0]}{len(self.nodes)}", op, value=settle(value)), np.shape(value)
        )

    def use(
        self, op: str, inputs: Sequence[str], shape: Shape, attrs: Mapping[str, AttrValue] = {}
    ) -> str:
        return self._add(Node(f"n{len(self.nodes)}", op, tuple(inputs), attrs), shape)

    def numbers(self, shape: Shape) -> Any:
        return self.rng.uniform(-2.0, 2.0, shape)

    def pick(self, choices: Sequence[Any]) -> Any:
        return choices[int(self.rng.integers(len(choices)))]

    def chance(self, share: float) -> bool:
        return bool(self.rng.random() < share)

    def total(self, source: str) -> str:
        """The scalar that `source` adds up to."""
        return self.use("sum", [source], ()) if self.shapes[source] else source

    def of_shape(self, shape: Shape) -> str:
        """A source of that shape, or where there is none, one multiplied into a new leaf of it."""
        alike = [source for source in self.sources if self.shapes[source] == shape]
        if alike:
            return str(self.pick(alike))
        factor = self.into(self.total(self.pick(self.sources)), (-2.0, 2.0))
        return self.use("mul", [factor, self.leaf(self.numbers(shape), "parameter")], shape)

    def into(self, source: str, within: tuple[float, float]) -> str:
        """A node that holds `source` squashed into bounds: the same one each time.

        By an arctangent, whose slope PyTorch takes without loss however large its input is.
        """
        low, high = within
        if (source, low, high) not in self.squashed:
            shape = self.shapes[source]
            angle = self.use("atan", [source], shape)
            scaled = self.use("mul", [self.leaf((high - low) / pi, "constant"), angle], shape)
            moved = self.use("add", [scaled, self.leaf((low + high) / 2.0, "constant")], shape)
            self.squashed[source, low, high] = moved
        return self.squashed[source, low, high]

    def _add(self, node: Node, shape: Shape) -> str:
        self.nodes.append(node)
        self.shapes[node.id] = shape
        return node.id


def drawn(rng: np.random.Generator) -> Graph:
    """A graph of 1 to 60 ops, beside those that squash numbers into the domains of the ops."""
    drawing = Drawing(rng)
    for _ in range(rng.integers(1, 6)):
        shape = drawing.pick(SHAPES)
        drawing.sources.append(drawing.leaf(drawing.numbers(shape)))
    if drawing.chance(0.5):
        _draw_dead_log_of_0(drawing)
    for _ in range(rng.integers(1, MOST_OPS + 1)):
        drawing.sources.append(_used(drawing, drawing.pick(COMPUTING)))
    output = _output(drawing)
    return Graph(tuple(drawing.nodes), output)


def _draw_dead_log_of_0(drawing: Drawing) -> None:
    """A branch of infinities that nothing else uses."""
    source = drawing.pick(drawing.sources)
    dead = drawing.use("log", [drawing.leaf(0.0)], ())
    drawing.use("mul", [dead, source], drawing.shapes[source])


def _used(drawing: Drawing, op: Op) -> str:
    """A new use of `op` on what there is."""
    fits = [drawing.pick(fitting(op.name)) for _ in range(6)]
    at_hand = set(map(drawing.shapes.__getitem__, drawing.sources))
    fit = max(fits, key=lambda fit: sum(shape in at_hand for shape in fit.shapes))
    inputs: list[str] = []
    chosen: list[str] = []
    for slot, shape in enumerate(fit.shapes):
        count = whole(op.name, slot, fit.shapes, fit.attrs)
        if count is not None:
            inputs.append(drawing.leaf(drawing.rng.integers(count, size=shape), "constant"))
            continue
        repeated = bool(chosen) and drawing.shapes[chosen[0]] == shape and drawing.chance(0.2)
        chosen.append(chosen[0] if repeated else drawing.of_shape(shape))
        inputs.append(drawing.into(chosen[-1], bounds(op, slot)))
    return drawing.use(op.name, inputs, fit.shape, fit.attrs)


def _output(drawing: Drawing) -> str:
    """The last node, or it and some others multiplied and added up; what is left are dead ends."""
    if drawing.chance(0.3):
        return drawing.sources[-1]
    output = drawing.total(drawing.sources[-1])
    for _ in range(drawing.rng.integers(8)):
        other = drawing.total(drawing.pick(drawing.sources))
        output = drawing.use(drawing.pick(("add", "mul")), [output, other], ())
    return output


@cache
def fitting(op: str) -> tuple[Fit, ...]:
    """Many different ways to use an op, the same ones in every run."""
    record, rng = OPS[op], np.random.default_rng(0)
    found: list[Fit] = []
    while len(found) < 80:
        count = rng.integers(1, 4) if record.variadic else len(record.inputs)
        shapes = tuple(SHAPES[i] for i in rng.integers(len(SHAPES), size=count))
        attrs = {attr.name: _setting(attr, rng) for attr in record.attrs}
        try:
            shape = record.shape(*shapes, **attrs)
        except ShapeError:
            continue
        if len(shape) <= 4 and size(shape) <= MOST_ELEMENTS:
            found.append(Fit(shapes, attrs, shape))
    return tuple(found)


def _setting(attr: Attr, rng: np.random.Generator) -> AttrValue:
    """A value for an attr: half the time its default."""
    if rng.random() < 0.5:
        return attr.default
    others: Mapping[str, Sequence[AttrValue]] = {
        "number": (0.3, 0.7, -1.5),
        "positive": (0.3, 0.7),
        "whole": (0, 1, 2, -1, -2),
        "boolean": (True, False),
        "axis": tuple(range(-4, 4)),
        "axes": (tuple(map(int, rng.permutation(rng.integers(1, 5)))),),
        "sizes": (*SHAPES, (-1, 2), (2, -1), (3, -1, 2), (2, 2, -1)),
    }
    choices = others[attr.kind]
    return choices[int(rng.integers(len(choices)))]
