"""What large weights cost, and the belief about them that this is.

A penalty is minus the logarithm of a prior, but for a constant: the network with the least loss and
penalty is the most probable one after the data, where the loss is minus the logarithm of their
likelihood. A loss that is a mean over n samples is one n-th of that, and so is the strength. Biases
cost nothing. Both rules take numbers and arrays.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import log, pi
from typing import Any

import numpy as np

from app.engine.value import Array
from app.knob import Knob


@dataclass(frozen=True, slots=True)
class Regularizer:
    """What one weight costs and how fast that grows, both for a strength λ.

    `normalizer` is the logarithm of what the prior of one weight is multiplied with so that it adds
    up to 1; a flat prior, None, never does.
    """

    name: str
    title: str
    doc: str
    prior: str
    penalty: Callable[[Any, float], Any]
    slope: Callable[[Any, float], Any]
    normalizer: Callable[[float], float] | None

    def log_prior(self, weights: Array, strength: float) -> float:
        """log P(N), the logarithm of the prior density at these weights; 0 where it is flat."""
        if self.normalizer is None:
            return 0.0
        cost = float(np.sum(self.penalty(weights, strength)))
        return weights.size * self.normalizer(strength) - cost


STRENGTH = Knob(
    "strength",
    "Strength",
    0.001,
    1e-6,
    10.0,
    "How much large weights cost.",
    symbol="λ",
    scale="log",
)

REGULARIZERS: Mapping[str, Regularizer] = {
    each.name: each
    for each in (
        Regularizer(
            "none",
            "None",
            "Weights cost nothing.",
            "flat: every network is held equally likely",
            lambda w, strength: 0.0 * strength,
            lambda w, strength: 0.0 * strength,
            None,
        ),
        Regularizer(
            "l1",
            "L1",
            "λ times the sum of the absolute weights; at a weight of 0 the slope is 0.",
            "Laplace: independent weights around 0 with a scale of 1/λ",
            lambda w, strength: strength * np.abs(w),
            lambda w, strength: strength * np.sign(w),
            lambda strength: log(strength / 2.0),
        ),
        Regularizer(
            "l2",
            "L2",
            "λ/2 times the sum of the squared weights.",
            "Gaussian: independent weights around 0 with a variance of 1/λ",
            lambda w, strength: 0.5 * strength * (w * w),
            lambda w, strength: strength * w,
            lambda strength: 0.5 * log(strength / (2.0 * pi)),
        ),
    )
}
