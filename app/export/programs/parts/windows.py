"""A window that slides: convolutions and pools, forward and back."""

from typing import Any

import numpy as np


def windows(x: Any, size: Any, stride: int, padding: int) -> Any:
    """What the window sees: (..., places, window), after as many zeros on each side."""
    axes = tuple(range(-len(size), 0))
    padded = np.pad(x, [(0, 0)] * (x.ndim - len(size)) + [(padding, padding)] * len(size))
    seen = np.lib.stride_tricks.sliding_window_view(padded, size, axis=axes)
    places: Any = (..., *(slice(None, None, stride),) * len(size), *(slice(None),) * len(size))
    return seen[places]


def convolved(x: Any, kernel: Any, stride: int, padding: int) -> Any:
    """At each place the sum of products with the kernel, which is not turned around."""
    size = kernel.shape[2:]
    many = x.reshape(-1, *x.shape[-len(size) - 1 :])
    seen = windows(many, size, stride, padding)
    form = "ncpi,oci->nop" if len(size) == 1 else "ncpqij,ocij->nopq"
    y = np.einsum(form, seen, kernel)
    return y.reshape(*x.shape[: -len(size) - 1], *y.shape[1:])


def convolved_back(g: Any, x: Any, kernel: Any, stride: int, padding: int) -> Any:
    """Through a convolution to its input: every place gets back what it gave."""
    size = kernel.shape[2:]
    many = x.reshape(-1, *x.shape[-len(size) - 1 :])
    g = g.reshape(len(many), *g.shape[-len(size) - 1 :])
    found = np.pad(np.zeros(many.shape), [(0, 0)] * 2 + [(padding, padding)] * len(size))
    for place in np.ndindex(*size):
        ends = [i + stride * n for i, n in zip(place, g.shape[2:], strict=True)]
        met: Any = (..., *(slice(i, end, stride) for i, end in zip(place, ends, strict=True)))
        found[met] += np.einsum("no...,oc->nc...", g, kernel[(..., *place)])
    inner: Any = (..., *(slice(padding, n - padding) for n in found.shape[2:]))
    return found[inner].reshape(x.shape)


def convolved_back_to_kernel(g: Any, x: Any, kernel: Any, stride: int, padding: int) -> Any:
    """Through a convolution to its kernel, which gathers from every place it was used at."""
    size = kernel.shape[2:]
    many = x.reshape(-1, *x.shape[-len(size) - 1 :])
    g = g.reshape(len(many), *g.shape[-len(size) - 1 :])
    form = "ncpi,nop->oci" if len(size) == 1 else "ncpqij,nopq->ocij"
    return np.einsum(form, windows(many, size, stride, padding), g)


def pooled_back(shares: Any, x: Any, stride: int) -> Any:
    """What each place of each window gets, (..., places, window), added up where it lies."""
    found = np.zeros(x.shape)
    rows, columns = shares.shape[-4:-2]
    for i, j in np.ndindex(*shares.shape[-2:]):
        met = (..., slice(i, i + stride * rows, stride), slice(j, j + stride * columns, stride))
        found[met] += shares[..., i, j]
    return found


def first_largest(seen: Any) -> Any:
    """1 at the first of the largest numbers of each window, or at the last NaN."""
    flat = seen.reshape(*seen.shape[:-2], -1)
    broken = np.isnan(flat)
    last = flat.shape[-1] - 1 - np.argmax(broken[..., ::-1], axis=-1)
    winner = np.where(broken.any(axis=-1), last, np.argmax(flat, axis=-1))
    ones = np.arange(flat.shape[-1]) == winner[..., None]
    return ones.reshape(seen.shape)
