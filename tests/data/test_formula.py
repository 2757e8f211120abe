"""Points put into classes by a formula, which is parsed and run by the engine."""

from collections.abc import Callable
from time import process_time
from typing import Any

import numpy as np
import pytest

from app.data.dataset import Classes
from app.data.formula import from_formula
from app.data.problem import DataError
from app.language.problem import ParseError, ParseProblem


def problems(formula: str) -> tuple[ParseProblem, ...]:
    with pytest.raises(ParseError) as caught:
        from_formula(formula, 200, 0.0, 0)
    return caught.value.problems


@pytest.mark.parametrize(
    ("formula", "holds"),
    [
        ("sin(x)", lambda x, y: y > np.sin(x)),
        ("y > sin(x)", lambda x, y: y > np.sin(x)),
        ("y < x**3 - 2*x", lambda x, y: y < x**3 - 2 * x),
        ("x*x + y*y <= 9", lambda x, y: x * x + y * y <= 9),
        ("sign(x) >= sign(y)", lambda x, y: np.sign(x) >= np.sign(y)),
        ("r = x*x + y*y\nsin(r) > 0", lambda x, y: np.sin(x * x + y * y) > 0),
        ("k = 2\ny > k*x", lambda x, y: y > 2 * x),
        ("k = 2\nk*y < x*k", lambda x, y: y < x),
        ("y > x\n", lambda x, y: y > x),
        ("0", lambda x, y: y > 0),
    ],
)
def test_points_have_the_class_that_the_formula_says(
    formula: str, holds: Callable[[Any, Any], Any]
) -> None:
    found = from_formula(formula, 500, 0.0, seed=4)
    assert isinstance(found.target, Classes)
    assert found.target.names == ("no", "yes")
    assert found.x.shape == (500, 2)
    assert np.abs(found.x).max() <= 6.0
    assert (found.target.of == holds(*found.x.T)).all()


def test_a_seed_gives_the_same_points_again() -> None:
    first, again, other = (from_formula("sin(x)", 50, 0.2, seed).x.tobytes() for seed in (1, 1, 2))
    assert first == again != other


def test_where_a_formula_has_no_value_there_are_no_points() -> None:
    found = from_formula("log(x)", 500, 0.0, 0)
    assert 200 < len(found) < 300
    assert found.x[:, 0].min() > 0.0


def test_infinity_is_a_value() -> None:
    found = from_formula("1 / sign(relu(x))", 500, 0.0, 0)
    left = found.x[:, 0] < 0
    assert left.any()
    assert isinstance(found.target, Classes)
    assert (found.target.of[left] == 0).all()


def test_noise_moves_points_after_they_have_got_their_class() -> None:
    still, moved = (from_formula("x", 500, noise, 0) for noise in (0.0, 0.5))
    assert isinstance(still.target, Classes)
    assert isinstance(moved.target, Classes)
    assert still.target.of.tolist() == moved.target.of.tolist()
    assert (moved.x - still.x).std() == pytest.approx(0.5, rel=0.1)


@pytest.mark.parametrize(
    ("formula", "line", "column", "message"),
    [
        ("", 1, 1, "there is nothing to compute"),
        ("y > ", 1, 3, "write an expression on either side of >, as in y > x"),
        ("<= x", 1, 1, "write an expression on either side of <="),
        ("y > sin(z)", 1, 9, "a formula knows x and y alone, not 'z'"),
        ("y > x > 2", 1, 7, "a formula has one < or >; this is another"),
        ("y > sin(x", 1, 8, "'(' is never closed"),
        ("y > sinn(x)", 1, 5, "did you mean 'sin'?"),
        ("y > 2x", 1, 5, "write 2*x"),
        ("y > [1, 2]", 1, 5, "one number for each point; this has the shape (2,)"),
        ("y > matmul(x, [[1, 2], [3, 4]])", 1, 5, "matmul"),
        ("log(-exp(x))", 1, 1, "this has a value at none of 200 points"),
        ("y > 7", 1, 1, "this does not hold at each of 200 points"),
        ("y < 7", 1, 1, "this holds at each of 200 points"),
        ("__import__('os').getcwd()", 1, 1, "unknown function '__import__'"),
        ("y > x\nq", 1, 5, "this value is not used"),
    ],
)
def test_a_bad_formula_is_told_what_is_wrong_and_where(
    formula: str, line: int, column: int, message: str
) -> None:
    first = problems(formula)[0]
    assert message in first.message
    assert (first.span.line, first.span.column) == (line, column)


@pytest.mark.parametrize(
    "formula",
    [
        "x" + " + x" * 12_000,
        "exp(" * 5_000 + "x",
        "x" + "**x" * 10_000,
        ">" * 50_000,
        "y > " + " " * 60_000,
        "x\n" * 20_000,
        "y > reshape(x, shape=(-1, 1)) * x",
    ],
)
def test_no_formula_takes_long(formula: str) -> None:
    start = process_time()
    assert problems(formula)
    assert process_time() - start < 2.0


def test_knobs_out_of_range_are_told() -> None:
    with pytest.raises(DataError) as caught:
        from_formula("x", 5001, -1.0, -1)
    assert [p.where for p in caught.value.problems] == ["/knobs/samples", "/knobs/noise", "/seed"]
