"""Every unit of a layer from its weighted sums, and how fast it grows with them."""

from collections.abc import Callable, Mapping
from math import erfc, log1p, sqrt
from typing import Any

from app.engine.value import Array
from app.network.activations import ACTIVATIONS
from app.network.compiled.exponential import exp_below, expm1_below, tanh
from app.network.compiled.jit import choice, loop

LEAK = 0.01  # of leaky_relu, as the op has it where a graph says nothing
NORMAL = 0.3989422804014327  # 1/sqrt(2 pi)


def _linear(z: float) -> tuple[float, float]:
    return z, 1.0


def _sigmoid(z: float) -> tuple[float, float]:
    e = exp_below(-abs(z))
    whole = 1.0 + e
    return (1.0 if z >= 0.0 else e) / whole, e / (whole * whole)


def _tanh(z: float) -> tuple[float, float]:
    y = tanh(z)
    return y, 1.0 - y * y


def _relu(z: float) -> tuple[float, float]:
    # Written so that NaN stays NaN.
    return (0.0, 0.0) if z <= 0.0 else (z, 1.0)


def _leaky_relu(z: float) -> tuple[float, float]:
    return (z, 1.0) if z > 0.0 else (LEAK * z, LEAK)


def _elu(z: float) -> tuple[float, float]:
    return (z, 1.0) if z > 0.0 else (expm1_below(z), exp_below(z))


def _gelu(z: float) -> tuple[float, float]:
    chance = 0.5 * erfc(-z * sqrt(0.5))
    return z * chance, chance + z * NORMAL * exp_below(-0.5 * z * z)


def _softplus(z: float) -> tuple[float, float]:
    e = exp_below(-abs(z))
    return max(z, 0.0) + log1p(e), (1.0 if z >= 0.0 else e) / (1.0 + e)


def _over_units(rule: Callable[[float], tuple[float, float]]) -> Callable[..., Any]:
    unit = loop(rule)

    @loop
    def activate(
        sums: Array, row: int, _pieces: int, values: Array, out: int, units: int, samples: int
    ) -> None:
        for u in range(units):
            for s in range(samples):
                values[out + u, s], sums[row + u, s] = unit(sums[row + u, s])

    return activate


@loop
def _maxout(
    sums: Array, row: int, pieces: int, values: Array, out: int, units: int, samples: int
) -> None:
    for u in range(units):
        first = row + u * pieces
        for s in range(samples):
            most = sums[first, s]
            for p in range(1, pieces):
                most = max(most, sums[first + p, s])
            ties = 0.0
            for p in range(pieces):
                ties += 1.0 if sums[first + p, s] == most else 0.0
            for p in range(pieces):
                sums[first + p, s] = 1.0 / ties if sums[first + p, s] == most else 0.0
            values[out + u, s] = most


LOOPS: Mapping[str, Callable[..., Any]] = {
    "linear": _over_units(_linear),
    "sigmoid": _over_units(_sigmoid),
    "tanh": _over_units(_tanh),
    "relu": _over_units(_relu),
    "leaky_relu": _over_units(_leaky_relu),
    "elu": _over_units(_elu),
    "gelu": _over_units(_gelu),
    "softplus": _over_units(_softplus),
    "maxout": _maxout,
}

# By the place of an activation in the registry: fills `values` from row `out` on, a row a unit, and
# turns the sums, from `row` on, into slopes. Everything is (rows, samples).
activate = choice([LOOPS[name] for name in ACTIVATIONS])
