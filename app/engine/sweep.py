"""The sweeps. Each walks the edges once; what they return is what is shown."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, NamedTuple

import numpy as np

from app.engine.op import LinearMap
from app.engine.program import Edges, Program
from app.engine.value import Value, settle, unbroadcast


class Forward(NamedTuple):
    """Values by position, and each node's kernel answer: (value, local of slot 0, ...)."""

    values: list[Value]
    linearized: list[tuple[Any, ...]]


class Swept(NamedTuple):
    """Derivatives by position, None where none arrived, and what arrived along each edge that was
    crossed."""

    derivatives: list[Value | None]
    edges: Edges
    amounts: list[Value]


def forward(program: Program, leaves: Sequence[Value | None] | None = None) -> Forward:
    """Every node's value and local derivatives, inputs first."""
    values: list[Any] = list(program.leaves if leaves is None else leaves)
    linearized: list[tuple[Any, ...]] = [()] * len(values)
    inputs = program.inputs
    with _quiet(program):
        for i, kernel in zip(program.computing, program.kernels, strict=True):
            match inputs[i]:  # a list of arguments takes longer to build than most kernels to run
                case (j,):
                    answer = kernel(values[j])
                case (j, k):
                    answer = kernel(values[j], values[k])
                case sources:
                    answer = kernel(*[values[j] for j in sources])
            linearized[i] = answer
            values[i] = answer[0]
    return Forward(values, linearized)


def backward(program: Program, run: Forward, seed: Value) -> Swept:
    """The gradient of the output with respect to every node on its path.

    Only nodes that a gradient has reached are walked: a dead branch must not turn a good
    gradient into NaN through 0 * inf.
    """
    grads: list[Any] = [None] * len(run.values)
    grads[program.output] = seed
    amounts: list[Value] = []
    linearized, shapes = run.linearized, program.shapes
    with _quiet(program):
        for i, part, j, on_floats in zip(*program.edges, program.on_floats, strict=True):
            if on_floats:
                amount = linearized[i][part] * grads[i]
            else:
                amount = pull(linearized[i][part], grads[i])
                if type(amount) is not float:
                    amount = unbroadcast(amount, shapes[j])
            before = grads[j]
            grads[j] = amount if before is None else before + amount
            amounts.append(amount)
    return Swept(grads, program.edges, amounts)


def tangents(program: Program, run: Forward, source: int, direction: Value) -> Swept:
    """How fast every node moves when the source moves in `direction`: one forward-mode sweep."""
    moving: list[Any] = [None] * len(run.values)
    moving[source] = direction
    consumers: list[int] = []
    parts: list[int] = []
    sources: list[int] = []
    amounts: list[Value] = []
    with _quiet(program):
        for i in program.computing:
            total: Any = None
            for part, j in enumerate(program.inputs[i], 1):
                if moving[j] is None:
                    continue
                amount = push(run.linearized[i][part], moving[j])
                if program.shapes[i]:
                    amount = np.broadcast_to(amount, program.shapes[i])
                amount = settle(amount)
                total = amount if total is None else total + amount
                consumers.append(i)
                parts.append(part)
                sources.append(j)
                amounts.append(amount)
            moving[i] = moving[i] if total is None else total
    return Swept(moving, Edges(consumers, parts, sources), amounts)


def _quiet(program: Program) -> AbstractContextManager[object]:
    """Infinities and NaN are shown to the learner; only numpy would also warn of them."""
    return nullcontext() if program.plain else np.errstate(all="ignore")


def pull(local: Any, grad: Any) -> Any:
    """Upstream gradient in, contribution to one input out."""
    return local.pull(grad) if isinstance(local, LinearMap) else local * grad


def push(local: Any, tangent: Any) -> Any:
    """Tangent of one input in, its share of the node's tangent out."""
    return local.push(tangent) if isinstance(local, LinearMap) else local * tangent
