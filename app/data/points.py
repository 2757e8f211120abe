"""Points that are painted with the mouse into a dataset."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from app.data.dataset import Classes, Dataset
from app.data.planar import PLANE
from app.data.problem import DataProblem, refuse

MOST_POINTS = 10_000
# As far from the origin as anybody can paint.
FARTHEST = 1e6


class Point(NamedTuple):
    """Where a point was painted, and the number of its class."""

    x: float
    y: float
    of: int


def from_points(points: Sequence[Point], classes: Sequence[str]) -> Dataset:
    """The dataset of painted points of `classes`, or a DataError with every reason there is none.

    No point need be there of every class, but two classes must have some.
    """
    refuse(_problems(points, classes))
    x = np.array([(point.x, point.y) for point in points], dtype=np.float64)
    target = Classes(tuple(classes), np.array([point.of for point in points], dtype=np.int64))
    doc = f"{len(points)} points painted by hand."
    return Dataset("painted", "Your points", doc, PLANE, x, target, "your own")


def _problems(points: Sequence[Point], classes: Sequence[str]) -> Iterator[DataProblem]:
    if len(points) > MOST_POINTS:
        message = f"there are {len(points)} points; at most {MOST_POINTS} are taken"
        yield DataProblem(message, where="/points")
        return
    for i, point in enumerate(points):
        # Written so that what is not a number fails too.
        if not (abs(point.x) <= FARTHEST and abs(point.y) <= FARTHEST):
            message = f"a point lies within {FARTHEST:g} of the axes, got ({point.x}, {point.y})"
            yield DataProblem(message, where=f"/points/{i}")
        if not 0 <= point.of < len(classes):
            message = f"a class is a number from 0 to {len(classes) - 1}, got {point.of}"
            yield DataProblem(message, where=f"/points/{i}")
    if len(set(classes)) < len(classes):
        yield DataProblem("two classes have one name; rename one", where="/classes")
    if len({point.of for point in points}) < 2:
        message = "paint points of at least two classes; there is nothing to tell apart yet"
        yield DataProblem(message, where="/points")
