"""numpy by hand: forward and backward of each small tensor graph, as lean as one would write it."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

import numpy as np

from app.engine.graph import Graph
from app.engine.value import Array, Value
from benchmarks.contender import Contender, Numbers

NUMPY = "numpy"

# Of every node, in the order of the graph, its value and its grad.
Pairs: TypeAlias = tuple[tuple[Value, Value], ...]


def contender(name: str, graph: Graph) -> Contender:
    """Forward and backward of the graph of that name."""
    leaves = {node.id: node.value for node in graph.nodes if not node.inputs}
    run = partial(BY_HAND[name], **leaves)

    def numbers() -> Numbers:
        return {node.id: pair for node, pair in zip(graph.nodes, run(), strict=True)}

    return Contender(NUMPY, run, numbers)


def affine(x: Array, w: Array, b: Array, t: Array) -> Pairs:
    h = x @ w
    z = h + b
    y = np.tanh(z)
    error = y - t
    loss = float(np.vdot(error, error)) / error.size
    dy = error * (2.0 / error.size)
    dz = dy * (1.0 - y * y)
    return (
        *((x, dz @ w.T), (w, x.T @ dz), (b, dz.sum(axis=0)), (t, -dy)),
        *((h, dz), (z, dz), (y, dy), (loss, 1.0)),
    )


def classifier(x: Array, w1: Array, b1: Array, w2: Array, b2: Array, t: Array) -> Pairs:
    h = x @ w1
    z1 = h + b1
    a = np.maximum(z1, 0.0)
    g = a @ w2
    z2 = g + b2
    samples = len(x)
    shifted = z2 - z2.max(axis=1, keepdims=True)
    powers = np.exp(shifted)
    total = powers.sum(axis=1, keepdims=True)
    surprise = np.log(total) - shifted
    loss = float(np.vdot(t, surprise)) / samples
    dz2 = (powers / total - t) / samples
    da = dz2 @ w2.T
    dz1 = da * (z1 > 0.0)
    return (
        *((x, dz1 @ w1.T), (w1, x.T @ dz1), (b1, dz1.sum(axis=0))),
        *((w2, a.T @ dz2), (b2, dz2.sum(axis=0)), (t, surprise / samples)),
        *((h, dz1), (z1, dz1), (a, da), (g, dz2), (z2, dz2), (loss, 1.0)),
    )


def normed(x: Array, gain: Array, bias: Array, t: Array) -> Pairs:
    width = x.shape[1]
    centred = x - x.sum(axis=1, keepdims=True) / width
    squares = (centred * centred).sum(axis=1, keepdims=True)
    spread = np.sqrt(squares / width + 1e-5)
    n = centred / spread
    s = n * gain
    y = s + bias
    error = y - t
    loss = float(np.vdot(error, error)) / error.size
    dy = error * (2.0 / error.size)
    dn = dy * gain
    along = (dn * n).sum(axis=1, keepdims=True) / width
    dx = (dn - dn.sum(axis=1, keepdims=True) / width - n * along) / spread
    return (
        *((x, dx), (gain, (dy * n).sum(axis=0)), (bias, dy.sum(axis=0)), (t, -dy)),
        *((n, dn), (s, dy), (y, dy), (loss, 1.0)),
    )


BY_HAND: dict[str, Callable[..., Pairs]] = {
    "affine": affine,
    "classifier": classifier,
    "normed": normed,
}
