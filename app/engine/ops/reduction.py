"""Many numbers into few: sums, means, products, extremes and lengths."""

from typing import Any

import numpy as np

from app.engine.moves import copied_over, lined, shaped, spread_over, total, unlined
from app.engine.op import LinearMap, Op
from app.engine.ops.axes import AXIS, KEEPDIMS, reduced, spread
from app.engine.term import Term
from app.engine.value import Array, Value, size


def _sum(x: Value, axis: int | None, keepdims: bool) -> tuple[Any, ...]:
    shape = np.shape(x)
    # Filled, for np.broadcast_to takes several times as long where numbers are few.
    local = LinearMap(
        pull=lambda g: np.full(shape, spread(g, x, axis)),
        push=lambda t: np.sum(t, axis=axis, keepdims=keepdims),
    )
    return np.asarray(x).sum(axis=axis, keepdims=keepdims), local


def _mean(x: Value, axis: int | None, keepdims: bool) -> tuple[Any, ...]:
    shape = np.shape(x)
    count = np.size(x) if axis is None else shape[axis]
    local = LinearMap(
        pull=lambda g: np.full(shape, spread(g, x, axis) / count),
        push=lambda t: np.mean(t, axis=axis, keepdims=keepdims),
    )
    return np.asarray(x).sum(axis=axis, keepdims=keepdims) / count, local


def _weighted(weights: Any, x: Value, axis: int | None, keepdims: bool) -> LinearMap:
    """The local of a reduction that moves by these weights times how each element moves."""
    return LinearMap(
        pull=lambda g: spread(g, x, axis) * weights,
        push=lambda t: np.sum(weights * t, axis=axis, keepdims=keepdims),
    )


def _prod(x: Value, axis: int | None, keepdims: bool) -> tuple[Any, ...]:
    local = _weighted(_products_of_others(np.asarray(x), axis), x, axis, keepdims)
    return np.prod(x, axis=axis, keepdims=keepdims), local


def _products_of_others(x: Array, axis: int | None) -> Array:
    """For each element the product of the others: without division, for some may be 0."""
    lined = x.reshape(-1) if axis is None else np.moveaxis(x, axis, 0)
    before, after = np.ones_like(lined), np.ones_like(lined)
    before[1:] = np.cumprod(lined[:-1], axis=0)
    after[:-1] = np.cumprod(lined[:0:-1], axis=0)[::-1]
    others: Array = before * after
    return others.reshape(x.shape) if axis is None else np.moveaxis(others, 0, axis)


def _extreme(pick: Any) -> Any:
    def kernel(x: Value, axis: int | None, keepdims: bool) -> tuple[Any, ...]:
        kept = pick(x, axis=axis, keepdims=True)
        wins = np.where(x == kept, 1.0, 0.0)
        weights = wins / np.sum(wins, axis=axis, keepdims=True)
        y = np.reshape(kept, reduced(np.shape(x), axis, keepdims))
        return y, _weighted(weights, x, axis, keepdims)

    return kernel


def _norm(x: Value, axis: int | None, keepdims: bool) -> tuple[Any, ...]:
    # In units of a power of 2 near the largest element, no square overflows or underflows.
    _, exponent = np.frexp(np.max(np.abs(x), axis=axis, keepdims=True))
    unit = np.ldexp(1.0, exponent - 1)
    scaled = x / unit
    length = np.sqrt(np.sum(scaled * scaled, axis=axis, keepdims=True))
    direction = np.where(length == 0.0, 0.0, scaled / length)
    y = np.reshape(unit * length, reduced(np.shape(x), axis, keepdims))
    return y, _weighted(direction, x, axis, keepdims)


def _vjp_sum(g: Term, _y: Term, x: Term, axis: int | None, **_attrs: object) -> tuple[Term, ...]:
    return (copied_over(g, x.shape, axis),)


def _vjp_mean(g: Term, y: Term, x: Term, axis: int | None, **_attrs: object) -> tuple[Term, ...]:
    count = size(x.shape) / size(y.shape)
    return (copied_over(g / count, x.shape, axis),)


def _vjp_prod(g: Term, _y: Term, x: Term, axis: int | None, **_attrs: object) -> tuple[Term, ...]:
    # A square for each line: the line again in each row, with a 1 in the place of one number.
    lines = lined(x, axis)
    count, n = lines.shape
    places = np.arange(n, dtype=np.float64)
    own = x.having(places.reshape(n, 1)).to("equal", x.having(places))
    others = own.to("where", 1.0, shaped(lines, (count, 1, n))).to("prod", axis=-1)
    return (spread_over(g, x.shape, axis) * unlined(others, x.shape, axis),)


def _vjp_extreme(g: Term, y: Term, x: Term, axis: int | None, **_attrs: object) -> tuple[Term, ...]:
    wins = x.to("equal", spread_over(y, x.shape, axis))
    return (spread_over(g, x.shape, axis) * (wins / total(wins, axis)),)


def _vjp_norm(g: Term, y: Term, x: Term, axis: int | None, **_attrs: object) -> tuple[Term, ...]:
    # Where all numbers are 0 they are divided by 1.
    length = y + y.to("equal", 0.0)
    return (spread_over(g / length, x.shape, axis) * x,)


FAMILY = (
    Op(
        name="sum",
        family="reduction",
        symbol="Σ",
        inputs=("x",),
        array=_sum,
        vjp=_vjp_sum,
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
        vjp=_vjp_mean,
        shape=reduced,
        latex=r"\frac{1}{n} \sum <x>",
        locals=(r"\tfrac{1}{n}",),
        doc="The mean of all elements, or along one axis.",
        backward="A mean shares its gradient out equally: each of n elements gets one n-th.",
        example="x = [1, 2, 3]\ny = mean(x)",
        attrs=(AXIS, KEEPDIMS),
    ),
    Op(
        name="prod",
        family="reduction",
        symbol="Π",
        inputs=("x",),
        array=_prod,
        vjp=_vjp_prod,
        shape=reduced,
        latex=r"\prod <x>",
        locals=(r"\prod_{j \ne i} <x>_j",),
        doc="The product of all elements, or along one axis.",
        backward="A product multiplies the gradient of each element by all the others.",
        example="x = [1, 2, 3]\ny = prod(x)",
        attrs=(AXIS, KEEPDIMS),
    ),
    Op(
        name="max",
        family="reduction",
        symbol="max",
        inputs=("x",),
        array=_extreme(np.max),
        vjp=_vjp_extreme,
        shape=reduced,
        latex=r"\max <x>",
        locals=(r"[\,<x> = <y>\,] / k",),
        doc="The largest of all elements, or along one axis; max(a, b) of two inputs is maximum. "
        "Where k elements tie, each gets a k-th of the gradient, as in PyTorch's amax.",
        backward="A maximum routes the whole gradient to the largest element and 0 to the others; "
        "ties share it.",
        example="x = [1, 3, 2]\ny = max(x)",
        attrs=(AXIS, KEEPDIMS),
    ),
    Op(
        name="min",
        family="reduction",
        symbol="min",
        inputs=("x",),
        array=_extreme(np.min),
        vjp=_vjp_extreme,
        shape=reduced,
        latex=r"\min <x>",
        locals=(r"[\,<x> = <y>\,] / k",),
        doc="The smallest of all elements, or along one axis; min(a, b) of two inputs is minimum. "
        "Where k elements tie, each gets a k-th of the gradient, as in PyTorch's amin.",
        backward="A minimum routes the whole gradient to the smallest element and 0 to the others; "
        "ties share it.",
        example="x = [1, 3, 2]\ny = min(x)",
        attrs=(AXIS, KEEPDIMS),
    ),
    Op(
        name="norm",
        family="reduction",
        symbol="‖x‖",
        inputs=("x",),
        array=_norm,
        vjp=_vjp_norm,
        shape=reduced,
        latex=r"\lVert <x> \rVert",
        locals=(r"<x> / <y>",),
        doc="The Euclidean length of all elements, or along one axis: the square root of the sum "
        "of their squares. At the kink, where all are 0, the slope is taken as 0, as in PyTorch.",
        backward="A norm points its gradient along its input, made to length 1; where all are 0, "
        "it passes 0.",
        example="x = [3, 4]\ny = norm(x)",
        attrs=(AXIS, KEEPDIMS),
    ),
)
