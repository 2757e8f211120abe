"""From a program to a trace: the forward run, then the sweep that was asked for."""

from collections.abc import Sequence

import numpy as np

from app.engine.graph import GraphError, Problem
from app.engine.nearest import did_you_mean
from app.engine.program import Program
from app.engine.steps import Trace
from app.engine.sweep import backward, forward, tangents
from app.engine.value import Shape, Value, settle


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
    return Trace("reverse", program, run, swept, program.output)


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
    return Trace("forward", program, run, swept, source)


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


def position_of(program: Program, name: str, where: str) -> int:
    """Where a node is in the program; a GraphError at `where` if there is none of that name."""
    if name in program.position:
        return program.position[name]
    message = f"no node {name!r}{did_you_mean(name, program.position)}"
    raise GraphError([Problem(where, message)])


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
