"""Random graphs of every op, with shared inputs, repeated inputs and dead branches.

Whatever flows into an op is first squashed into its domain, so that any op may follow any other
and values stay where central differences can be trusted.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TypeAlias

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from app.engine.attr import AttrValue
from app.engine.graph import Graph, Node
from app.engine.op import Op, ShapeError
from app.engine.value import Shape, Value, settle
from tests.engine.arguments import COMPUTING, ELEMENTWISE, legal_attrs

# The same graphs in every run: a failure is a fault of the change that it came with.
steady = settings(deadline=None, derandomize=True, max_examples=120, database=None)

SCALARS: tuple[Shape, ...] = ((),)
TENSORS: tuple[Shape, ...] = ((), (3,), (1, 3), (2, 1), (2, 3), (1, 1), (2, 1, 3))
STRUCTURED = [op for op in COMPUTING if op.scalar is None and op.check is None]

Draw: TypeAlias = st.DrawFn


class Drawing:
    """A graph being drawn: its nodes so far, and the shape of each."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.shapes: dict[str, Shape] = {}
        self.squashed: dict[tuple[str, float, float], str] = {}

    def leaf(self, value: Value, op: str = "input") -> str:
        return self._add(Node(f"{op[0]}{len(self.nodes)}", op, value=value), np.shape(value))

    def use(
        self, op: str, inputs: Sequence[str], shape: Shape, attrs: Mapping[str, AttrValue] = {}
    ) -> str:
        return self._add(Node(f"n{len(self.nodes)}", op, tuple(inputs), attrs), shape)

    def into(self, bounds: tuple[float, float], source: str) -> str:
        """A node that holds `source` squashed into `bounds`: the same one each time."""
        low, high = bounds
        if (source, low, high) not in self.squashed:
            shape = self.shapes[source]
            share = self.use("sigmoid", [source], shape)
            scaled = self.use("mul", [self.leaf(high - low, "constant"), share], shape)
            moved = self.use("add", [scaled, self.leaf(low, "constant")], shape)
            self.squashed[source, low, high] = moved
        return self.squashed[source, low, high]

    def total(self, source: str) -> str:
        """The scalar that `source` adds up to."""
        return self.use("sum", [source], ()) if self.shapes[source] else source

    def _add(self, node: Node, shape: Shape) -> str:
        self.nodes.append(node)
        self.shapes[node.id] = shape
        return node.id


def used(draw: Draw, drawing: Drawing, op: Op, sources: list[str]) -> str | None:
    """A new use of `op` on some of `sources`, or None where their shapes do not fit it."""
    count = draw(st.integers(1, 3)) if op.variadic else len(op.inputs)
    chosen = draw(st.lists(st.sampled_from(sources), min_size=count, max_size=count))
    fitting = list(fits(op, [drawing.shapes[source] for source in chosen]))
    if not fitting:
        return None
    attrs, shape = draw(st.sampled_from(fitting))
    inputs = [drawing.into(op.bounds(slot), source) for slot, source in enumerate(chosen)]
    return drawing.use(op.name, inputs, shape, attrs)


def fits(op: Op, shapes: list[Shape]) -> Iterator[tuple[dict[str, AttrValue], Shape]]:
    """The attrs with which `op` takes inputs of `shapes`, and the shape of what it gives."""
    for attrs in legal_attrs(op):
        with suppress(ShapeError):
            shape = op.shape(*shapes, **op.settings(attrs))
            if len(shape) <= 4:
                yield attrs, shape


@st.composite
def graphs(draw: Draw, shapes: tuple[Shape, ...] = TENSORS, most: int = 10) -> Graph:
    """A graph with a scalar output; it may have dead branches, one of them an unused log(0).

    `most` is how many ops are drawn, beside those that squash what flows into them.
    """
    drawing = Drawing()
    ops = st.sampled_from(ELEMENTWISE)
    if shapes != SCALARS:
        ops |= st.sampled_from(STRUCTURED)
    # Not drawn: equal numbers would make ties, where a maximum has no derivative.
    rng = np.random.default_rng(draw(st.integers(0, 3)))
    sources = [
        drawing.leaf(settle(rng.uniform(-1.0, 1.0, draw(st.sampled_from(shapes)))))
        for _ in range(draw(st.integers(1, 4)))
    ]
    if draw(st.booleans()):
        zero = drawing.leaf(0.0)
        dead = drawing.use("log", [zero], ())
        drawing.use("mul", [dead, sources[0]], drawing.shapes[sources[0]])
    for _ in range(draw(st.integers(1, most))):
        node = used(draw, drawing, draw(ops), sources)
        sources += [] if node is None else [node]
    ends = draw(st.lists(st.sampled_from(sources), min_size=1, max_size=2))
    if len(ends) == 2:
        output = drawing.use("mul", [drawing.total(end) for end in ends], ())
    else:
        output = drawing.total(ends[0])
    return Graph(tuple(drawing.nodes), output)
