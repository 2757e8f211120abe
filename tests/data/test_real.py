"""Real measurements: the rows that are published, found in the package that ships them."""

from contextlib import suppress
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import numpy as np
import pytest

from app.data import real
from app.data.dataset import Classes, Numbers
from app.data.real import REAL, AbsentError, Real


@pytest.mark.parametrize(
    ("name", "rows", "features", "counts"),
    [
        ("iris", 150, 4, [50, 50, 50]),
        ("digits", 1797, 64, [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]),
        ("wine", 178, 13, [59, 71, 48]),
    ],
)
def test_classes_have_as_many_rows_as_are_published(
    name: str, rows: int, features: int, counts: list[int]
) -> None:
    found = REAL[name].load()
    assert isinstance(found.target, Classes)
    assert found.x.shape == (rows, features)
    assert np.bincount(found.target.of).tolist() == counts
    assert len(found.target.names) == len(counts)
    assert len(set(found.features)) == features


def test_fishers_first_iris_is_the_first() -> None:
    assert REAL["iris"].load().x[0].tolist() == [5.1, 3.5, 1.4, 0.2]


def test_digits_are_pictures_of_whole_numbers_up_to_16() -> None:
    digits = REAL["digits"].load()
    assert digits.picture == (8, 8)
    assert digits.x.min() == 0
    assert digits.x.max() == 16
    assert (digits.x == np.round(digits.x)).all()
    # The first is a 0: dark around an empty middle.
    first = digits.x[0].reshape(8, 8)
    assert first[3:5, 3:5].max() < first[3:5, 1:7].max()


def test_diabetes_is_a_number_of_each_patient() -> None:
    found = REAL["diabetes"].load()
    assert isinstance(found.target, Numbers)
    assert found.x.shape == (442, 10)
    values = found.target.values
    assert (values.min(), values.max()) == (25.0, 346.0)
    assert values.mean() == pytest.approx(152.13, abs=0.01)


@pytest.mark.parametrize("each", REAL.values(), ids=lambda each: each.name)
def test_what_is_loaded_cannot_be_spoilt_for_the_next(each: Real) -> None:
    first = each.load()
    before = first.x.tolist()
    with suppress(ValueError):  # numpy's word where an array is not to be written into
        first.x[0, 0] += 1.0
    assert each.load().x.tolist() == before


def test_without_the_package_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(real, "distribution", absent)
    real._rows.cache_clear()
    for each in REAL.values():
        with pytest.raises(AbsentError, match="pip install scikit-learn"):
            each.load()


def test_a_package_without_the_file_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Empty:
        def locate_file(self, path: str) -> Path:
            return tmp_path / path

    monkeypatch.setattr(real, "distribution", lambda name: Empty())
    real._rows.cache_clear()
    with pytest.raises(AbsentError, match=r"has no iris\.csv"):
        REAL["iris"].load()
