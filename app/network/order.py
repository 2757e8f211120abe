"""In which order samples are shown, drawn for every epoch from its number."""

import numpy as np

from app.network.wiring import Whole

# What a seed is for: an epoch's order and a step's dropout must not be drawn alike.
ORDER, DROPOUT = 0, 1


def order(seed: int, samples: int, epoch: int) -> Whole:
    """The samples of an epoch, counted from 0, by their places."""
    return np.random.default_rng((seed, ORDER, epoch)).permutation(samples)


def batch_of(seed: int, samples: int, batch: int, step: int) -> Whole:
    """The samples of a step, counted from 0, in their order; an epoch's last may be fewer."""
    epoch, into = divmod(step, -(-samples // batch))
    return order(seed, samples, epoch)[into * batch : (into + 1) * batch]
