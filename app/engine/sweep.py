"""The sweeps. Each walks the edges once; what they return is what is shown."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.engine.op import LinearMap
from app.engine.program import Program
from app.engine.value import Value, settle, unbroadcast


@dataclass(frozen=True, slots=True)
class Forward:
    """Values by position, and each node's kernel answer: (value, local of slot 0, ...)."""

    values: list[Value]
    linearized: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Backward:
    """Grads by position (None where none arrived), and along each of the program's edges
    the amount that crossed it."""

    grads: list[Value | None]
    amounts: list[Value]


@dataclass(frozen=True, slots=True)
class Tangents:
    """Tangents by position (None where the source has no say), and amounts by slot."""

    tangents: list[Value | None]
    amounts: list[tuple[Value | None, ...] | None]


def forward(program: Program, leaves: Sequence[Value | None] | None = None) -> Forward:
    """Every node's value and local derivatives, inputs first."""
    values: list[Any] = list(program.leaves if leaves is None else leaves)
    linearized: list[tuple[Any, ...]] = [()] * len(values)
    with _quiet(program):
        for i, kernel, inputs in program.calls:
            match inputs:  # a list of arguments takes longer to build than most kernels to run
                case (j,):
                    answer = kernel(values[j])
                case (j, k):
                    answer = kernel(values[j], values[k])
                case _:
                    answer = kernel(*[values[j] for j in inputs])
            linearized[i] = answer
            values[i] = answer[0]
    return Forward(values, linearized)


def backward(program: Program, run: Forward, seed: Value) -> Backward:
    """The gradient of the output with respect to every node on its path.

    Only nodes that a gradient has reached are walked: a dead branch must not turn a good
    gradient into NaN through 0 * inf.
    """
    grads: list[Any] = [None] * len(run.values)
    amounts: list[Value] = []
    grads[program.output] = seed
    linearized, shapes = run.linearized, program.shapes
    with _quiet(program):
        for i, slot, j, plain in program.edges:
            if plain:
                amount = linearized[i][slot + 1] * grads[i]
            else:
                amount = pull(linearized[i][slot + 1], grads[i])
                if type(amount) is not float:
                    amount = unbroadcast(amount, shapes[j])
            before = grads[j]
            grads[j] = amount if before is None else before + amount
            amounts.append(amount)
    return Backward(grads, amounts)


def tangents(program: Program, run: Forward, source: int, direction: Value) -> Tangents:
    """How fast every node moves when the source moves in `direction`: one forward-mode sweep."""
    moving: list[Value | None] = [None] * len(run.values)
    amounts: list[tuple[Value | None, ...] | None] = [None] * len(run.values)
    moving[source] = direction
    with _quiet(program):
        for i, inputs in enumerate(program.inputs):
            if not any(moving[j] is not None for j in inputs):
                continue
            carried: list[Value | None] = []
            total: Any = None
            for slot, j in enumerate(inputs):
                tangent = moving[j]
                if tangent is None:
                    carried.append(None)
                    continue
                amount = push(run.linearized[i][slot + 1], tangent)
                if program.shapes[i]:
                    amount = np.broadcast_to(amount, program.shapes[i])
                carried.append(settle(amount))
                total = carried[-1] if total is None else total + carried[-1]
            moving[i], amounts[i] = total, tuple(carried)
    return Tangents(moving, amounts)


def _quiet(program: Program) -> AbstractContextManager[object]:
    """Infinities and NaN are shown to the learner; only numpy would also warn of them."""
    return nullcontext() if program.plain else np.errstate(all="ignore")


def pull(local: Any, grad: Any) -> Any:
    """Upstream gradient in, contribution to one input out."""
    return local.pull(grad) if isinstance(local, LinearMap) else local * grad


def push(local: Any, tangent: Any) -> Any:
    """Tangent of one input in, its share of the node's tangent out."""
    return local.push(tangent) if isinstance(local, LinearMap) else local * tangent
