"""Who may begin a run, and which run gives way to it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.runs.admission import forgotten, giving_way
from app.runs.bounds import Bounds, FullError
from app.runs.run import Client, Run, paused, stopped, went_on
from tests.runs.jobs import run_of, slice_to

BOUNDS = Bounds(per_client=2, per_address=3, runs=5)
ANNA, BERT, CARL = Client("10.0.0.1", "anna"), Client("10.0.0.1", "bert"), Client("10.0.0.2")


def running(client: Client) -> Run:
    return run_of(client=client)


def resting(client: Client) -> Run:
    run = running(client)
    return paused(went_on(run, slice_to(run, 0)))


def giving(
    runs: list[Run], client: Client, is_watched: Callable[[str], bool] = lambda name: False
) -> list[Run]:
    return giving_way(runs, client, BOUNDS, is_watched)


def test_there_is_room_until_there_is_none() -> None:
    assert giving([], ANNA) == []
    assert giving([running(ANNA)], ANNA) == []
    with pytest.raises(FullError, match="you have 2 runs that are not over"):
        giving([running(ANNA), running(ANNA)], ANNA)


def test_runs_that_are_over_take_no_room() -> None:
    assert giving([stopped(running(ANNA)) for _ in range(9)], ANNA) == []


def test_the_visitors_of_an_address_share_it() -> None:
    two = [running(ANNA), running(ANNA)]
    assert giving(two, BERT) == []
    with pytest.raises(FullError, match="your address has 3 runs"):
        giving([*two, running(BERT)], BERT)
    assert giving([*two, running(BERT)], CARL) == []


def test_all_addresses_share_the_server() -> None:
    runs = [running(Client(f"10.1.0.{i}")) for i in range(5)]
    with pytest.raises(FullError, match="the server has 5 runs"):
        giving(runs, ANNA)
    assert giving(runs[:4], ANNA) == []


def test_the_oldest_that_rests_unwatched_gives_way() -> None:
    first, second = resting(ANNA), resting(ANNA)
    assert giving([first, second], ANNA) == [first]
    assert giving([running(ANNA), second], ANNA) == [second]
    assert giving([first, second], ANNA, lambda name: name == first.id) == [second]
    with pytest.raises(FullError, match="stop one of them first"):
        giving([first, second], ANNA, lambda name: True)


def test_a_run_that_was_not_looked_at_does_not_give_way() -> None:
    unseen = [replace(run_of(client=ANNA), status="paused") for _ in range(2)]
    with pytest.raises(FullError):
        giving(unseen, ANNA)


def test_what_gives_way_for_one_reason_counts_for_the_others() -> None:
    """Too many of Anna's make the address too full as well: one that goes is enough for both."""
    mine = [resting(ANNA), resting(ANNA)]
    assert giving([*mine, running(BERT)], ANNA) == [mine[0]]


def test_of_a_server_that_is_full_anybodys_idle_run_gives_way() -> None:
    theirs = resting(CARL)
    others = [running(Client(f"10.1.0.{i}")) for i in range(4)]
    assert giving([*others, theirs], ANNA) == [theirs]


def finished(client: Client) -> Run:
    return replace(running(client), status="finished")


def test_of_too_many_runs_the_oldest_that_are_over_are_forgotten() -> None:
    runs = [finished(ANNA), running(ANNA), finished(ANNA), finished(ANNA)]
    assert forgotten(runs, running(ANNA), Bounds(kept=5)) == []
    assert forgotten(runs, running(ANNA), Bounds(kept=4)) == [runs[0]]
    assert forgotten(runs, running(ANNA), Bounds(kept=3)) == [runs[0], runs[2]]


def test_of_runs_that_take_too_much_memory_those_that_are_over_are_forgotten() -> None:
    runs, new = [finished(ANNA), running(ANNA), finished(ANNA)], running(ANNA)
    each = new.bytes
    assert forgotten(runs, new, Bounds(bytes=4 * each)) == []
    assert forgotten(runs, new, Bounds(bytes=3 * each)) == [runs[0]]
    assert forgotten(runs, new, Bounds(bytes=2 * each)) == [runs[0], runs[2]]
    with pytest.raises(FullError, match="as much memory as they may"):
        forgotten(runs, new, Bounds(bytes=2 * each - 1))


def test_what_a_run_takes_grows_with_its_data_its_network_and_its_request() -> None:
    run = running(ANNA)
    size = run.state.parameters.size
    # 250 samples of two inputs and a target; the state, a view, and two networks of 12 bytes each.
    assert run.bytes == 250 * 3 * 8 + 5 * 8 * size + 2 * 12 * size
    assert replace(run, request=b"x" * 1000).bytes == run.bytes + 1000
    assert went_on(run, slice_to(run, *range(10))).bytes == run.bytes + 8 * 12 * size
