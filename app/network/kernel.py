"""A network's loss, gradient and outputs from compiled loops, the same for every network.

They are what training is fast by; the graph of the same spec is what they are held to. Importing
this needs numba.
"""

from typing import NamedTuple

import numpy as np

from app.engine.value import Array
from app.network.compiled.epoch import answer, differentiate
from app.network.drawing import dropout_factors
from app.network.recipe import Recipe
from app.network.regularizers import REGULARIZERS
from app.network.sample import Sample
from app.network.spec import Spec
from app.network.wiring import answers, shown, wired


class Slope(NamedTuple):
    """The loss, penalty included, and how fast it grows with each parameter."""

    loss: float
    gradient: Array


def slope(spec: Spec, parameters: Array, sample: Sample, recipe: Recipe) -> Slope:
    """Of samples taken as one batch, with the dropout that the graph of the spec draws.

    `parameters` and the gradient are (parameters,). Of the recipe only the regularizer counts.
    """
    wiring = wired(spec)
    gradient = np.empty(parameters.shape)
    loss = differentiate(
        wiring.layers,
        wiring.reads,
        parameters.copy(),
        shown(sample),
        answers(spec, sample),
        _factors_of_graph(spec, sample),
        wiring.loss,
        wiring.divisor,
        list(REGULARIZERS).index(recipe.regularizer),
        recipe.strength,
        gradient,
    )
    return Slope(loss, gradient)


def outputs(spec: Spec, parameters: Array, x: Array) -> Array:
    """(samples, outputs), what the network makes of samples (samples, inputs), without dropout."""
    wiring = wired(spec)
    found = np.empty((len(x), spec.layers[-1].units))
    answer(wiring.layers, wiring.reads, parameters.copy(), np.array(x, order="C"), found)
    return found


def _factors_of_graph(spec: Spec, sample: Sample) -> Array:
    """(units of layers with dropout, samples)."""
    dropped = [number for number, layer in enumerate(spec.layers, start=1) if layer.dropout]
    samples = sample.count or 1
    parts = [dropout_factors(spec, number, sample).reshape(samples, -1).T for number in dropped]
    return np.ascontiguousarray(np.concatenate([np.empty((0, samples)), *parts]))
