"""What Python calls: the loss and gradient of one batch, many steps in a row, or the outputs."""

from math import isfinite, sqrt

import numpy as np

from app.engine.value import Array
from app.network.compiled.jit import kept, loop
from app.network.compiled.loss import costs
from app.network.compiled.products import dot
from app.network.compiled.step import clip, pull, take
from app.network.compiled.sweeps import backward, forward
from app.network.wiring import DROPOUT, PIECES, ROW, UNIT, UNITS, Whole

# How many samples are answered at a time, so that all of their values stay near the processor.
BLOCK = 32


@loop
def _rooms(layers: Whole, samples: int) -> tuple[Array, Array, Array]:
    """Values, sums and grads of a batch, still empty."""
    last = layers[len(layers) - 1]
    units, rows = last[UNIT] + last[UNITS], last[ROW] + last[UNITS] * last[PIECES]
    return np.empty((units, samples)), np.empty((rows, samples)), np.empty((units, samples))


@loop
def _shown(x: Array, order: Whole, start: int, samples: int, rows: Array) -> None:
    """Copy samples, in order from `start`, into `rows`: there each is a column."""
    for s in range(samples):
        sample = order[start + s]
        for i in range(x.shape[1]):
            rows[i, s] = x[sample, i]


@loop
def _differentiated(
    layers: Whole,
    reads: Whole,
    inputs: int,
    parameters: Array,
    factors: Array,
    start: int,
    loss: int,
    divisor: int,
    targets: Array,
    values: Array,
    sums: Array,
    grads: Array,
    gradient: Array,
    samples: int,
) -> float:
    """The loss of a batch that is shown, and into `gradient` how it grows with the parameters."""
    forward(layers, reads, parameters, factors, start, values, sums, samples)
    last = layers[len(layers) - 1]
    unit, units = last[UNIT], last[UNITS]
    share = 1.0 / (divisor * samples)
    total: float = costs(loss, values, unit, targets, grads, units, samples)
    for u in range(unit, unit + units):
        for s in range(samples):
            grads[u, s] *= share
    backward(layers, reads, inputs, parameters, values, sums, grads, gradient, samples)
    return total * share


@kept
def differentiate(
    layers: Whole,
    reads: Whole,
    parameters: Array,
    x: Array,
    targets: Array,
    factors: Array,
    loss: int,
    divisor: int,
    regularizer: int,
    strength: float,
    gradient: Array,
) -> float:
    """The loss and penalty of samples taken as one batch; fills `gradient`."""
    samples, inputs = x.shape
    values, sums, grads = _rooms(layers, samples)
    _shown(x, np.arange(samples), 0, samples, values)
    total = _differentiated(
        *(layers, reads, inputs, parameters, factors, 0, loss, divisor),
        *(np.ascontiguousarray(targets.T), values, sums, grads, gradient, samples),
    )
    penalty: float = pull(regularizer, layers, parameters, strength, gradient)
    return total + penalty


@kept
def descend(
    layers: Whole,
    reads: Whole,
    parameters: Array,
    slots: Array,
    x: Array,
    targets: Array,
    order: Whole,
    left: int,
    factors: Array,
    batch: int,
    loss: int,
    divisor: int,
    regularizer: int,
    strength: float,
    clipping: int,
    most: float,
    optimizer: int,
    rates: Array,
    step: int,
    knobs: tuple[float, ...],
    losses: Array,
) -> int:
    """As many steps as there are rates, over the samples in this order; how many were taken.

    `left` is how many samples are left of the epoch: no batch goes beyond its end. Parameters and
    slots change in place; `losses` gets what each batch cost before its step. Where the loss or the
    gradient of a batch is not finite no step is taken from it, nor after it.
    """
    inputs = x.shape[1]
    values, sums, grads = _rooms(layers, batch)
    answers = np.empty((targets.shape[1], batch))
    gradient = np.empty_like(parameters)
    line = gradient.reshape(1, -1)
    start, end = 0, left
    for b in range(len(rates)):
        samples = min(batch, end - start)
        _shown(x, order, start, samples, values)
        _shown(targets, order, start, samples, answers)
        losses[b] = _differentiated(
            *(layers, reads, inputs, parameters, factors, start, loss, divisor),
            *(answers, values, sums, grads, gradient, samples),
        )
        losses[b] += pull(regularizer, layers, parameters, strength, gradient)
        norm = sqrt(dot(line, 0, line, 0, len(gradient)))
        if not (isfinite(losses[b]) and isfinite(norm)):
            return b
        clip(clipping, gradient, norm, most)
        take(optimizer, parameters, gradient, slots, rates[b], step + b + 1.0, knobs)
        start += samples
        if start == end:
            end += len(x)
    return len(rates)


@kept
def answer(layers: Whole, reads: Whole, parameters: Array, x: Array, outputs: Array) -> None:
    """Fill `outputs`, (samples, units), with what the network makes of `x`, nothing left out."""
    whole = layers.copy()
    whole[:, DROPOUT] = -1
    values, sums, _ = _rooms(layers, BLOCK)
    last = layers[len(layers) - 1]
    order = np.arange(len(x))
    for start in range(0, len(x), BLOCK):
        samples = min(BLOCK, len(x) - start)
        _shown(x, order, start, samples, values)
        forward(whole, reads, parameters, x, 0, values, sums, samples)
        for s in range(samples):
            for u in range(last[UNITS]):
                outputs[start + s, u] = values[last[UNIT] + u, s]
