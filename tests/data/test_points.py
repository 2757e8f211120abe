"""Points painted by hand."""

import math

import pytest

from app.data.dataset import Classes
from app.data.points import MOST_POINTS, Point, from_points
from app.data.problem import MOST_PROBLEMS, DataError

TWO = [Point(1.0, 2.0, 0), Point(-3.0, 4.5, 1)]


def problems(points: list[Point], classes: list[str]) -> list[tuple[str, str]]:
    with pytest.raises(DataError) as caught:
        from_points(points, classes)
    return [(problem.where, problem.message) for problem in caught.value.problems]


def test_painted_points_are_where_they_were_painted() -> None:
    found = from_points([*TWO, Point(0.0, 0.0, 0)], ["a", "b", "c"])
    assert isinstance(found.target, Classes)
    assert found.x.tolist() == [[1.0, 2.0], [-3.0, 4.5], [0.0, 0.0]]
    assert found.target.of.tolist() == [0, 1, 0]
    assert found.target.names == ("a", "b", "c")
    assert found.features == ("x", "y")


def test_every_bad_point_is_told() -> None:
    bad = [
        Point(math.nan, 0.0, 0),
        Point(0.0, math.inf, 1),
        Point(-1e7, 0.0, 0),
        Point(0.0, 1e7, 0),
        Point(0.0, 0.0, 2),
    ]
    found = problems([*TWO, *bad], ["a", "b"])
    assert [where for where, _ in found] == [f"/points/{i}" for i in (2, 3, 4, 5, 6)]
    assert found[-1][1] == "a class is a number from 0 to 1, got 2"


@pytest.mark.parametrize("points", [[], TWO[:1], [TWO[0], TWO[0]]])
def test_two_classes_must_have_points(points: list[Point]) -> None:
    ((where, message),) = problems(points, ["a", "b"])
    assert where == "/points"
    assert "at least two classes" in message


def test_classes_have_names_of_their_own() -> None:
    assert problems(TWO, ["a", "a"]) == [("/classes", "two classes have one name; rename one")]


def test_points_are_counted_before_they_are_looked_at() -> None:
    found = problems([Point(math.nan, 0.0, 0)] * (MOST_POINTS + 1), ["a", "b"])
    assert found == [("/points", "there are 10001 points; at most 10000 are taken")]
    assert len(problems([Point(math.nan, 0.0, 0)] * MOST_POINTS, ["a", "b"])) == MOST_PROBLEMS
