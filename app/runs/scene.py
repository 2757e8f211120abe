"""Where a network is looked at: the places of a plane, or of a line, as inputs to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isqrt

import numpy as np

from app.data.dataset import Dataset
from app.engine.value import Array
from app.network.flat import count
from app.network.spec import Spec

# A unit's picture is so many places wide, and that of the whole network: at least and at most.
UNIT_SIDE, SURFACE_SIDE = (12, 48), (32, 64)
# All units' pictures together have about so many places; so many weights are looked through for the
# picture of the whole network.
ALL_PLACES, ALL_WEIGHTS = 40_000, 4_000_000
LINE = 128
# How much of the data's span is seen beyond it on each side.
MARGIN = 0.1


@dataclass(frozen=True, slots=True)
class Axis:
    """A feature of the data, and from where to where it is looked at."""

    feature: str
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """`height` rows of `width` places as inputs, (width * height, inputs), from the top left."""

    width: int
    height: int
    x: Array


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Two axes, or one, and the places along them: few for every unit, more for the network."""

    axes: tuple[Axis, ...]
    units: Grid
    surface: Grid


def scene_of(
    dataset: Dataset, plane: Sequence[int], spec: Spec, prepared: Callable[[Dataset], Array]
) -> Scene | None:
    """The scene of one feature or two, the others at their means; None where a row is a picture.

    `plane` says which two features. `prepared` makes of rows of the dataset what the network is
    shown.
    """
    if dataset.picture is not None:
        return None
    chosen = [0] if len(dataset.features) == 1 else list(plane)
    axes = tuple(_axis(dataset, i) for i in chosen)

    def grid(side: int) -> Grid:
        width, height = (LINE, 1) if len(axes) == 1 else (side, side)
        x = np.tile(dataset.x.mean(axis=0), (width * height, 1))
        x[:, chosen[0]] = np.tile(np.linspace(axes[0].low, axes[0].high, width), height)
        if len(axes) == 2:
            x[:, chosen[1]] = np.repeat(np.linspace(axes[1].high, axes[1].low, height), width)
        return Grid(width, height, prepared(_at(dataset, x)))

    units = spec.inputs + sum(layer.units for layer in spec.layers)
    few = _side(UNIT_SIDE, ALL_PLACES // units)
    return Scene(axes, grid(few), grid(_side(SURFACE_SIDE, ALL_WEIGHTS // count(spec))))


def _side(bounds: tuple[int, int], places: int) -> int:
    least, most = bounds
    return min(most, max(least, isqrt(places)))


def _axis(dataset: Dataset, i: int) -> Axis:
    low, high = float(dataset.x[:, i].min()), float(dataset.x[:, i].max())
    margin = (high - low) * MARGIN or 1.0
    return Axis(dataset.features[i], low - margin, high + margin)


def _at(dataset: Dataset, x: Array) -> Dataset:
    """A dataset of these rows; what is to be learnt of them does not matter."""
    rows = np.zeros(len(x), dtype=np.int64)
    return Dataset(
        *(dataset.name, dataset.title, dataset.doc, dataset.features),
        x,
        dataset.target[rows],
        dataset.origin,
    )
