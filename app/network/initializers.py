"""How weights begin: from a seed, by the number of inputs and outputs of a layer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import TypeAlias

import numpy as np

from app.engine.value import Array

# From a generator and a shape, (fan_out, fan_in): weights of that shape.
Draw: TypeAlias = Callable[[np.random.Generator, tuple[int, int]], Array]


@dataclass(frozen=True, slots=True)
class Initializer:
    """A way to draw the weights of a layer; biases begin at 0."""

    name: str
    doc: str
    draw: Draw


def _uniform(bound: Callable[[int, int], float]) -> Draw:
    def draw(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
        fan_out, fan_in = shape
        most = bound(fan_in, fan_out)
        return rng.uniform(-most, most, shape)

    return draw


def _normal(deviation: Callable[[int, int], float]) -> Draw:
    def draw(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
        fan_out, fan_in = shape
        return rng.normal(0.0, deviation(fan_in, fan_out), shape)

    return draw


def _zeros(_rng: np.random.Generator, shape: tuple[int, int]) -> Array:
    return np.zeros(shape)


def _orthogonal(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
    """The orthogonal part of a matrix of normal numbers (Saxe et al., 2013)."""
    rows, columns = shape
    tall = rng.normal(size=(max(shape), min(shape)))
    q, r = np.linalg.qr(tall)
    turned: Array = q * np.sign(np.diagonal(r))
    return turned if rows >= columns else turned.T


INITIALIZERS: Mapping[str, Initializer] = {
    each.name: each
    for each in (
        Initializer("zeros", "All 0: every unit of a layer stays like the others.", _zeros),
        Initializer("normal", "Normal with a deviation of 1.", _normal(lambda i, o: 1.0)),
        Initializer("uniform", "Uniform from -1 to 1.", _uniform(lambda i, o: 1.0)),
        Initializer(
            "lecun_normal",
            "Normal with a deviation of 1/sqrt(fan_in) (LeCun et al., 1998).",
            _normal(lambda i, o: 1.0 / sqrt(i)),
        ),
        Initializer(
            "xavier_uniform",
            "Uniform up to sqrt(6/(fan_in + fan_out)) (Glorot and Bengio, 2010).",
            _uniform(lambda i, o: sqrt(6.0 / (i + o))),
        ),
        Initializer(
            "xavier_normal",
            "Normal with a deviation of sqrt(2/(fan_in + fan_out)) (Glorot and Bengio, 2010).",
            _normal(lambda i, o: sqrt(2.0 / (i + o))),
        ),
        Initializer(
            "he_uniform",
            "Uniform up to sqrt(6/fan_in), for rectifiers (He et al., 2015).",
            _uniform(lambda i, o: sqrt(6.0 / i)),
        ),
        Initializer(
            "he_normal",
            "Normal with a deviation of sqrt(2/fan_in), for rectifiers (He et al., 2015).",
            _normal(lambda i, o: sqrt(2.0 / i)),
        ),
        Initializer(
            "orthogonal", "Rows or columns at right angles (Saxe et al., 2013).", _orthogonal
        ),
    )
}
