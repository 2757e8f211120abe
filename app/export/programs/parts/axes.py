"""Gradients through what changes shapes: broadcasting, reducing, picking, arranging."""

from typing import Any

import numpy as np


def unbroadcast(amount: Any, shape: Any) -> Any:
    """Add up what arrived at the copies of each number of an array of `shape`."""
    amount = np.asarray(amount)
    amount = amount.sum(axis=tuple(range(amount.ndim - len(shape))))
    repeated = [i for i, size in enumerate(shape) if size == 1 and amount.shape[i] != 1]
    return np.broadcast_to(amount.sum(axis=tuple(repeated), keepdims=True), shape)


def spread(y: Any, x: Any, axis: Any, keepdims: Any) -> Any:
    """What belongs to a reduced axis, copied to every number along it."""
    if axis is not None and not keepdims:
        y = np.expand_dims(y, axis)
    return np.broadcast_to(y, x.shape)


def products_of_others(x: Any, axis: Any) -> Any:
    """For each number the product of the others; some may be 0, so nothing is divided."""
    lined = x.reshape(-1) if axis is None else np.moveaxis(x, axis, 0)
    before, after = np.ones_like(lined), np.ones_like(lined)
    before[1:] = np.cumprod(lined[:-1], axis=0)
    after[:-1] = np.cumprod(lined[:0:-1], axis=0)[::-1]
    others = before * after
    return others.reshape(x.shape) if axis is None else np.moveaxis(others, 0, axis)


def share_of_ties(x: Any, y: Any, axis: Any, keepdims: Any) -> Any:
    """1 at the extreme of x, which is y; a k-th at each where k numbers tie."""
    wins = np.where(x == spread(y, x, axis, keepdims), 1.0, 0.0)
    return wins / np.sum(wins, axis=axis, keepdims=True)


def length(x: Any, axis: Any, keepdims: Any) -> Any:
    """The Euclidean length, in units in which no square overflows."""
    _, exponent = np.frexp(np.max(np.abs(x), axis=axis, keepdims=True))
    unit = np.ldexp(1.0, exponent - 1)
    y = unit * np.sqrt(np.sum((x / unit) ** 2, axis=axis, keepdims=True))
    return y if keepdims else np.squeeze(y, axis)


def direction(x: Any, y: Any, axis: Any, keepdims: Any) -> Any:
    """x over its length y; 0 where that is 0."""
    y = spread(y, x, axis, keepdims)
    return np.where(y == 0.0, 0.0, x / y)


def transposed_back(g: Any, axes: Any) -> Any:
    """The axes in the order that they had before."""
    g = np.asarray(g)
    return np.transpose(g, np.argsort([axis % g.ndim for axis in axes]) if axes else None)


def part(g: Any, slot: int, inputs: Any, axis: int) -> Any:
    """What of a concatenation came from one of its inputs."""
    sizes = [x.shape[axis] for x in inputs]
    start = sum(sizes[:slot])
    return np.take(g, range(start, start + sizes[slot]), axis=axis)


def put(g: Any, shape: Any, place: Any) -> Any:
    """Zeros, but g at a place."""
    found = np.zeros(shape)
    found[place] = g
    return found


def gathered_back(g: Any, x: Any, index: Any, axis: int) -> Any:
    """Each number of g added up where it was gathered from."""
    found = np.zeros(x.shape)
    places = list(np.indices(index.shape, sparse=True))
    places[axis] = index.astype(int)
    np.add.at(found, tuple(places), g)
    return found


def looked_up_back(g: Any, table: Any, index: Any) -> Any:
    """Each row of g added up in the row of the table that it came from."""
    found = np.zeros(table.shape)
    np.add.at(found, index.astype(int), g)
    return found


def pull_left(g: Any, a: Any, b: Any) -> Any:
    """What arrives at a through a @ b, for vectors, matrices and stacks of them."""
    rows, columns = np.atleast_2d(a), b if b.ndim > 1 else b[:, None]
    shape = np.broadcast_shapes(rows.shape[:-2], columns.shape[:-2])
    g = np.reshape(g, (*shape, rows.shape[-2], columns.shape[-1]))
    return unbroadcast(g @ np.swapaxes(columns, -1, -2), rows.shape).reshape(a.shape)


def pull_right(g: Any, a: Any, b: Any) -> Any:
    """What arrives at b through a @ b, for vectors, matrices and stacks of them."""
    rows, columns = np.atleast_2d(a), b if b.ndim > 1 else b[:, None]
    shape = np.broadcast_shapes(rows.shape[:-2], columns.shape[:-2])
    g = np.reshape(g, (*shape, rows.shape[-2], columns.shape[-1]))
    return unbroadcast(np.swapaxes(rows, -1, -2) @ g, columns.shape).reshape(b.shape)
