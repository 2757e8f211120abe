"""The gradient by central differences: slow, and independent of every rule."""

from collections.abc import Sequence

import numpy as np

from app.engine.program import Program
from app.engine.sweep import forward
from app.engine.value import Array, Value, settle

H = 1e-5


def differences(
    program: Program, position: int, seed: Value, leaves: Sequence[Value | None] | None = None
) -> Array:
    """How fast <seed, output> moves with each number of the leaf at `position`."""
    around = list(program.leaves if leaves is None else leaves)
    middle = np.array(around[position], dtype=np.float64)
    slopes = np.empty_like(middle)
    for place in np.ndindex(middle.shape):
        ends = []
        for step in (H, -H):
            moved = middle.copy()
            moved[place] += step
            around[position] = settle(moved)
            ends.append(inner(seed, forward(program, around).values[program.output]))
        slopes[place] = (ends[0] - ends[1]) / (2 * H)
    return slopes


def inner(a: Value, b: Value) -> float:
    """The sum of the products of corresponding numbers."""
    return float(np.sum(np.asarray(a) * np.asarray(b)))
