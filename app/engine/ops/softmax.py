"""Exponentials compared with their sum: the softmax and its logarithms, without overflow."""

from typing import Any, NamedTuple

import numpy as np

from app.engine.attr import Attr
from app.engine.moves import spread_over, total
from app.engine.op import LinearMap, Op
from app.engine.ops.axes import AXIS, KEEPDIMS, one_axis, reduced, spread
from app.engine.term import Term
from app.engine.value import Array, Shape, Value

# The largest float: an infinite number would turn its own shift into inf - inf.
MOST = float(np.finfo(np.float64).max)


class Exponentials(NamedTuple):
    """Along an axis, which is kept: the largest number, how far each number is above it, the
    exponentials of that, and their sum."""

    top: Array
    above: Array
    weights: Array
    total: Array

    def excess(self, axis: int | None) -> Array:
        """How far the log of the sum of the exponentials is above the largest number."""
        # Added up without the leader's 1, next to which small weights would lose their digits.
        small = self.weights.sum(axis=axis, keepdims=True, where=self.weights < 1.0)
        leaders = np.rint(self.total - small)
        excess: Array = np.log1p(small + (leaders - 1.0))
        return excess


class Shares(NamedTuple):
    """Each exponential's share of their sum, that share minus 1, and its logarithm."""

    share: Array
    lack: Array
    log: Array


def _exponentials(x: Array, axis: int | None) -> Exponentials:
    """The exponentials of `x` along `axis`, of all numbers when null."""
    top = np.minimum(x.max(axis=axis, keepdims=True, initial=-MOST), MOST)
    above = x - top
    weights = np.exp(above)
    return Exponentials(top, above, weights, weights.sum(axis=axis, keepdims=True))


def shares(x: Array, axis: int) -> Shares:
    """The shares of the exponentials of `x` along `axis`, none losing digits near 0 or near 1."""
    parts = _exponentials(x, axis)
    log = parts.above - parts.excess(axis)
    return Shares(parts.weights / parts.total, np.expm1(log), log)


def _logsumexp(x: Value, axis: int | None, keepdims: bool) -> tuple[Any, ...]:
    parts = _exponentials(np.asarray(x), axis)
    y = (parts.top + parts.excess(axis)).reshape(reduced(np.shape(x), axis, keepdims))
    share = parts.weights / parts.total
    local = LinearMap(
        pull=lambda g: spread(g, x, axis) * share,
        push=lambda t: np.sum(share * t, axis=axis, keepdims=keepdims),
    )
    return y, local


def _softmax(x: Array, axis: int) -> tuple[Any, ...]:
    parts = _exponentials(x, axis)
    y = parts.weights / parts.total

    def jacobian(v: Array) -> Array:
        change: Array = y * (v - (y * v).sum(axis=axis, keepdims=True))
        return change

    return y, LinearMap(pull=jacobian, push=jacobian)


def _log_softmax(x: Array, axis: int) -> tuple[Any, ...]:
    share, lack, log = shares(x, axis)

    # Instead of g - share * sum(g), which would lose the digits of a share that is nearly 1.
    def pull(g: Array) -> Array:
        change: Array = share * (g - g.sum(axis=axis, keepdims=True)) - lack * g
        return change

    def push(t: Array) -> Array:
        moved = share * t
        change: Array = (moved - moved.sum(axis=axis, keepdims=True)) - lack * t
        return change

    return log, LinearMap(pull=pull, push=push)


def _along(op: str) -> Any:
    def shape(shape: Shape, axis: int | None) -> Shape:
        one_axis(op, axis, shape)
        return shape

    return shape


def _vjp_logsumexp(
    g: Term, y: Term, x: Term, axis: int | None, **_attrs: object
) -> tuple[Term, ...]:
    share = (x - spread_over(y, x.shape, axis)).to("exp")
    return (spread_over(g, x.shape, axis) * share,)


def _vjp_softmax(g: Term, y: Term, _x: Term, axis: int) -> tuple[Term, ...]:
    return (y * (g - total(g * y, axis)),)


def _vjp_log_softmax(g: Term, y: Term, _x: Term, axis: int) -> tuple[Term, ...]:
    return (g - y.to("exp") * total(g, axis),)


FAMILY = (
    Op(
        name="logsumexp",
        family="reduction",
        symbol="lse",
        inputs=("x",),
        array=_logsumexp,
        vjp=_vjp_logsumexp,
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
        vjp=_vjp_softmax,
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
        vjp=_vjp_log_softmax,
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
