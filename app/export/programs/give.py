"""How far rounding may move each number of a graph, so that a program is not blamed for it.

Another way of computing the same rounds elsewhere. Where digits cancel, or a kink is near, that
shows: so the graph is run again with every number nudged, and what moves is given that much.
"""

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from app.engine.graph import GraphError
from app.engine.op import Kernel, LinearMap, Op
from app.engine.program import Program
from app.engine.steps import Trace
from app.engine.sweep import backward, forward
from app.engine.value import Array, Value

NUDGE = 2.0**-48
ROUNDING = 2.0**-52
# What each step may be wrong by, relative to its number.
STEP = 1e-12
RUNS = 3


class Give(NamedTuple):
    """How far the value and the grad of a node may be off; 0 where their own digits tell."""

    value: float
    grad: float


def gives(trace: Trace, coarse: Collection[str], relative: float) -> list[Give]:
    """By position, what exceeds the relative error that every number may have anyway.

    `coarse` are the ops that the target rounds on the way: their locals are off by a rounding of
    the gradient, and those of structured ops by a rounding of the inputs.
    """
    rng = np.random.default_rng(0)
    program, start = trace.program, trace.derivatives[trace.program.output]
    assert start is not None
    values, grads = [0.0] * len(trace.values), [0.0] * len(trace.values)
    for _ in range(RUNS):
        nudged = _nudged(program, coarse, rng)
        # A place that was computed may be nudged off the whole numbers: that run tells nothing.
        with suppress(GraphError):
            run = forward(nudged)
            swept = backward(nudged, run, start)
            for i, (value, grad) in enumerate(zip(trace.values, trace.derivatives, strict=True)):
                values[i] = max(values[i], _moved(value, run.values[i], relative))
                other = swept.derivatives[i]
                if grad is not None and other is not None:
                    grads[i] = max(grads[i], _moved(grad, other, relative))
    return [Give(*pair) for pair in zip(values, grads, strict=True)]


def _moved(plain: Value, nudged: Value, relative: float) -> float:
    """How much the number that moved furthest is given, or 0 where none needs more than it has."""
    if isinstance(plain, float) and isinstance(nudged, float):
        distance = abs(nudged - plain) * (STEP / NUDGE)
        return distance if 0.1 * relative * abs(plain) < distance < np.inf else 0.0
    with np.errstate(all="ignore"):
        distances = np.abs(np.asarray(nudged) - plain) * (STEP / NUDGE)
        needed = np.isfinite(distances) & (distances > 0.1 * relative * np.abs(plain))
    return float(np.max(distances, where=needed, initial=0.0))


def _nudged(program: Program, coarse: Collection[str], rng: np.random.Generator) -> Program:
    """The same program, each of whose kernels nudges what it gives."""
    ops = [program.ops[i] for i in program.computing]
    kernels = [
        _nudging(kernel, op, op.name in coarse, rng)
        for kernel, op in zip(program.kernels, ops, strict=True)
    ]
    return replace(program, kernels=tuple(kernels), plain=False)


def _nudging(kernel: Kernel, op: Op, coarse: bool, rng: np.random.Generator) -> Kernel:
    rounding = ROUNDING if coarse else 0.0

    def by(size: float, x: Any) -> Any:
        return size * (
            rng.uniform(-1.0, 1.0) if type(x) is float else rng.uniform(-1.0, 1.0, np.shape(x))
        )

    def nudged(x: Any, size: float) -> Any:
        return x if _whole(x) else x * (1.0 + by(size, x))

    def run(*xs: Any) -> tuple[Any, ...]:
        if coarse and op.scalar is None:
            # Of ops that look at their numbers, some are places, which cannot move.
            xs = tuple(nudged(x, rounding) if op.check else x * (1.0 + by(rounding, x)) for x in xs)
        y, *locals_ = kernel(*xs)
        return nudged(y, NUDGE) + by(rounding, y), *(
            _shaken(local, by, rounding) for local in locals_
        )

    return run


def _whole(x: Any) -> bool:
    """Whether nothing is rounded: whole numbers most often come of whole numbers, exactly."""
    return x.is_integer() if type(x) is float else bool(np.all(np.floor(x) == x))


def _shaken(local: Any, by: Callable[[float, Any], Any], rounding: float) -> Any:
    if not isinstance(local, LinearMap):
        return local * (1.0 + by(NUDGE, local)) + by(rounding, local)

    def pull(g: Any) -> Array:
        amount = np.asarray(local.pull(g))
        largest = np.max(np.abs(g))
        shaken: Array = amount * (1.0 + by(NUDGE, amount)) + by(rounding, amount) * largest
        return shaken

    return LinearMap(pull, local.push)
