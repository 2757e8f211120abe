"""What a dataset is: rows of named features, and what is to be learnt of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from app.engine.value import Array

Whole: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Classes:
    """A target of classes: their names, and the number of the class of each row, from 0."""

    names: tuple[str, ...]
    of: Whole

    def __getitem__(self, rows: Whole) -> "Classes":
        return Classes(self.names, self.of[rows])


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """A target of numbers: a name for each column of `values`, of shape (rows, columns)."""

    names: tuple[str, ...]
    values: Array

    def __getitem__(self, rows: Whole) -> "Numbers":
        return Numbers(self.names, self.values[rows])


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """Rows to learn from: `x` has a row for each and a column for each of `features`.

    `picture` is the height and width of the picture that a row is, row by row, where it is one.
    `origin` says where the numbers come from.
    """

    name: str
    title: str
    doc: str
    features: tuple[str, ...]
    x: Array
    target: Classes | Numbers
    origin: str
    picture: tuple[int, int] | None = None

    def __len__(self) -> int:
        return len(self.x)

    def rows(self, chosen: Whole) -> "Dataset":
        """The same dataset with the rows at `chosen` positions alone."""
        return replace(self, x=self.x[chosen], target=self.target[chosen])

    def renamed(self, names: Sequence[str]) -> "Dataset":
        """The same dataset with other names for its classes, or for its target's numbers."""
        if len(names) != len(self.target.names):
            raise ValueError(f"{len(self.target.names)} names are needed, got {len(names)}")
        return replace(self, target=replace(self.target, names=tuple(names)))
