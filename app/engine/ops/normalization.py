"""What keeps the numbers between layers in bounds: standardising them, and leaving some out."""

import math
from typing import Any

import numpy as np

from app.engine.attr import Attr
from app.engine.op import LinearMap, Op, ShapeError
from app.engine.ops.axes import one_axis
from app.engine.term import Term
from app.engine.value import Array, Shape, Value

EPS = Attr(
    "eps", "positive", 1e-5, "What is added to the variance, so that it is never 0.", r"\varepsilon"
)


def _standardised(x: Array, axes: tuple[int, ...], eps: float) -> tuple[Array, LinearMap]:
    """`x` with a mean of 0 and a variance of nearly 1 along some axes together."""
    count = math.prod([x.shape[axis] for axis in axes])

    def mean(v: Array) -> Array:
        average: Array = v.sum(axis=axes, keepdims=True) / count
        return average

    centred = x - mean(x)
    spread = np.sqrt(mean(centred * centred) + eps)
    y = centred / spread

    def jacobian(v: Array) -> Array:
        change: Array = (v - mean(v) - y * mean(v * y)) / spread
        return change

    return y, LinearMap(pull=jacobian, push=jacobian)


def _layer_norm_shape(shape: Shape, axis: int | None, **_attrs: object) -> Shape:
    one_axis("layer_norm", axis, shape)
    return shape


def _layer_norm(x: Array, axis: int, eps: float) -> tuple[Any, ...]:
    return _standardised(x, (axis,), eps)


def _batch_norm_shape(shape: Shape, **_attrs: object) -> Shape:
    if len(shape) < 2:
        raise ShapeError(f"batch_norm needs (samples, channels, ...), got shape {shape}")
    return shape


def _batch_norm(x: Array, eps: float) -> tuple[Any, ...]:
    return _standardised(x, tuple(i for i in range(x.ndim) if i != 1), eps)


def _dropout_shape(shape: Shape, rate: float, seed: int | None) -> Shape:
    if not 0.0 <= rate < 1.0:
        raise ShapeError(f"the rate must be from 0 up to, but not, 1, got {rate}")
    if seed is None or seed < 0:
        raise ShapeError("the seed must be a whole number from 0")
    return shape


def _dropout(x: Value, rate: float, seed: int) -> tuple[Any, ...]:
    kept = np.random.default_rng(seed).random(np.shape(x)) >= rate
    local = np.where(kept, 1.0 / (1.0 - rate), 0.0)
    # Picked, not multiplied by 0: what is left out may be infinite.
    return np.where(kept, x * local, 0.0), local


def _vjp_standardised(
    g: Term, y: Term, x: Term, axes: tuple[int, ...], eps: float
) -> tuple[Term, ...]:
    def mean(term: Term) -> Term:
        for axis in axes:
            term = term.to("mean", axis=axis, keepdims=True)
        return term

    centred = x - mean(x)
    spread = (mean(centred * centred) + eps).to("sqrt")
    return ((g - mean(g) - y * mean(g * y)) / spread,)


def _vjp_layer_norm(g: Term, y: Term, x: Term, axis: int, eps: float) -> tuple[Term, ...]:
    return _vjp_standardised(g, y, x, (axis,), eps)


def _vjp_batch_norm(g: Term, y: Term, x: Term, eps: float) -> tuple[Term, ...]:
    return _vjp_standardised(g, y, x, tuple(i for i in range(len(x.shape)) if i != 1), eps)


def _vjp_dropout(g: Term, _y: Term, _x: Term, rate: float, seed: int) -> tuple[Term, ...]:
    return (g.to("dropout", rate=rate, seed=seed),)


STANDARDISED = (
    r"\tfrac{1}{\sqrt{\sigma^2 + <eps>}} \left((\cdot) - \operatorname{mean}\left((\cdot)\right)"
    r" - <y> \odot \operatorname{mean}\left((\cdot) \odot <y>\right)\right)"
)

FAMILY = (
    Op(
        name="layer_norm",
        family="normalization",
        symbol="LN",
        inputs=("x",),
        array=_layer_norm,
        vjp=_vjp_layer_norm,
        shape=_layer_norm_shape,
        latex=r"\frac{<x> - \mu}{\sqrt{\sigma^2 + <eps>}}",
        locals=(STANDARDISED,),
        doc="Layer normalization (Ba et al., 2016): along an axis, the mean taken off and the rest "
        "divided by the standard deviation. A gain and a bias are a product and a sum after it.",
        backward="A layer norm passes on what would change neither the mean nor the spread, "
        "divided by the standard deviation.",
        example="x = [1, 2, 4]\nh = layer_norm(x)\ny = h @ [1, 0, 0]",
        attrs=(Attr("axis", "axis", -1, "The axis that is standardised."), EPS),
    ),
    Op(
        name="batch_norm",
        family="normalization",
        symbol="BN",
        inputs=("x",),
        array=_batch_norm,
        vjp=_vjp_batch_norm,
        shape=_batch_norm_shape,
        latex=r"\frac{<x> - \mu}{\sqrt{\sigma^2 + <eps>}}",
        locals=(STANDARDISED,),
        doc="Batch normalization with the statistics of training (Ioffe and Szegedy, 2015): for "
        "each channel, which is axis 1, the mean over all samples and places taken off and the "
        "rest divided by the standard deviation.",
        backward="A batch norm passes on what would change neither the mean nor the spread of a "
        "channel, divided by the standard deviation.",
        example="x = [[1, 2], [3, 5], [4, 9]]\nh = batch_norm(x)\ny = [1, 0, 0] @ h @ [1, 2]",
        attrs=(EPS,),
    ),
    Op(
        name="dropout",
        family="normalization",
        symbol="drop",
        inputs=("x",),
        array=_dropout,
        vjp=_vjp_dropout,
        shape=_dropout_shape,
        latex=r"\tfrac{m}{1 - <rate>} \odot <x>",
        locals=(r"\tfrac{m}{1 - <rate>}",),
        doc="Each number left out (made 0) with chance p, the rate, and the others divided by "
        "1 - p (Srivastava et al., 2014). The same seed leaves out the same numbers; the local "
        "derivative shows which: its mask m is 0 there.",
        backward="Dropout passes the gradient on, divided by 1 - p, where the number was kept, "
        "and blocks it where it was left out.",
        example="x = [1, 2, 3, 4]\nh = dropout(x, rate=0.5, seed=1)\ny = sum(h * h)",
        attrs=(
            Attr("rate", "number", 0.5, "The chance p of being left out, below 1.", "p"),
            Attr("seed", "whole", 0, "Chooses which numbers are left out."),
        ),
    ),
)
