"""Which rows are learnt from, and which are held out to judge by."""

from typing import NamedTuple

import numpy as np

from app.data.dataset import Classes, Dataset, Whole


class Split(NamedTuple):
    """The rows that are learnt from, and those that are not."""

    train: Dataset
    held_out: Dataset


def split(dataset: Dataset, share: float, seed: int) -> Split:
    """A dataset with `share` of its rows, from 0 to less than 1, drawn to be held out."""
    out = np.isin(np.arange(len(dataset)), held_out_rows(dataset, share, seed))
    return Split(dataset.rows(np.flatnonzero(~out)), dataset.rows(np.flatnonzero(out)))


def held_out_rows(dataset: Dataset, share: float, seed: int) -> Whole:
    """Which rows are held out, in their order, where a `share` from 0 to less than 1 is.

    Of each class as much is held out as of all, give or take a row. The number of rows held out is
    rounded, and one at least is left to learn from.
    """
    if not 0.0 <= share < 1.0:
        raise ValueError(f"the share to hold out is from 0 to less than 1, got {share:g}")
    count = len(dataset)
    held = max(min(round(count * share), count - 1), 0)
    rows = np.random.default_rng(seed).permutation(count)
    if isinstance(dataset.target, Classes):
        rows = rows[np.argsort(dataset.target.of[rows], kind="stable")]
    found: Whole = np.sort(rows[_spread(held, count)])
    return found


def _spread(held: int, count: int) -> Whole:
    """`held` positions of `count`, as evenly spaced as whole numbers are."""
    if held == 0:
        return np.zeros(0, dtype=np.int64)
    return (np.arange(held, dtype=np.int64) * 2 + 1) * count // (2 * held)
