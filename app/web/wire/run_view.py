"""What is to be seen of a run's network, as JSON."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from pydantic import BaseModel

from app.engine.value import Array
from app.runs.scene import Axis
from app.runs.view import Confusion, Pictures, Surface, View


class AxisOut(BaseModel):
    """A feature, and from where to where it is looked at."""

    feature: str
    low: float
    high: float


class PicturesOut(BaseModel):
    """What every unit answers over two features, or along one: the inputs, then layer by layer.

    Of each unit width * height bytes, in base64, row by row from the highest of the second feature;
    0 stands for its `low`, 255 for its `high`.
    """

    axes: list[AxisOut]
    width: int
    height: int
    units: str
    low: list[float]
    high: list[float]


class SurfaceOut(BaseModel):
    """What the network answers over the same features, a byte a place in base64.

    Of classes the number of the most probable, and how sure it is, from 0 to 255; of numbers the
    first output, from `low` to `high`.
    """

    axes: list[AxisOut]
    width: int
    height: int
    classes: str | None
    sureness: str | None
    numbers: str | None
    low: float
    high: float


class ConfusionOut(BaseModel):
    """How many samples of each true class, by row, are told to be which, by column."""

    train: list[list[int]]
    held_out: list[list[int]] | None


class ViewOut(BaseModel):
    """A network after some steps.

    Parameters, and the gradient of loss and penalty on all training samples, are little-endian
    float32 in base64: layer by layer the weights row by row, then the biases.
    """

    steps: int
    epoch: float
    parameters: str
    gradient: str
    pictures: PicturesOut | None
    surface: SurfaceOut | None
    confusion: ConfusionOut | None


def view_out(view: View) -> dict[str, Any]:
    """What is to be seen, as `ViewOut`."""
    return {
        "steps": view.steps,
        "epoch": view.epoch,
        "parameters": _floats(view.parameters),
        "gradient": _floats(view.gradient),
        "pictures": None if view.pictures is None else _pictures(view.pictures),
        "surface": None if view.surface is None else _surface(view.surface),
        "confusion": None if view.confusion is None else _confusion(view.confusion),
    }


def _pictures(found: Pictures) -> dict[str, Any]:
    return {
        "axes": _axes(found.axes),
        "width": found.width,
        "height": found.height,
        "units": _bytes(found.units),
        "low": found.low.tolist(),
        "high": found.high.tolist(),
    }


def _surface(found: Surface) -> dict[str, Any]:
    planes = {"classes": found.classes, "sureness": found.sureness, "numbers": found.numbers}
    return {
        "axes": _axes(found.axes),
        "width": found.width,
        "height": found.height,
        **{name: None if plane is None else _bytes(plane) for name, plane in planes.items()},
        "low": found.low,
        "high": found.high,
    }


def _confusion(found: Confusion) -> dict[str, Any]:
    held = None if found.held is None else found.held.tolist()
    return {"train": found.train.tolist(), "held_out": held}


def _axes(axes: Sequence[Axis]) -> list[dict[str, Any]]:
    return [asdict(axis) for axis in axes]


def _floats(numbers: Array) -> str:
    with np.errstate(over="ignore"):
        return b64encode(numbers.astype("<f4").tobytes()).decode()


def _bytes(numbers: Any) -> str:
    return b64encode(numbers.tobytes()).decode()
