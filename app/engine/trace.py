"""What happened in a run, in order: plain data that any page, test or program can replay."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias, overload

import numpy as np

from app.engine.graph import GraphError, Problem, did_you_mean
from app.engine.op import LinearMap
from app.engine.program import Program
from app.engine.sweep import Forward, Swept, backward, forward, tangents
from app.engine.value import Shape, Value, settle

Mode: TypeAlias = Literal["reverse", "forward"]


class ValueStep(NamedTuple):
    """A node's value was computed."""

    node: str
    op: str
    inputs: tuple[str, ...]
    value: Value


class SeedStep(NamedTuple):
    """A sweep began: the derivative of a node with respect to itself was set."""

    node: str
    amount: Value


class FlowStep(NamedTuple):
    """A derivative crossed one edge: upstream times local is the amount that arrived.

    Reverse mode goes from a consumer to its input, forward mode from an input to its consumer;
    `slot` is the consumer's in both. `local` is None for structured ops. `total` is what the
    target holds after adding the amount.
    """

    source: str
    target: str
    slot: int
    upstream: Value
    local: Value | None
    amount: Value
    total: Value


Step: TypeAlias = ValueStep | SeedStep | FlowStep


@dataclass(frozen=True)
class Trace:
    """Values and derivatives by position in the program, and every step that led to them."""

    mode: Mode
    program: Program
    values: list[Value]
    derivatives: list[Value | None]
    wrt: str | None
    steps: "Steps" = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True, eq=False)
class Steps(Sequence[Step]):
    """All steps in order: every value, the seed, then every edge that was crossed.

    The sweeps recorded the numbers; a step is put together from them when it is asked for.
    """

    mode: Mode
    program: Program
    run: Forward
    swept: Swept
    start: int

    def __len__(self) -> int:
        return self.first_flow + len(self.swept.amounts)

    @overload
    def __getitem__(self, index: int) -> Step: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Step, ...]: ...
    def __getitem__(self, index: int | slice) -> Step | tuple[Step, ...]:
        places = range(len(self))[index]
        return self._step(places) if isinstance(places, int) else tuple(map(self._step, places))

    @property
    def first_flow(self) -> int:
        """The index of the first step that crosses an edge."""
        return len(self.run.values) + 1

    @property
    def givers(self) -> Sequence[int]:
        """Where each crossing begins, by position."""
        edges = self.swept.edges
        return edges.consumers if self.mode == "reverse" else edges.sources

    @property
    def takers(self) -> Sequence[int]:
        """Where each crossing arrives, by position."""
        edges = self.swept.edges
        return edges.sources if self.mode == "reverse" else edges.consumers

    def locals(self) -> list[Value | None]:
        """Each crossing's local derivative; None for structured ops."""
        consumers, parts, _ = self.swept.edges
        linearized = self.run.linearized
        locals_ = [linearized[i][part] for i, part in zip(consumers, parts, strict=True)]
        return locals_ if self.program.plain else [_shown(local) for local in locals_]

    def _step(self, index: int) -> Step:
        if index >= self.first_flow:
            return self._flow(index - self.first_flow)
        if index == self.first_flow - 1:
            seed = self.swept.derivatives[self.start]
            assert seed is not None
            return SeedStep(self.program.nodes[self.start].id, seed)
        node = self.program.nodes[index]
        return ValueStep(node.id, node.op, node.inputs, self.run.values[index])

    def _flow(self, crossing: int) -> FlowStep:
        swept, nodes = self.swept, self.program.nodes
        consumer, part = swept.edges.consumers[crossing], swept.edges.parts[crossing]
        giver, taker = self.givers[crossing], self.takers[crossing]
        upstream = swept.derivatives[giver]
        assert upstream is not None
        return FlowStep(
            nodes[giver].id,
            nodes[taker].id,
            part - 1,
            upstream,
            _shown(self.run.linearized[consumer][part]),
            swept.amounts[crossing],
            swept.totals[crossing],
        )


def reverse_trace(
    program: Program,
    leaves: Sequence[Value | None] | None = None,
    seed: Value | None = None,
) -> Trace:
    """The forward run, then the backward sweep from the output.

    A tensor output needs a `seed` of its shape; without one a GraphError says so.
    """
    start = output_seed(program, seed)
    run = forward(program, leaves)
    swept = backward(program, run, start)
    steps = Steps("reverse", program, run, swept, program.output)
    return Trace("reverse", program, run.values, swept.derivatives, None, steps)


def forward_trace(
    program: Program,
    wrt: str | None,
    leaves: Sequence[Value | None] | None = None,
    direction: Value | None = None,
) -> Trace:
    """The forward run, then one tangent sweep from the leaf `wrt`.

    A tensor leaf moves along `direction`, by default all its elements together.
    """
    source = _source(program, wrt)
    shape = program.shapes[source]
    ones: Value = np.ones(shape) if shape else 1.0
    start = ones if direction is None else _fitting(direction, shape, program.nodes[source].id)
    run = forward(program, leaves)
    swept = tangents(program, run, source, start)
    steps = Steps("forward", program, run, swept, source)
    return Trace("forward", program, run.values, swept.derivatives, wrt, steps)


def output_seed(program: Program, seed: Value | None) -> Value:
    """What the backward sweep starts from: 1 for a scalar output, else the seed given."""
    shape, name = program.shapes[program.output], program.nodes[program.output].id
    if seed is not None:
        return _fitting(seed, shape, name)
    if not shape:
        return 1.0
    message = (
        f"the output {name!r} is a tensor of shape {shape}, and backward starts from one number; "
        f"end with a scalar, such as sum({name}), or give a seed of that shape"
    )
    raise GraphError([Problem("/seed", message, name)])


def _fitting(seed: Value, shape: Shape, name: str) -> Value:
    if np.shape(seed) == shape:
        return settle(seed)
    message = f"the seed must have the shape of {name!r}, {shape}, got {np.shape(seed)}"
    raise GraphError([Problem("/seed", message, name)])


def _source(program: Program, wrt: str | None) -> int:
    leaves = [node.id for node in program.nodes if node.value is not None]
    if wrt is not None and wrt in program.position:
        return program.position[wrt]
    choices = ", ".join(leaves[:12])
    if wrt is None:
        message = f"forward mode carries the tangent of one node; name it in wrt: {choices}"
    else:
        message = f"no node {wrt!r} to carry the tangent of{did_you_mean(wrt, program.position)}"
    raise GraphError([Problem("/wrt", message)])


def _shown(local: object) -> Value | None:
    if type(local) is float:
        return local
    return None if isinstance(local, LinearMap) else settle(local)
