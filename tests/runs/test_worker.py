"""What is remembered on both ends of a pipe."""

from app.runs.worker import REMEMBERED, remember


def test_of_too_many_the_first_that_was_noted_goes() -> None:
    known: dict[str, int] = {}
    for i in range(REMEMBERED + 2):
        remember(known, f"run {i}", i)
    assert list(known.values()) == list(range(2, REMEMBERED + 2))


def test_what_is_noted_again_is_the_last_and_takes_no_room_of_others() -> None:
    known: dict[str, int] = {}
    for i in range(REMEMBERED):
        remember(known, f"run {i}", i)
    remember(known, "run 0", 100)
    assert list(known.values()) == [*range(1, REMEMBERED), 100]
