"""How much may cancel in a gradient: what its paths come to if none cancels another."""

from typing import Any

import numpy as np

from app.engine.doubt import EPS
from app.engine.op import LinearMap
from app.engine.program import Program
from app.engine.sweep import QUIET, Forward, contribution
from app.engine.value import Shape, Value


def sizes(program: Program, run: Forward, seed: Value) -> list[Value | None]:
    """The sum of |product| over all paths from each node, an estimate through structured ops.

    None where no path leads to the output.
    """
    return QUIET.copy().run(_sizes, program, run, seed)


def _sizes(program: Program, run: Forward, seed: Value) -> list[Value | None]:
    found: list[Any] = [None] * len(program.nodes)
    found[program.output] = np.abs(seed)
    for i, local, j in zip(*program.edges, strict=True):
        across, shape = run.locals[local], program.shapes[j]
        if isinstance(across, LinearMap):
            share = _through(across, found[i], shape)
        else:
            share = np.abs(contribution(np.abs(across), found[i], shape))
        found[j] = share if found[j] is None else found[j] + share
    return found


def _through(across: LinearMap, size: Any, shape: Shape) -> Any:
    """What may cancel within a structured op, from three pulls.

    What a softmax or a normalization takes off again is not seen in what it hands back, but in how
    little the sum of two pulls is the pull of the sum: that much was rounded on the way.
    """
    shaken = size * np.random.default_rng(0).uniform(-1.0, 1.0, np.shape(size))
    one, other, both = (contribution(across, g, shape) for g in (size, shaken, size + shaken))
    rounded = np.max(np.abs(both - one - other), initial=0.0) / EPS
    return np.maximum(np.maximum(np.abs(one), np.abs(other)), rounded)
