"""How gradients move between shapes, as terms: the pull-backs of what only arranges numbers."""

from collections.abc import Sequence

import numpy as np

from app.engine.term import Term
from app.engine.value import Array, Shape, size


def shaped(term: Term, shape: Shape) -> Term:
    """The same numbers in another shape."""
    return term if term.shape == shape else term.to("reshape", shape=shape)


def spread_over(g: Term, shape: Shape, axis: int | None) -> Term:
    """What was reduced from `shape` along an axis (all, when null), which is back with size 1."""
    gone = range(len(shape)) if axis is None else (axis % len(shape),)
    return shaped(g, tuple(1 if i in gone else n for i, n in enumerate(shape)))


def copied_over(g: Term, shape: Shape, axis: int | None) -> Term:
    """What was reduced from `shape`, a copy of it at every number that it was made of."""
    spread = spread_over(g, shape, axis)
    return spread if spread.shape == shape else spread.to("broadcast_to", shape=shape)


def summed_to(g: Term, shape: Shape) -> Term:
    """The sum over every axis along which a value of `shape` was repeated."""
    if not shape and g.shape:
        return g.to("sum")
    while len(g.shape) > len(shape):
        g = g.to("sum", axis=0)
    for axis, (there, wanted) in enumerate(zip(g.shape, shape, strict=True)):
        if wanted == 1 and there != 1:
            g = g.to("sum", axis=axis, keepdims=True)
    return g


def total(g: Term, axis: int | None) -> Term:
    """The sum along an axis (all, when null), which is kept."""
    return g.to("sum", axis=axis, keepdims=True)


def swapped(term: Term, *axes: int) -> Term:
    """The axes in another order."""
    return term if axes == tuple(range(len(axes))) else term.to("transpose", axes=axes)


def lined(term: Term, axis: int | None) -> Term:
    """A matrix of the lines along an axis; of a single line through all numbers, when null."""
    if axis is None:
        return shaped(term, (1, size(term.shape)))
    ordered = swapped(term, *_last(axis, len(term.shape)))
    return shaped(ordered, (size(ordered.shape[:-1]), ordered.shape[-1]))


def unlined(lines: Term, shape: Shape, axis: int | None) -> Term:
    """What `lined` made, or something as large, in the shape that it had."""
    if axis is None:
        return shaped(lines, shape)
    order = _last(axis, len(shape))
    ordered = shaped(lines, tuple(shape[i] for i in order))
    return swapped(ordered, *(order.index(i) for i in range(len(shape))))


def _last(axis: int, rank: int) -> tuple[int, ...]:
    """All axes, this one at the end."""
    return (*(i for i in range(rank) if i != axis % rank), axis % rank)


def placed(g: Term, axis: int, places: Sequence[int], count: int) -> Term:
    """Along an axis of `count` places, the numbers of `g` at theirs, and 0 everywhere else.

    Places rise or fall evenly; numbers whose place is beyond the axis are left out.
    """
    axis %= len(g.shape)
    within = [i for i, place in enumerate(places) if 0 <= place < count]
    if not within:
        return _zeros(g, axis, count)
    if len(within) < len(places):
        g = g.to("slice", axis=axis, start=within[0], stop=within[-1] + 1)
    places = [places[i] for i in within]
    if places != list(range(places[0], places[0] + len(places))):
        return _scattered(g, axis, places, count)
    before, after = places[0], count - 1 - places[-1]
    pieces = [*([_zeros(g, axis, before)] if before else []), g]
    pieces += [_zeros(g, axis, after)] if after else []
    return pieces[0].to("concat", *pieces[1:], axis=axis) if pieces[1:] else g


def _scattered(g: Term, axis: int, places: Sequence[int], count: int) -> Term:
    """What is not placed side by side is gathered, and all zeros from one that is put behind it."""
    source = np.full(count, len(places))
    source[places] = np.arange(len(places))
    shape = (*g.shape[:axis], count, *g.shape[axis + 1 :])
    along = source.reshape(-1, *(1,) * (len(shape) - axis - 1)).astype(np.float64)
    index = g.having(along).to("broadcast_to", shape=shape)
    return g.to("concat", _zeros(g, axis, 1), axis=axis).to("gather", index, axis=axis)


def _zeros(g: Term, axis: int, count: int) -> Term:
    """So many places of nothing but 0 along an axis."""
    shape = (*g.shape[:axis], count, *g.shape[axis + 1 :])
    return g.having(0.0).to("broadcast_to", shape=shape)


def one_hot(index: Term, count: int) -> Term:
    """Along a new last axis of so many places, 1 at the place that the index names, else 0."""
    places: Array = np.arange(count, dtype=np.float64)
    return shaped(index, (*index.shape, 1)).to("equal", index.having(places))
