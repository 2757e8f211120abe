"""Rounding is allowed for where it shows, and nowhere else."""

import pytest

from app.export.programs.give import Give, gives
from tests.export.written import of, subject, worked


def given(source: str, coarse: frozenset[str] = frozenset()) -> dict[str, Give]:
    trace = subject(of(source)).trace
    return dict(zip(trace.program.position, gives(trace, coarse, 1e-9), strict=True))


def test_numbers_whose_digits_are_certain_are_given_nothing() -> None:
    assert set(given("a = -1\nb = 3\nc = 4\nx = a + b\ny = b + c\nf = x * y").values()) == {(0, 0)}
    assert set(given("x = 0.3\nf = exp(tanh(x) * 3.7) / x").values()) == {(0, 0)}


def test_what_is_left_when_digits_cancel_is_given_what_rounding_moves() -> None:
    found = given("a = 0.1\nb = a * 3\nd = b - 0.3\nf = d * 2")
    assert 1e-16 < found["d"].value < 1e-10
    assert 1e-16 < found["f"].value < 1e-10
    assert found["b"] == (0, 0)


def test_whole_numbers_are_exact_so_a_kink_right_at_them_is_none() -> None:
    assert set(given("a = 3\nb = 2\nf = relu(a - b - 1) + abs(b * 2 - 4)").values()) == {(0, 0)}


def test_a_kink_that_rounding_can_cross_is_given_what_lies_beyond() -> None:
    found = given("a = 0.1\nd = a * 3 - 0.3\nf = abs(d)")
    assert found["d"].grad > 1.0


def test_a_place_that_is_computed_breaks_nothing() -> None:
    found = given(
        "h = 0.5\ni = (h * 0.5 + 0.25) * 4\nt = [[1, 2], [3, 4], [5, 6]]\nf = sum(embedding(t, i))"
    )
    assert found["f"] == (0, 0)


def test_a_library_that_rounds_on_the_way_is_given_that() -> None:
    source = "x = 20\nf = tanh(x)"
    assert given(source)["x"] == (0, 0)
    assert 1e-17 < given(source, frozenset({"tanh"}))["x"].grad < 1e-12


@pytest.mark.parametrize("name", worked())
def test_no_number_of_an_example_is_given_more_than_it_can_bear(name: str) -> None:
    trace = worked()[name].trace
    for give in gives(trace, frozenset(), 1e-9):
        assert max(give) < 1e-11
