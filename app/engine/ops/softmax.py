"""Exponentials compared with their sum: the softmax and its logarithms, without overflow."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from app.engine.attr import Attr
from app.engine.op import LinearMap, Op
from app.engine.ops.axes import AXIS, KEEPDIMS, one_axis, reduced, spread
from app.engine.value import Array, Shape, Value


@dataclass(frozen=True, slots=True)
class Exponentials:
    """Along an axis, which is kept: the largest number, each exponential's share of their sum, what
    that share is short of 1, and how far the log of the sum is above the largest number."""

    top: Array
    share: Array
    rest: Array
    excess: Array


def exponentials(x: Value, axis: int | None) -> Exponentials:
    """The exponentials of `x` along `axis`, of all numbers when null."""
    if axis is None:
        shape, ones = np.shape(x), (1,) * np.ndim(x)
        flat = exponentials(np.reshape(x, -1), 0)
        share, rest = flat.share.reshape(shape), flat.rest.reshape(shape)
        return Exponentials(flat.top.reshape(ones), share, rest, flat.excess.reshape(ones))
    top = np.max(x, axis=axis, keepdims=True)
    # An infinite maximum would turn the shift itself into inf - inf.
    top = np.where(np.isfinite(top), top, 0.0)
    weights = np.exp(np.asarray(x) - top)
    total = np.sum(weights, axis=axis, keepdims=True)
    share = weights / total
    # A largest weight of 1 would swallow small ones, which are all that makes its share not 1.
    leader = np.expand_dims(np.argmax(weights, axis=axis), axis)
    others = weights.copy()
    np.put_along_axis(others, leader, 0.0, axis)
    small = np.sum(others, axis=axis, keepdims=True)
    rest = 1.0 - share
    np.put_along_axis(rest, leader, small / total, axis)
    usual = np.take_along_axis(weights, leader, axis) == 1.0
    return Exponentials(top, share, rest, np.where(usual, np.log1p(small), np.log(total)))


def _logsumexp(x: Value, axis: int | None, keepdims: bool) -> tuple[Any, ...]:
    parts = exponentials(x, axis)
    y = (parts.top + parts.excess).reshape(reduced(np.shape(x), axis, keepdims))
    local = LinearMap(
        pull=lambda g: spread(g, x, axis) * parts.share,
        push=lambda t: np.sum(parts.share * t, axis=axis, keepdims=keepdims),
    )
    return y, local


def _softmax(x: Value, axis: int) -> tuple[Any, ...]:
    y = exponentials(x, axis).share

    def jacobian(v: Value) -> Array:
        change: Array = y * (v - np.sum(y * v, axis=axis, keepdims=True))
        return change

    return y, LinearMap(pull=jacobian, push=jacobian)


def _log_softmax(x: Value, axis: int) -> tuple[Any, ...]:
    parts = exponentials(x, axis)
    share, rest = parts.share, parts.rest

    # Instead of g - share * sum(g), which would lose the digits of a share that is nearly 1.
    def pull(g: Array) -> Array:
        change: Array = rest * g - share * (np.sum(g, axis=axis, keepdims=True) - g)
        return change

    def push(t: Array) -> Array:
        moved = share * t
        change: Array = rest * t - (np.sum(moved, axis=axis, keepdims=True) - moved)
        return change

    local = LinearMap(pull=pull, push=push)
    return (np.asarray(x) - parts.top) - parts.excess, local


def _along(op: str) -> Any:
    def shape(shape: Shape, axis: int | None) -> Shape:
        one_axis(op, axis, shape)
        return shape

    return shape


FAMILY = (
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
        shape=_along("softmax"),
        latex=r"\operatorname{softmax}(<x>)",
        locals=(r"<y> \odot \left((\cdot) - \langle (\cdot), <y> \rangle\right)",),
        doc="Exponentials divided by their sum along an axis: positive numbers that add up to 1.",
        backward="A softmax compares each element's gradient with their weighted mean and "
        "passes on the difference, scaled by the probability.",
        example="x = [1, 2, 3]\np = softmax(x)\ny = sum(p * p)",
        attrs=(Attr("axis", "axis", -1, "The axis along which the result adds up to 1."),),
    ),
    Op(
        name="log_softmax",
        family="reduction",
        symbol="log sm",
        inputs=("x",),
        array=_log_softmax,
        shape=_along("log_softmax"),
        latex=r"\ln \operatorname{softmax}(<x>)",
        locals=(r"(\cdot) - \operatorname{softmax}(<x>) \sum (\cdot)",),
        doc="The logarithm of the softmax along an axis, computed without overflow and without "
        "losing a probability that is nearly 0 or nearly 1.",
        backward="A log-softmax takes from each element's gradient its probability's share of the "
        "sum of all gradients.",
        example="x = [1, 2, 3]\np = log_softmax(x)\ny = sum(p * p)",
        attrs=(Attr("axis", "axis", -1, "The axis along which the probabilities add up to 1."),),
    ),
)
