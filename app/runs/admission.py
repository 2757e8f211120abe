"""Whether there is room for one more run, and which runs may give way to it."""

from collections.abc import Callable, Iterable

from app.runs.bounds import Bounds, FullError
from app.runs.run import Client, Run


def giving_way(
    runs: Iterable[Run], client: Client, bounds: Bounds, is_watched: Callable[[str], bool]
) -> list[Run]:
    """The runs to be stopped so that `client` may begin another, or a FullError.

    A run gives way that rests and that nobody watches: one of those that are too many, the oldest
    first.
    """
    live = [run for run in runs if not run.is_over]
    going: list[Run] = []
    for most, sharing, whose in (
        (bounds.per_client, [run for run in live if run.client == client], "you have"),
        (
            bounds.per_address,
            [run for run in live if run.client.address == client.address],
            "your address has",
        ),
        (bounds.runs, live, "the server has"),
    ):
        excess = len([run for run in sharing if run not in going]) + 1 - most
        idle = [run for run in sharing if _is_idle(run, is_watched) and run not in going]
        if excess > len(idle):
            raise FullError(
                f"{whose} {len(sharing)} runs that are not over, as many as there may be; stop one "
                "of them first, or try again in a while"
            )
        going += idle[: max(0, excess)]
    return going


def forgotten(runs: Iterable[Run], new: Run, bounds: Bounds) -> list[Run]:
    """The runs to be forgotten so that there is room for `new`, or a FullError.

    Only what is over is forgotten, the oldest first.
    """
    held = list(runs)
    number, size = len(held) + 1, sum(run.bytes for run in held) + new.bytes
    going: list[Run] = []
    for run in held:
        if number <= bounds.kept and size <= bounds.bytes:
            break
        if run.is_over:
            going.append(run)
            number, size = number - 1, size - run.bytes
    if size > bounds.bytes:
        raise FullError(
            "all runs together take as much memory as they may; try again in a while, with a "
            "smaller network or less data"
        )
    return going


def _is_idle(run: Run, is_watched: Callable[[str], bool]) -> bool:
    return run.status == "paused" and run.view is not None and not is_watched(run.id)
