"""The loss of a batch, and how fast it grows with each output."""

from collections.abc import Callable, Mapping
from math import log, log1p
from typing import Any

from app.engine.value import Array
from app.network.compiled.exponential import exp_below
from app.network.compiled.jit import choice, loop
from app.network.losses import LOSSES


def _squared(output: float, target: float) -> tuple[float, float]:
    error = output - target
    return error * error, 2.0 * error


def _half_squared(output: float, target: float) -> tuple[float, float]:
    error = output - target
    return 0.5 * error * error, error


def _absolute(output: float, target: float) -> tuple[float, float]:
    error = output - target
    return abs(error), (1.0 if error > 0.0 else -1.0 if error < 0.0 else 0.0)


def _huber(output: float, target: float) -> tuple[float, float]:
    error = output - target
    held = min(max(error, -1.0), 1.0)
    return held * (error - 0.5 * held), held


def _with_logits(output: float, target: float) -> tuple[float, float]:
    e = exp_below(-abs(output))
    near, far = 1.0 / (1.0 + e), e / (1.0 + e)
    yes, no = (near, far) if output > 0.0 else (far, near)
    line = (1.0 - target) * output if output > 0.0 else -target * output
    return line + log1p(e), (1.0 - target) * yes - target * no


def _by_element(rule: Callable[[float, float], tuple[float, float]]) -> Callable[..., Any]:
    element = loop(rule)

    @loop
    def costs(
        values: Array, row: int, targets: Array, slopes: Array, units: int, samples: int
    ) -> float:
        total = 0.0
        for u in range(units):
            for s in range(samples):
                cost, slopes[row + u, s] = element(values[row + u, s], targets[u, s])
                total += cost
        return total

    return costs


@loop
def _softmax_cross_entropy(
    values: Array, row: int, targets: Array, slopes: Array, units: int, samples: int
) -> float:
    total = 0.0
    for s in range(samples):
        top = values[row, s]
        for u in range(1, units):
            top = max(top, values[row + u, s])
        weight = 0.0
        for u in range(units):
            power = exp_below(values[row + u, s] - top)
            slopes[row + u, s] = power
            weight += power
        excess, given = log(weight), 0.0
        for u in range(units):
            given += targets[u, s]
            if targets[u, s] != 0.0:
                total += targets[u, s] * (excess - (values[row + u, s] - top))
        for u in range(units):
            slopes[row + u, s] = given * (slopes[row + u, s] / weight) - targets[u, s]
    return total


@loop
def _hinge(
    values: Array, row: int, targets: Array, slopes: Array, units: int, samples: int
) -> float:
    total = 0.0
    for s in range(samples):
        right = 0
        for u in range(units):
            if targets[u, s] == 1.0:
                right = u
        broken = 0.0
        for u in range(units):
            slack = values[row + u, s] - values[row + right, s] + 1.0
            slopes[row + u, s] = 0.0
            # Written so that a NaN counts.
            if u != right and not slack <= 0.0:
                total += slack
                broken += 1.0
                slopes[row + u, s] = 1.0
        slopes[row + right, s] = -broken
    return total


LOOPS: Mapping[str, Callable[..., Any]] = {
    "mse": _by_element(_squared),
    "half_squared_error": _by_element(_half_squared),
    "mae": _by_element(_absolute),
    "huber": _by_element(_huber),
    "binary_cross_entropy_with_logits": _by_element(_with_logits),
    "softmax_cross_entropy": _softmax_cross_entropy,
    "hinge": _hinge,
}

# By the place of a loss in the registry: the sum over outputs and samples, and in `slopes`, from
# `row` on, the slope of that sum. `targets` is (units, samples), of a class a 1 among zeros.
costs = choice([LOOPS[name] for name in LOSSES])
