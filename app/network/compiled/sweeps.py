"""A batch forward through all layers and backward again.

`layers` and `reads` are the tables of a wiring. `values` and `grads` hold the
inputs and every unit, `sums` every row of weights; each is (rows, samples). What is read of one
batch is overwritten by the next.
"""

from app.engine.value import Array
from app.network.compiled.activation import activate
from app.network.compiled.jit import loop
from app.network.compiled.products import handed_back, weight_grads, weighted_sums
from app.network.wiring import (
    ACTIVATION,
    BIASES,
    DROPOUT,
    PIECES,
    READS,
    READS_END,
    ROW,
    UNIT,
    UNITS,
    WEIGHTS,
    Whole,
)


@loop
def forward(
    layers: Whole,
    reads: Whole,
    parameters: Array,
    factors: Array,
    start: int,
    values: Array,
    sums: Array,
    samples: int,
) -> None:
    """Fill `values` from its first rows, the inputs; `sums` becomes each unit's slope.

    The factors of the batch's samples begin in column `start`.
    """
    for k in range(len(layers)):
        layer = layers[k]
        units, pieces, row = layer[UNITS], layer[PIECES], layer[ROW]
        read = reads[layer[READS] : layer[READS_END]]
        weights, biases = layer[WEIGHTS], layer[BIASES]
        rows = units * pieces
        weighted_sums(parameters, weights, biases, values, read, sums, row, rows, samples)
        activate(layer[ACTIVATION], sums, row, pieces, values, layer[UNIT], units, samples)
        if layer[DROPOUT] >= 0:
            _drop(layer, factors, start, values, sums, samples)


@loop
def _drop(
    layer: Whole, factors: Array, start: int, values: Array, sums: Array, samples: int
) -> None:
    pieces = layer[PIECES]
    for u in range(layer[UNITS]):
        unit = layer[UNIT] + u
        for s in range(samples):
            factor = factors[layer[DROPOUT] + u, start + s]
            # Picked, not multiplied by 0: what is left out may be infinite.
            values[unit, s] = factor * values[unit, s] if factor != 0.0 else 0.0
            for p in range(pieces):
                row = layer[ROW] + u * pieces + p
                sums[row, s] = factor * sums[row, s] if factor != 0.0 else 0.0


@loop
def backward(
    layers: Whole,
    reads: Whole,
    inputs: int,
    parameters: Array,
    values: Array,
    sums: Array,
    grads: Array,
    gradient: Array,
    samples: int,
) -> None:
    """Fill `gradient`, given the grads of the last layer's units and the slopes in `sums`."""
    last = len(layers) - 1
    for unit in range(inputs, layers[last, UNIT]):
        for s in range(samples):
            grads[unit, s] = 0.0
    for k in range(last, -1, -1):
        layer = layers[k]
        units, pieces, row = layer[UNITS], layer[PIECES], layer[ROW]
        read = reads[layer[READS] : layer[READS_END]]
        weights, biases = layer[WEIGHTS], layer[BIASES]
        rows = units * pieces
        for r in range(rows):
            unit = layer[UNIT] + r // pieces
            for s in range(samples):
                sums[row + r, s] *= grads[unit, s]
        weight_grads(sums, row, rows, values, read, gradient, weights, biases, samples)
        if k > 0:
            handed_back(parameters, weights, sums, row, rows, read, grads, samples)
