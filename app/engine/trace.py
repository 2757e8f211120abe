"""What happened in a run, in order: plain data that any page, test or program can replay."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, Literal, NamedTuple, TypeAlias

import numpy as np

from app.engine.graph import GraphError, Problem, did_you_mean
from app.engine.op import LinearMap
from app.engine.program import Program
from app.engine.sweep import Backward, Forward, Tangents, backward, forward, tangents
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
    flow: Callable[[], Iterator[Step]] = field(repr=False, compare=False)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps in order, written out when first asked for: that takes longer than the run."""
        with np.errstate(all="ignore"):  # totals are added up once more
            return (*_value_steps(self.program, self.values), *self.flow())


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
    flow = partial(_reverse_steps, program, run, swept, start)
    return Trace("reverse", program, run.values, swept.grads, None, flow)


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
    flow = partial(_forward_steps, program, run, swept, source)
    return Trace("forward", program, run.values, swept.tangents, wrt, flow)


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


def _value_steps(program: Program, values: list[Value]) -> Iterator[Step]:
    for node, value in zip(program.nodes, values, strict=True):
        yield ValueStep(node.id, node.op, node.inputs, value)


def _reverse_steps(program: Program, run: Forward, swept: Backward, seed: Value) -> Iterator[Step]:
    yield SeedStep(program.nodes[program.output].id, seed)
    ids = [node.id for node in program.nodes]
    grads: list[Any] = swept.grads
    totals: list[Any] = [None] * len(grads)
    for (i, slot, j, _), amount in zip(program.edges, swept.amounts, strict=True):
        before = totals[j]
        totals[j] = amount if before is None else before + amount
        local = _shown(run.linearized[i][slot + 1])
        yield FlowStep(ids[i], ids[j], slot, grads[i], local, amount, totals[j])


def _forward_steps(program: Program, run: Forward, swept: Tangents, source: int) -> Iterator[Step]:
    start = swept.tangents[source]
    if start is not None:
        yield SeedStep(program.nodes[source].id, start)
    for i, node in enumerate(program.nodes):
        total: Value | None = None
        for slot, amount in enumerate(swept.amounts[i] or ()):
            upstream = swept.tangents[program.inputs[i][slot]]
            if amount is None or upstream is None:
                continue
            total = amount if total is None else total + amount
            local = _shown(run.linearized[i][slot + 1])
            yield FlowStep(node.inputs[slot], node.id, slot, upstream, local, amount, total)


def _shown(local: object) -> Value | None:
    if type(local) is float:
        return local
    return None if isinstance(local, LinearMap) else settle(local)
