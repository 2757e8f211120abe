"""The weights and biases that a network begins with, and those that it has come to."""

from collections.abc import Sequence
from dataclasses import replace
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


def with_parameters(spec: Spec, parameters: Sequence[Parameters]) -> Spec:
    """The network that begins with these weights and biases."""
    layers = tuple(
        replace(layer, weights=given.weights, biases=given.biases)
        for layer, given in zip(spec.layers, parameters, strict=True)
    )
    return replace(spec, layers=layers)
