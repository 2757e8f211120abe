"""What a network looks like at one moment: its numbers, and what all its units answer."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from app.data.dataset import Whole
from app.engine.value import Array
from app.network.answers import answers
from app.network.losses import LOSSES
from app.network.sample import Sample
from app.network.spec import Spec
from app.runs.scene import Axis, Scene

Bytes: TypeAlias = npt.NDArray[np.uint8]
MOST = 255.0
# Beyond this a number is drawn as if it were this: differences must not overflow.
FAR = 1e150


@dataclass(frozen=True, slots=True, eq=False)
class Pictures:
    """What every unit answers over a scene, the inputs first: `units` is (units, places), a byte
    each, of which 0 stands for the unit's `low` and 255 for its `high`."""

    axes: tuple[Axis, ...]
    width: int
    height: int
    units: Bytes
    low: Array
    high: Array


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """What the network answers over a scene: the number of a class at each place and how sure it
    is of that, or its first output between `low` and `high`."""

    axes: tuple[Axis, ...]
    width: int
    height: int
    classes: Bytes | None
    sureness: Bytes | None
    numbers: Bytes | None
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class Confusion:
    """How many samples of each true class, by row, are told to be which, by column."""

    train: Whole
    held: Whole | None


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A network after some steps: its parameters, the gradient of loss and penalty on all training
    samples, both (parameters,), and what it answers."""

    steps: int
    epoch: float
    parameters: Array
    gradient: Array
    pictures: Pictures | None
    surface: Surface | None
    confusion: Confusion | None


def pictures(spec: Spec, scene: Scene) -> Pictures:
    """What each unit of a network, given with its weights, answers over a scene."""
    grid = scene.units
    values = np.concatenate(answers(spec, grid.x), axis=1).T
    low, high, units = _as_bytes(values)
    return Pictures(scene.axes, grid.width, grid.height, units, low, high)


def surface(spec: Spec, scene: Scene, classes: int | None) -> Surface:
    """What a network, given with its weights, answers over a scene; it may tell classes apart."""
    grid = scene.surface
    found = answers(spec, grid.x)[-1]
    shape = (scene.axes, grid.width, grid.height)
    if classes is None:
        low, high, numbers = _as_bytes(found[:, :1].T)
        return Surface(*shape, None, None, numbers[0], float(low[0]), float(high[0]))
    told, sureness = classes_told(spec, found)
    return Surface(*shape, told.astype(np.uint8), sureness, None, 0.0, 1.0)


def classes_told(spec: Spec, outputs: Array) -> tuple[Whole, Bytes]:
    """Of outputs (samples, outputs) the most probable class of each, and how sure it is: 0 where
    all classes are equally probable, 255 where there is no doubt."""
    with np.errstate(invalid="ignore", over="ignore"):
        probable = np.nan_to_num(LOSSES[spec.loss].probabilities(outputs))
    total = np.maximum(probable.sum(axis=1), 1e-300)
    doubt = 1.0 / probable.shape[1]
    sure = (probable.max(axis=1) / total - doubt) / (1.0 - doubt)
    return probable.argmax(axis=1), np.asarray(np.rint(np.clip(sure, 0.0, 1.0) * MOST), np.uint8)


def true_classes(sample: Sample) -> Whole:
    """The number of the class of each sample, from any of the forms that answers have."""
    y = np.asarray(sample.y)
    if y.ndim == 1:
        return y.astype(np.int64)
    return np.asarray(y[:, 0] > 0.5 if y.shape[1] == 1 else y.argmax(axis=1), np.int64)


def confusion(spec: Spec, sample: Sample, classes: int) -> Whole:
    """How many samples of each true class, by row, a network tells to be which, by column."""
    told, _ = classes_told(spec, answers(spec, sample.x)[-1])
    counts = np.bincount(true_classes(sample) * classes + told, minlength=classes * classes)
    return counts.reshape(classes, classes)


def _as_bytes(values: Array) -> tuple[Array, Array, Bytes]:
    """Rows of numbers, each between its least and greatest; what is no number counts as 0."""
    finite = np.clip(np.nan_to_num(values), -FAR, FAR)
    low, high = finite.min(axis=1), finite.max(axis=1)
    span = np.where(high > low, high - low, 1.0)
    shares = (finite - low[:, None]) / span[:, None]
    return low, high, np.asarray(np.rint(shares * MOST), np.uint8)
