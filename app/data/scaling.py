"""Features brought to one scale, by what the rows that are learnt from say of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from app.data.dataset import Dataset
from app.engine.value import Array


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """What is taken from each feature, and what it is then divided by."""

    shift: Array
    unit: Array

    def scaled(self, x: Array) -> Array:
        """Rows of features on this scale."""
        return (x - self.shift) / self.unit

    def of(self, dataset: Dataset) -> Dataset:
        """The dataset with its features on this scale; the target stays as it is."""
        return replace(dataset, x=self.scaled(dataset.x))


@dataclass(frozen=True, slots=True)
class Scaling:
    """A way to bring features to one scale; `measure` gives shift and unit from rows of them."""

    name: str
    title: str
    doc: str
    measure: Callable[[Array], tuple[Array, Array]]

    def fit(self, train: Dataset) -> Scale:
        """The scale that the rows of `train` say; a feature that never changes is only shifted."""
        shift, unit = self.measure(train.x)
        return Scale(shift, np.where(unit > 0.0, unit, 1.0))


def _as_they_are(x: Array) -> tuple[Array, Array]:
    return np.zeros(x.shape[1]), np.ones(x.shape[1])


def _standard(x: Array) -> tuple[Array, Array]:
    # The mean of equal numbers is off by a rounding, which would pass for a deviation.
    changes = x.max(axis=0) > x.min(axis=0)
    return x.mean(axis=0), np.where(changes, x.std(axis=0), 0.0)


def _min_max(x: Array) -> tuple[Array, Array]:
    least, most = x.min(axis=0), x.max(axis=0)
    return least, most - least


SCALINGS: Mapping[str, Scaling] = {
    each.name: each
    for each in (
        Scaling("none", "As they are", "Features keep their numbers.", _as_they_are),
        Scaling(
            "standard",
            "Standardised",
            "Each feature less its mean, in standard deviations; both are the training rows'.",
            _standard,
        ),
        Scaling(
            "min_max",
            "From 0 to 1",
            "The least of each feature in the training rows becomes 0, the greatest 1.",
            _min_max,
        ),
    )
}
