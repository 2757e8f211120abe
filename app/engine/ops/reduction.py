"""Many numbers into few: sums, means and their smooth relatives."""

from typing import Any

import numpy as np

from app.engine.attr import Attr
from app.engine.op import LinearMap, Op, ShapeError
from app.engine.value import Array, Shape, Value

AXIS = Attr("axis", "axis", None, "The axis to reduce; null reduces over all elements.")
KEEPDIMS = Attr("keepdims", "boolean", False, "Whether the reduced axis stays, with size 1.")


def normal_axis(axis: int, shape: Shape) -> int:
    """`axis` counted from the front, or a ShapeError when `shape` has no such axis."""
    if not shape:
        message = f"axis {axis} does not exist: a scalar has no axes; give a tensor, such as [1, 2]"
        raise ShapeError(message)
    if not -len(shape) <= axis < len(shape):
        raise ShapeError(f"axis {axis} does not exist in shape {shape}")
    return axis % len(shape)


def reduced(shape: Shape, axis: int | None, keepdims: bool = False) -> Shape:
    """The shape left after reducing `axis` (all axes when null)."""
    gone = range(len(shape)) if axis is None else (normal_axis(axis, shape),)
    if keepdims:
        return tuple(1 if i in gone else n for i, n in enumerate(shape))
    return tuple(n for i, n in enumerate(shape) if i not in gone)


def _spread(y: Value, x: Value, axis: int | None) -> Array:
    """`y`, reduced from `x`, with its axis back at size 1, so that it broadcasts against `x`."""
    kept = reduced(np.shape(x), axis, keepdims=True)
    return np.reshape(y, kept)


def _sum(x: Value, axis: int | None, keepdims: bool) -> tuple[Any, ...]:
    shape = np.shape(x)
    local = LinearMap(
        pull=lambda g: np.broadcast_to(_spread(g, x, axis), shape),
        push=lambda t: np.sum(t, axis=axis, keepdims=keepdims),
    )
    return np.sum(x, axis=axis, keepdims=keepdims), local


def _mean(x: Value, axis: int | None, keepdims: bool) -> tuple[Any, ...]:
    shape = np.shape(x)
    count = np.size(x) if axis is None else shape[axis]
    local = LinearMap(
        pull=lambda g: np.broadcast_to(_spread(g, x, axis) / count, shape),
        push=lambda t: np.mean(t, axis=axis, keepdims=keepdims),
    )
    return np.mean(x, axis=axis, keepdims=keepdims), local


def shifted_exponentials(x: Value, axis: int | None) -> tuple[Array, Array, Array]:
    """The maximum along `axis` (kept), exp(x - maximum) and its sum: overflow-free parts."""
    top = np.max(x, axis=axis, keepdims=True)
    # An infinite maximum would turn the shift itself into inf - inf.
    top = np.where(np.isfinite(top), top, 0.0)
    weights = np.exp(np.asarray(x) - top)
    return top, weights, np.sum(weights, axis=axis, keepdims=True)


def _logsumexp(x: Value, axis: int | None, keepdims: bool) -> tuple[Any, ...]:
    top, weights, total = shifted_exponentials(x, axis)
    share = weights / total
    kept = top + np.log(total)
    y = kept.reshape(reduced(np.shape(x), axis, keepdims))
    local = LinearMap(
        pull=lambda g: _spread(g, x, axis) * share,
        push=lambda t: np.sum(share * t, axis=axis, keepdims=keepdims),
    )
    return y, local


def _softmax(x: Value, axis: int) -> tuple[Any, ...]:
    _, weights, total = shifted_exponentials(x, axis)
    y = weights / total

    def jacobian(v: Value) -> Array:
        change: Array = y * (v - np.sum(y * v, axis=axis, keepdims=True))
        return change

    return y, LinearMap(pull=jacobian, push=jacobian)


def _softmax_shape(shape: Shape, axis: int | None) -> Shape:
    if axis is None:
        raise ShapeError("softmax needs an axis number; -1 is the last")
    normal_axis(axis, shape)
    return shape


FAMILY = (
    Op(
        name="sum",
        family="reduction",
        symbol="Σ",
        inputs=("x",),
        array=_sum,
        shape=reduced,
        latex=r"\sum <x>",
        locals=("1",),
        doc="The sum of all elements, or along one axis.",
        backward="A sum copies its gradient to every element that was added.",
        example="x = [1, 2, 3]\ny = sum(x)",
        attrs=(AXIS, KEEPDIMS),
    ),
    Op(
        name="mean",
        family="reduction",
        symbol="mean",
        inputs=("x",),
        array=_mean,
        shape=reduced,
        latex=r"\frac{1}{n} \sum <x>",
        locals=(r"\tfrac{1}{n}",),
        doc="The mean of all elements, or along one axis.",
        backward="A mean shares its gradient out equally: each of n elements gets one n-th.",
        example="x = [1, 2, 3]\ny = mean(x)",
        attrs=(AXIS, KEEPDIMS),
    ),
    Op(
        name="logsumexp",
        family="reduction",
        symbol="lse",
        inputs=("x",),
        array=_logsumexp,
        shape=reduced,
        latex=r"\ln \sum e^{<x>}",
        locals=(r"\operatorname{softmax}(<x>)",),
        doc="The logarithm of the sum of exponentials, computed without overflow.",
        backward="A logsumexp shares its gradient out in proportion to the softmax.",
        example="x = [1, 2, 3]\ny = logsumexp(x)",
        attrs=(AXIS, KEEPDIMS),
    ),
    Op(
        name="softmax",
        family="reduction",
        symbol="softmax",
        inputs=("x",),
        array=_softmax,
        shape=_softmax_shape,
        latex=r"\operatorname{softmax}(<x>)",
        locals=(r"<y> \odot \left((\cdot) - \langle (\cdot), <y> \rangle\right)",),
        doc="Exponentials divided by their sum along an axis: positive numbers that add up to 1.",
        backward="A softmax compares each element's gradient with their weighted mean and "
        "passes on the difference, scaled by the probability.",
        example="x = [1, 2, 3]\np = softmax(x)\ny = sum(p * p)",
        attrs=(Attr("axis", "axis", -1, "The axis along which the result adds up to 1."),),
    ),
)
