"""All weights and biases of a network as one vector, which is what optimizers step through.

Layer by layer: the weights row by row, then the biases.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from app.engine.value import Array
from app.network.parameters import Parameters
from app.network.spec import Spec


def places(spec: Spec) -> Iterator[tuple[int, int, int]]:
    """Of each layer where its weights begin, where its biases begin, and where they end."""
    start = 0
    for number in range(1, len(spec.layers) + 1):
        rows = spec.rows(number)
        biases = start + rows * spec.fan_in(number)
        yield start, biases, biases + rows
        start = biases + rows


def count(spec: Spec) -> int:
    """How many weights and biases there are."""
    return max((end for _, _, end in places(spec)), default=0)


def flattened(parameters: Sequence[Parameters]) -> Array:
    """The vector of these weights and biases; a copy."""
    parts = [part.ravel() for layer in parameters for part in layer]
    vector: Array = np.concatenate(parts, dtype=np.float64)
    return vector


def views(spec: Spec, vector: Array) -> list[Parameters]:
    """The weights (rows, fan_in) and biases (rows,) of each layer, as parts of the vector."""
    found = []
    for start, biases, end in places(spec):
        weights = vector[start:biases].reshape(end - biases, -1)
        found.append(Parameters(weights, vector[biases:end]))
    return found


def weights_only(spec: Spec) -> Array:
    """1 where the vector holds a weight, 0 where it holds a bias."""
    marks = np.zeros(count(spec))
    for start, biases, _ in places(spec):
        marks[start:biases] = 1.0
    return marks
