"""Real measurements, from the files that scikit-learn installs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np

from app.data.dataset import Classes, Dataset, Numbers
from app.engine.value import Array

PACKAGE = "scikit-learn"


class AbsentError(RuntimeError):
    """What ships the measurements is not installed."""


@dataclass(frozen=True, slots=True)
class Real:
    """A dataset of measurements. `read` loads its rows, of which the last columns are the target:
    of classes, their number, or a number for each of `targets`."""

    name: str
    title: str
    doc: str
    origin: str
    features: tuple[str, ...]
    targets: tuple[str, ...]
    read: Callable[[], Array]
    classes: bool = True
    picture: tuple[int, int] | None = None

    def load(self) -> Dataset:
        """The dataset; an AbsentError where its file is not installed."""
        rows = self.read()
        wide = len(self.features)
        x, last = rows[:, :wide], rows[:, wide:]
        target: Classes | Numbers = (
            Classes(self.targets, last[:, 0].astype(np.int64))
            if self.classes
            else Numbers(self.targets, last)
        )
        return Dataset(
            self.name, self.title, self.doc, self.features, x, target, self.origin, self.picture
        )


def _file(name: str) -> Path:
    """A file of the package, found without importing it, which takes a second and 90 MB."""
    way_out = f"the measurements are in the package {PACKAGE}; install it: pip install {PACKAGE}"
    try:
        path = Path(str(distribution(PACKAGE).locate_file("sklearn/datasets/data"))) / name
    except PackageNotFoundError:
        raise AbsentError(way_out) from None
    if not path.is_file():
        raise AbsentError(f"{PACKAGE} is installed but has no {name}; {way_out}")
    return path


@cache
def _rows(name: str, first: int = 0, separator: str = ",") -> Array:
    """The numbers of a file from line `first` on; nothing may write into them."""
    rows = np.loadtxt(_file(name), delimiter=separator, skiprows=first)
    rows.setflags(write=False)
    return rows


def _diabetes() -> Array:
    features = _rows("diabetes_data_raw.csv.gz", separator=" ")
    return np.column_stack([features, _rows("diabetes_target.csv.gz")])


REAL: Mapping[str, Real] = {
    each.name: each
    for each in (
        Real(
            "iris",
            "Iris",
            "The leaves of the flowers of 150 irises, by which three species are told apart.",
            "R. A. Fisher (1936), as scikit-learn ships it",
            ("sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"),
            ("setosa", "versicolor", "virginica"),
            lambda: _rows("iris.csv", first=1),
        ),
        Real(
            "digits",
            "Handwritten digits",
            "1,797 digits people wrote, as pictures of 8 x 8; a pixel is from 0 (blank) to 16.",
            "E. Alpaydin and C. Kaynak (1998), UCI optical digits, as scikit-learn ships them",
            tuple(f"row {i} column {j}" for i in range(1, 9) for j in range(1, 9)),
            tuple("0123456789"),
            lambda: _rows("digits.csv.gz"),
            picture=(8, 8),
        ),
        Real(
            "wine",
            "Wine",
            "What a chemist measures in 178 Italian wines of three grapes.",
            "M. Forina et al. (1988), UCI wine recognition, as scikit-learn ships it",
            (
                "alcohol",
                "malic acid",
                "ash",
                "alcalinity of ash",
                "magnesium",
                "total phenols",
                "flavanoids",
                "nonflavanoid phenols",
                "proanthocyanins",
                "colour intensity",
                "hue",
                "OD280/OD315 of diluted wines",
                "proline",
            ),
            ("grape 1", "grape 2", "grape 3"),
            lambda: _rows("wine_data.csv", first=1),
        ),
        Real(
            "diabetes",
            "Diabetes",
            "442 patients, and how far the disease had gone a year after they were measured.",
            "B. Efron et al. (2004), as scikit-learn ships it",
            (
                "age",
                "sex",
                "body mass index",
                "blood pressure",
                "cholesterol",
                "low-density lipoproteins",
                "high-density lipoproteins",
                "cholesterol over HDL",
                "log of triglycerides",
                "blood sugar",
            ),
            ("progression",),
            _diabetes,
            classes=False,
        ),
    )
}
