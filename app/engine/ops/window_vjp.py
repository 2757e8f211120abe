"""How gradients pass back through sliding windows, written with ops."""

from collections.abc import Sequence
from functools import reduce
from itertools import product
from math import prod
from operator import add

from app.engine.moves import placed, shaped, swapped
from app.engine.op import Vjp
from app.engine.term import Term
from app.engine.value import Shape


def convolution_vjp(dimensions: int) -> Vjp:
    """The vjp of a convolution over the last `dimensions` axes: two convolutions more."""

    def vjp(
        g: Term, _y: Term, x: Term, kernel: Term, stride: int, padding: int
    ) -> tuple[Term, ...]:
        batched = (prod(x.shape[: -dimensions - 1]), *x.shape[-dimensions - 1 :])
        grads = shaped(g, (batched[0], *g.shape[-dimensions - 1 :]))
        axes = range(2, dimensions + 2)
        to_x, to_kernel = grads, shaped(x, batched)
        weights, errors = _channels_swapped(kernel), _channels_swapped(grads)
        for axis in axes:
            window, n, count = kernel.shape[axis], batched[axis], grads.shape[axis]
            places = [window - 1 - padding + stride * i for i in range(count)]
            to_x = placed(to_x, axis, places, n + window - 1)
            weights = weights.to("slice", axis=axis, step=-1)
            to_kernel = placed(to_kernel, axis, range(padding, padding + n), n + 2 * padding)
            errors = placed(
                errors, axis, range(0, stride * count, stride), stride * (count - 1) + 1
            )
        conv = f"conv{dimensions}d"
        to_x = to_x.to(conv, weights)
        to_kernel = _channels_swapped(_channels_swapped(to_kernel).to(conv, errors))
        for axis in axes:  # what the last window did not reach belongs to no weight
            to_kernel = to_kernel.to("slice", axis=axis, stop=kernel.shape[axis])
        return shaped(to_x, x.shape), to_kernel

    return vjp


def _channels_swapped(images: Term) -> Term:
    """Samples for channels, channels for samples."""
    return swapped(images, 1, 0, *range(2, len(images.shape)))


def vjp_max_pool(g: Term, y: Term, x: Term, size: int, stride: int | None) -> tuple[Term, ...]:
    """To the first of the largest numbers of each window."""
    corners = list(product(range(size), repeat=2))
    amounts: list[Term] = []
    free: Term | None = None  # 1 where no number of the window has won so far
    for corner in corners:
        wins = _met(x, y.shape, corner, stride or size).to("equal", y)
        first = wins if free is None else wins * free
        free = 1.0 - first if free is None else free - first
        amounts.append(g * first)
    return (_put_back(amounts, corners, x, stride or size),)


def vjp_avg_pool(g: Term, _y: Term, x: Term, size: int, stride: int | None) -> tuple[Term, ...]:
    """To every number of each window its part."""
    corners = list(product(range(size), repeat=2))
    part = g / (size * size)
    return (_put_back([part] * len(corners), corners, x, stride or size),)


def _met(x: Term, counts: Shape, corner: Sequence[int], stride: int) -> Term:
    """The numbers that one place of the window meets, one for each window."""
    for axis, first in zip((-2, -1), corner, strict=True):
        stop = first + stride * (counts[axis] - 1) + 1
        x = x.to("slice", axis=axis, start=first, stop=stop, step=stride)
    return x


def _put_back(
    amounts: Sequence[Term], corners: Sequence[Sequence[int]], x: Term, stride: int
) -> Term:
    """The sum of what each place of the window hands back, where it met its numbers."""
    shares = []
    for amount, corner in zip(amounts, corners, strict=True):
        for axis, first in zip((-2, -1), corner, strict=True):
            places = range(first, first + stride * amount.shape[axis], stride)
            amount = placed(amount, axis, places, x.shape[axis])
        shares.append(amount)
    return reduce(add, shares)
