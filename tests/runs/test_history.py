"""What is remembered of a run: bounded however long it is, and told once."""

from dataclasses import replace

import numpy as np

from app.runs.history import MOST_BYTES, MOST_POINTS, NUMBER_BYTES, History, grown
from app.runs.job import Slice
from tests.runs.jobs import run_of, slice_to, steps_of

RUN = run_of(epochs=10**6)


def of(*slices: tuple[int, ...]) -> History:
    """The history of slices, each by its points; they are told with 1, 2, ..."""
    history = History()
    for serial, steps in enumerate(slices, start=1):
        history = grown(history, slice_to(RUN, *steps), serial)
    return history


def test_points_are_told_after_the_number_that_they_came_with() -> None:
    history = of((0,), (10, 20), (30,))
    assert history.told == (1, 2, 2, 3)
    assert [p.steps for p in history.after(1)] == [10, 20, 30]
    assert [p.steps for p in history.after(2)] == [30]
    assert history.after(3) == ()
    assert [p.steps for p in history.after(0)] == [0, 10, 20, 30]


def test_a_point_of_as_many_steps_is_not_another() -> None:
    history = of((0,), (0,), (10, 20), (20,), (20, 30))
    assert steps_of(history) == [0, 10, 20, 30]
    assert [kept.steps for kept in history.kept] == [0, 10, 20, 30]


def test_a_history_of_any_length_keeps_its_ends_and_is_bounded() -> None:
    history = History()
    last = 3 * MOST_POINTS
    for serial, at in enumerate(range(0, last + 1, 50), start=1):
        history = grown(history, slice_to(RUN, *range(at, min(at + 50, last + 1))), serial)
    steps = steps_of(history)
    assert MOST_POINTS // 2 <= len(steps) <= MOST_POINTS
    assert (steps[0], steps[-1]) == (0, last)
    assert steps == sorted(set(steps))
    assert len(history.told) == len(steps)
    told = dict(zip(steps, history.told, strict=True))
    assert all(told[at] == at // 50 + 1 for at in steps)


def test_networks_are_kept_in_so_many_bytes_and_two_at_least() -> None:
    size = MOST_BYTES // NUMBER_BYTES // 10  # ten of these there is room for
    for length, most in ((size, 10), (100 * size, 2)):
        history = History()
        for serial in range(1, 30):
            history = grown(history, _large(serial, length), serial)
        assert 2 <= len(history.kept) <= most
        assert (history.kept[0].steps, history.kept[-1].steps) == (1, 29)
        assert len(history.points) == 29


def test_the_nearest_network_that_is_kept() -> None:
    history = of((0, 10, 40))
    for asked, found in ((0, 0), (4, 0), (6, 10), (26, 40), (10**9, 40)):
        nearest = history.nearest(asked)
        assert nearest is not None
        assert nearest.steps == found
    assert History().nearest(3) is None


def _large(steps: int, size: int) -> Slice:
    done = slice_to(RUN, steps)
    return replace(done, view=replace(done.view, parameters=np.empty(size)))
