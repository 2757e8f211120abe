"""The sweeps. Each walks the edges once; what they return is what is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from app.engine.op import LinearMap
from app.engine.program import Program
from app.engine.value import Value, settle, unbroadcast

# Along one edge: the number (or tensor) that a sweep carries over it.
Amounts: TypeAlias = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Forward:
    """Values by position, and each node's kernel answer: (value, local of slot 0, ...)."""

    values: list[Value]
    linearized: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Backward:
    """Grads by position (None where none arrived) and, per node, its amounts by slot."""

    grads: list[Value | None]
    amounts: list[Amounts | None]


@dataclass(frozen=True, slots=True)
class Tangents:
    """Tangents by position (None where the source has no say), and amounts by slot."""

    tangents: list[Value | None]
    amounts: list[tuple[Value | None, ...] | None]


def forward(program: Program, leaves: Sequence[Value | None] | None = None) -> Forward:
    """Every node's value and local derivatives, inputs first."""
    values: list[Any] = list(program.leaves if leaves is None else leaves)
    linearized: list[tuple[Any, ...]] = [()] * len(values)
    with np.errstate(all="ignore"):  # infinities and NaN are shown to the learner
        for i, (kernel, inputs) in enumerate(zip(program.kernels, program.inputs, strict=True)):
            if kernel is not None:
                answer = kernel(*[values[j] for j in inputs])
                linearized[i] = answer
                values[i] = answer[0]
    return Forward(values, linearized)


def backward(program: Program, run: Forward, seed: Value) -> Backward:
    """The gradient of the output with respect to every node on its path.

    Only nodes that a gradient has reached are walked: a dead branch must not turn a good
    gradient into NaN through 0 * inf.
    """
    grads: list[Value | None] = [None] * len(run.values)
    amounts: list[Amounts | None] = [None] * len(run.values)
    grads[program.output] = seed
    shapes = program.shapes
    with np.errstate(all="ignore"):
        for i in program.backward_order:
            inputs = program.inputs[i]
            if not inputs:
                continue
            grad: Any = grads[i]
            carried = []
            for slot, j in enumerate(inputs):
                amount = pull(run.linearized[i][slot + 1], grad)
                if shapes[i] or shapes[j]:
                    amount = unbroadcast(amount, shapes[j])
                before = grads[j]
                grads[j] = amount if before is None else before + amount
                carried.append(amount)
            amounts[i] = tuple(carried)
    return Backward(grads, amounts)


def tangents(program: Program, run: Forward, source: int, direction: Value) -> Tangents:
    """How fast every node moves when the source moves in `direction`: one forward-mode sweep."""
    moving: list[Value | None] = [None] * len(run.values)
    amounts: list[tuple[Value | None, ...] | None] = [None] * len(run.values)
    moving[source] = direction
    with np.errstate(all="ignore"):
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


def pull(local: Any, grad: Any) -> Any:
    """Upstream gradient in, contribution to one input out."""
    return local.pull(grad) if isinstance(local, LinearMap) else local * grad


def push(local: Any, tangent: Any) -> Any:
    """Tangent of one input in, its share of the node's tangent out."""
    return local.push(tangent) if isinstance(local, LinearMap) else local * tangent
