"""A small window that slides over its input: convolutions and pools."""

from collections.abc import Iterator
from math import prod
from typing import Any, TypeAlias

import numpy as np

from app.engine.attr import Attr
from app.engine.op import ExcessError, Kernel, LinearMap, Op, ShapeError, ShapeRule, Vjp
from app.engine.ops.window_vjp import convolution_vjp, vjp_avg_pool, vjp_max_pool
from app.engine.value import Array, Shape

STRIDE = Attr("stride", "whole", 1, "How far the window moves from one place to the next.")
PADDING = Attr("padding", "whole", 0, "How many zeros stand on each side of the input.")
# Each place of a window is visited in Python, which takes longer than its products.
MOST_PLACES = 1_000

# What picks numbers along the last axes of an array.
Place: TypeAlias = tuple[Any, ...]


def _slid(sizes: Shape, window: Shape, stride: int | None, padding: int | None = 0) -> Shape:
    """In how many positions a window fits along each axis."""
    if stride is None or stride < 1:
        raise ShapeError(f"the stride must be a whole number from 1, got {stride}")
    if padding is None or not 0 <= padding < max(1, *window):
        raise ShapeError(f"the padding must be from 0 to less than the window {window}")
    if any(w > n + 2 * padding for n, w in zip(sizes, window, strict=True)):
        raise ShapeError(f"a window of {window} does not fit into {sizes}")
    if (places := prod(window)) > MOST_PLACES:
        message = f"a window of {window} has {places} places; at most {MOST_PLACES} are allowed"
        raise ExcessError(message, MOST_PLACES, places)
    return tuple((n + 2 * padding - w) // stride + 1 for n, w in zip(sizes, window, strict=True))


def _places(window: Shape, counts: Shape, stride: int) -> Iterator[tuple[Place, Place]]:
    """What picks each place of the window, and what picks the numbers it meets."""
    for place in np.ndindex(*window):
        ends = (i + stride * (n - 1) + 1 for i, n in zip(place, counts, strict=True))
        met = (slice(i, end, stride) for i, end in zip(place, ends, strict=True))
        yield (..., *place), (..., *met)


def _conv_shape(dimensions: int) -> ShapeRule:
    def rule(x: Shape, kernel: Shape, stride: int | None, padding: int | None) -> Shape:
        if len(x) not in (dimensions + 1, dimensions + 2) or len(kernel) != dimensions + 2:
            raise ShapeError(
                f"conv{dimensions}d needs (channels, sizes) or (samples, channels, sizes), and a "
                f"kernel (outputs, channels, sizes), got {x} and {kernel}"
            )
        if x[-dimensions - 1] != kernel[1]:
            raise ShapeError(f"{x} has {x[-dimensions - 1]} channels, the kernel {kernel[1]}")
        counts = _slid(x[-dimensions:], kernel[2:], stride, padding)
        return (*x[: -dimensions - 1], kernel[0], *counts)

    return rule


def _conv_flops(shape: Shape, _x: Shape, kernel: Shape, **_attrs: object) -> int:
    return 2 * prod(shape) * prod(kernel[1:])


def _pool_flops(shape: Shape, _x: Shape, size: int, **_attrs: object) -> int:
    return prod(shape) * size * size


def _conv(dimensions: int) -> Kernel:
    channels = -dimensions - 1

    def slide(x: Array, W: Array, stride: int, padding: int) -> tuple[Any, ...]:
        window = W.shape[2:]
        counts = _slid(x.shape[channels + 1 :], window, stride, padding)
        margin = [(0, 0)] * (x.ndim - dimensions) + [(padding, padding)] * dimensions
        places = list(_places(window, counts, stride))
        padded = np.pad(x, margin)
        inner: Place = (..., *(slice(padding, n - padding) for n in padded.shape[channels + 1 :]))

        def slid(given: Array, weights: Array) -> Array:
            y = np.zeros((*x.shape[:channels], weights.shape[0], *counts))
            for place, met in places:
                y += _mixed(weights[place], given[met], channels)
            return y

        def pull_x(g: Array) -> Array:
            found = np.zeros(padded.shape)
            for place, met in places:
                found[met] += _mixed(W[place].T, g, channels)
            return found[inner]

        def pull_kernel(g: Array) -> Array:
            found = np.empty(W.shape)
            lines = np.moveaxis(g, channels, 0).reshape(W.shape[0], -1)
            for place, met in places:
                seen = np.moveaxis(padded[met], channels, 0).reshape(W.shape[1], -1)
                found[place] = lines @ seen.T
            return found

        return (
            slid(padded, W),
            LinearMap(pull=pull_x, push=lambda t: slid(np.pad(t, margin), W)),
            LinearMap(pull=pull_kernel, push=lambda t: slid(padded, t)),
        )

    return slide


def _mixed(matrix: Array, x: Array, channels: int) -> Array:
    """The channels of x, mixed by a matrix."""
    mixed: Array = np.moveaxis(np.tensordot(matrix, x, (1, x.ndim + channels)), 0, channels)
    return mixed


def _pool_shape(shape: Shape, size: int | None, stride: int | None) -> Shape:
    if len(shape) < 2:
        raise ShapeError(f"a pool needs an image, (..., height, width), got shape {shape}")
    if size is None or size < 1:
        raise ShapeError(f"the size must be a whole number from 1, got {size}")
    counts = _slid(shape[-2:], (size, size), size if stride is None else stride)
    return (*shape[:-2], *counts)


def _max_pool(x: Array, size: int, stride: int | None) -> tuple[Any, ...]:
    shape = _pool_shape(x.shape, size, stride)
    places = list(_places((size, size), shape[-2:], stride or size))
    y, winner = np.full(shape, -np.inf), np.zeros(shape, dtype=np.intp)
    for i, (_, met) in enumerate(places):
        wins = (x[met] > y) | np.isnan(x[met])
        y, winner = np.where(wins, x[met], y), np.where(wins, i, winner)

    def pull(g: Array) -> Array:
        found = np.zeros(x.shape)
        for i, (_, met) in enumerate(places):
            found[met] += np.where(winner == i, g, 0.0)
        return found

    def push(t: Array) -> Array:
        total = np.zeros(shape)
        for i, (_, met) in enumerate(places):
            total += np.where(winner == i, t[met], 0.0)
        return total

    return y, LinearMap(pull=pull, push=push)


def _avg_pool(x: Array, size: int, stride: int | None) -> tuple[Any, ...]:
    shape = _pool_shape(x.shape, size, stride)
    places = list(_places((size, size), shape[-2:], stride or size))

    def push(t: Array) -> Array:
        total = np.zeros(shape)
        for _, met in places:
            total += t[met]
        return total / len(places)

    def pull(g: Array) -> Array:
        found = np.zeros(x.shape)
        for _, met in places:
            found[met] += g / len(places)
        return found

    return push(x), LinearMap(pull=pull, push=push)


def _convolution(dimensions: int, doc: str, example: str) -> Op:
    return Op(
        name=f"conv{dimensions}d",
        family="convolution",
        symbol="∗",
        inputs=("x", "kernel"),
        array=_conv(dimensions),
        vjp=convolution_vjp(dimensions),
        shape=_conv_shape(dimensions),
        flops=_conv_flops,
        latex=r"<x> \ast <kernel>",
        locals=(r"(\cdot) \ast^\top <kernel>", r"<x> \ast (\cdot)"),
        doc=doc,
        backward="A convolution slides the gradient over the kernel turned around for its input, "
        "and over the input for its kernel: one weight gathers from every place it was used.",
        example=example,
        attrs=(STRIDE, PADDING),
    )


def _pool(name: str, kernel: Kernel, vjp: Vjp, **record: Any) -> Op:
    return Op(
        name=name,
        family="convolution",
        inputs=("x",),
        array=kernel,
        vjp=vjp,
        shape=_pool_shape,
        flops=_pool_flops,
        example=f"x = [[1, 2, 3, 4], [5, 9, 7, 8]]\nh = {name}(x)\ny = sum(h * h)",
        attrs=(
            Attr("size", "whole", 2, "The height and width of the window."),
            Attr("stride", "whole", None, "How far the window moves; null is its size."),
        ),
        **record,
    )


FAMILY = (
    _convolution(
        1,
        doc="A kernel (outputs, channels, length) slid over (channels, length) or (samples, "
        "channels, length): at each place the sum of products. As in PyTorch the kernel is not "
        "turned around.",
        example="x = [[1, 2, 3, 4]]\nk = [[[1, -1]]]\nh = conv1d(x, k)\ny = sum(h * h)",
    ),
    _convolution(
        2,
        doc="A kernel (outputs, channels, height, width) slid over images, (channels, height, "
        "width) or (samples, channels, height, width): at each place the sum of products. As in "
        "PyTorch the kernel is not turned around.",
        example="x = [[[1, 2, 3], [4, 5, 6], [7, 8, 9]]]\nk = [[[[1, 0], [0, -1]]]]\n"
        "h = conv2d(x, k)\ny = sum(h * h)",
    ),
    _pool(
        "max_pool2d",
        _max_pool,
        vjp_max_pool,
        symbol="maxp",
        latex=r"\max_{\text{window}} <x>",
        locals=(r"(\cdot)_{\text{at the largest}}",),
        doc="The largest number under a window that slides over the last two axes. Of tied "
        "numbers the first, row by row, counts as the largest, as in PyTorch.",
        backward="A max pool routes the gradient of each window to its largest number, or to the "
        "first of those that tie.",
    ),
    _pool(
        "avg_pool2d",
        _avg_pool,
        vjp_avg_pool,
        symbol="avgp",
        latex=r"\operatorname{mean}_{\text{window}} <x>",
        locals=(r"\tfrac{1}{k^2} (\cdot)_{\text{over its window}}",),
        doc="The mean of the k times k numbers under a window that slides over the last two axes.",
        backward="An average pool shares the gradient of each window out equally.",
    ),
)
