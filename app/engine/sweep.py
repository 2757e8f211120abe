"""The sweeps. Each walks the edges once; what they return is what is shown."""

from collections.abc import Mapping, Sequence
from contextvars import Context
from typing import Any, NamedTuple

import numpy as np

from app.engine.op import LinearMap
from app.engine.program import Edges, Program
from app.engine.value import Shape, Value, settle, unbroadcast

# Infinities and NaN are shown to the learner; only numpy would also warn of them. A copy of a
# context that says so is entered in a tenth of the time that np.errstate takes.
QUIET = Context()
QUIET.run(np.seterr, all="ignore")


class Forward(NamedTuple):
    """Values by position, and the local derivatives of all nodes in order, a slot each."""

    values: list[Value]
    locals: list[Any]


class Swept(NamedTuple):
    """Derivatives by position, None where none arrived, and the amounts that arrived along each of
    the edges that were crossed."""

    derivatives: list[Value | None]
    edges: Edges
    amounts: list[Value]


def forward(program: Program, leaves: Sequence[Value | None] | None = None) -> Forward:
    """Every node's value and local derivatives, inputs first."""
    given = program.leaves if leaves is None else leaves
    if program.plain:
        return _forward(program, given)
    return QUIET.copy().run(_forward, program, given)


def _forward(program: Program, leaves: Sequence[Value | None]) -> Forward:
    values: list[Any] = list(leaves)
    locals_: list[Any] = []
    inputs = program.inputs
    # A list of arguments takes longer to build than most kernels to run. And no answer is kept:
    # so many tuples would make the collector look for garbage again and again.
    for i, kernel in zip(program.computing, program.kernels, strict=True):
        match inputs[i]:
            case (j, k):
                values[i], left, right = kernel(values[j], values[k])
                locals_.append(left)
                locals_.append(right)
            case (j,):
                values[i], local = kernel(values[j])
                locals_.append(local)
            case sources:
                values[i], *more = kernel(*[values[j] for j in sources])
                locals_ += more
    return Forward(values, locals_)


def backward(program: Program, run: Forward, seed: Value) -> Swept:
    """The gradient of the output with respect to every node on its path.

    Only nodes that a gradient has reached are walked: a dead branch must not turn a good
    gradient into NaN through 0 * inf.
    """
    if not program.plain:
        return QUIET.copy().run(_backward_through_tensors, program, run, seed)
    grads: list[Any] = [None] * len(run.values)
    grads[program.output] = seed
    amounts: list[Value] = []
    locals_ = run.locals
    for i, local, j in zip(*program.edges, strict=True):
        amount = locals_[local] * grads[i]
        before = grads[j]
        grads[j] = amount if before is None else before + amount
        amounts.append(amount)
    return Swept(grads, program.edges, amounts)


def _backward_through_tensors(program: Program, run: Forward, seed: Value) -> Swept:
    grads: list[Any] = [None] * len(run.values)
    grads[program.output] = seed
    amounts: list[Value] = []
    locals_, shapes = run.locals, program.shapes
    for i, local, j in zip(*program.edges, strict=True):
        amount = contribution(locals_[local], grads[i], shapes[j])
        before = grads[j]
        grads[j] = amount if before is None else before + amount
        amounts.append(amount)
    return Swept(grads, program.edges, amounts)


def tangents(program: Program, run: Forward, source: int, direction: Value) -> Swept:
    """How fast every node moves when the source moves in `direction`: one forward-mode sweep."""
    moving = pushed(program, run, {source: direction})
    crossed = [
        (i, local, j)
        for i in program.computing
        for local, j in enumerate(program.inputs[i], program.starts[i])
        if moving[j] is not None
    ]
    with np.errstate(all="ignore"):
        amounts = [
            share(run.locals[local], moving[j], program.shapes[i]) for i, local, j in crossed
        ]
    consumers, locals_, sources = zip(*crossed, strict=True) if crossed else ((), (), ())
    return Swept(moving, Edges(consumers, locals_, sources), amounts)


def pushed(
    program: Program,
    run: Forward,
    directions: Mapping[int, Value],
    along: Sequence[int] | None = None,
) -> list[Value | None]:
    """How fast nodes move when sources move in their `directions`; None where they do not.

    Only the computing nodes `along` are looked at, inputs first: all, unless they are given.
    """
    moving: list[Any] = [None] * len(run.values)
    for source, direction in directions.items():
        moving[source] = direction
    plain, locals_, shapes = program.plain, run.locals, program.shapes
    with np.errstate(all="ignore"):
        for i in program.computing if along is None else along:
            total: Any = None
            for local, j in enumerate(program.inputs[i], program.starts[i]):
                tangent = moving[j]
                if tangent is None:
                    continue
                across = locals_[local]
                amount = across * tangent if plain else share(across, tangent, shapes[i])
                total = amount if total is None else total + amount
            if total is not None:
                moving[i] = total
    return moving


def contribution(local: Any, grad: Any, shape: Shape) -> Value:
    """Upstream gradient in, what arrives at one input of `shape` out."""
    if isinstance(local, LinearMap):
        amount = local.pull(grad)
    elif type(local) is float and local == 1.0:
        amount = grad  # as through every sum: times 1 would only copy it
    else:
        amount = local * grad
    fits = type(amount) is float or (shape and amount.shape == shape)
    return amount if fits else unbroadcast(amount, shape)


def share(local: Any, tangent: Any, shape: Shape) -> Value:
    """Tangent of one input in, its share of the tangent of a node of `shape` out."""
    amount = local.push(tangent) if isinstance(local, LinearMap) else local * tangent
    return settle(np.broadcast_to(amount, shape) if shape else amount)
