"""The weights and biases that a network begins with."""

from typing import NamedTuple

import numpy as np

from app.engine.value import Array
from app.network.initializers import INITIALIZERS
from app.network.spec import Spec


class Parameters(NamedTuple):
    """Those of one layer: weights (rows, fan_in), biases (rows,)."""

    weights: Array
    biases: Array


def beginning(spec: Spec) -> list[Parameters]:
    """Layer by layer what is given, and else what is drawn: the same for the same seed.

    Every layer draws, whether it needs to or not, so that giving one its weights leaves the others
    as they were.
    """
    rng = np.random.default_rng(spec.seed)
    draw = INITIALIZERS[spec.initializer].draw
    found = []
    for number, layer in enumerate(spec.layers, start=1):
        shape = spec.rows(number), spec.fan_in(number)
        drawn = draw(rng, shape)
        found.append(
            Parameters(
                drawn if layer.weights is None else layer.weights,
                np.zeros(shape[0]) if layer.biases is None else layer.biases,
            )
        )
    return found
