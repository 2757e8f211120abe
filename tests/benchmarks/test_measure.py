"""Rounds end in time, and samples are long enough to be told from the clock."""

from functools import partial
from itertools import count

import pytest

from benchmarks import measure
from benchmarks.race import race
from benchmarks.tensors import contenders


def test_in_every_round_each_has_its_turn() -> None:
    calls = {"a": 0, "b": 0}

    def sample(name: str) -> float:
        calls[name] += 1
        return float(calls[name])

    taken = measure.rounds({name: partial(sample, name) for name in calls}, 4)
    assert taken == {"a": [1, 2, 3, 4], "b": [1, 2, 3, 4]}


@pytest.mark.parametrize(("wanted", "had"), [(2, 2), (3, 3), (9, 4)])
def test_no_round_begins_late_but_the_first_few(
    monkeypatch: pytest.MonkeyPatch, wanted: int, had: int
) -> None:
    clock = count(0, 0.9 * measure.PATIENCE)
    monkeypatch.setattr(measure, "monotonic", lambda: next(clock))
    assert len(measure.rounds({"a": lambda: 1.0}, wanted)["a"]) == had


def test_short_calls_are_repeated_and_long_ones_are_not() -> None:
    assert measure.calls_for(1e-9) == measure.MOST_CALLS
    assert measure.calls_for(measure.LONG_ENOUGH / 50) == 50
    assert measure.calls_for(10 * measure.LONG_ENOUGH) == 1


def test_a_race_has_a_time_of_every_contender_in_every_round(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(measure, "LONG_ENOUGH", 1e-4)
    taking_part = contenders("affine")
    line = race("affine", 8, taking_part, 2)
    assert line.samples.keys() == {each.name for each in taking_part}
    assert all(len(times) == 2 and min(times) > 0 for times in line.samples.values())
