"""Who watches: with a clock that goes when it is told to."""

from app.runs.attendance import Attendance


class Clock:
    """Seconds that pass by hand."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


def test_a_run_is_gone_when_its_last_watcher_left_so_long_ago() -> None:
    clock = Clock()
    there = Attendance(clock)
    with there.watching("a"):
        with there.watching("a"):
            assert there.is_watched("a")
        clock.time += 100.0
        assert there.is_watched("a")
        assert there.gone(30.0) == []
    assert not there.is_watched("a")
    clock.time += 29.9
    assert there.gone(30.0) == []
    clock.time += 0.1
    assert there.gone(30.0) == ["a"]
    assert there.gone(30.0) == []  # each is told once


def test_who_comes_back_in_time_has_not_left() -> None:
    clock = Clock()
    there = Attendance(clock)
    with there.watching("a"):
        pass
    clock.time += 20.0
    with there.watching("a"):
        clock.time += 20.0
        assert there.gone(30.0) == []
    clock.time += 29.0
    assert there.gone(30.0) == []
    clock.time += 1.0
    assert there.gone(30.0) == ["a"]


def test_a_run_that_nobody_ever_watched_is_not_waited_for() -> None:
    clock = Clock()
    there = Attendance(clock)
    with there.watching("b"):
        pass
    clock.time += 1e9
    assert there.gone(30.0) == ["b"]
    assert not there.is_watched("a")


def test_a_watcher_that_fails_has_left_too() -> None:
    clock = Clock()
    there = Attendance(clock)
    try:
        with there.watching("a"):
            raise ConnectionError
    except ConnectionError:
        clock.time += 30.0
    assert there.gone(30.0) == ["a"]
