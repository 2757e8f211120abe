"""A run as it happens: every point once, in order, however often the stream breaks."""

from itertools import pairwise
from time import monotonic
from typing import Any

from app.web.run_events import BETWEEN
from app.web.wire.run import RunEvent
from tests.web.calling import faults
from tests.web.experiments import FOREVER, experiment, is_over, kept_promise, went
from tests.web.live import Event, Live


def steps_of(events: list[Event]) -> list[int]:
    return [step for event in events for step in event.told["history"]["steps"]]


def status(server: Live, name: str, last: str) -> int:
    headers = {"Last-Event-ID": last}
    return server.client.get(f"/runs/{name}/events", headers=headers).status_code


def test_a_run_is_told_to_its_end_in_order(server: Live) -> None:
    name = server.begin(experiment(epochs=4000))
    with server.watching(name) as events:
        told = list(events)
    whole = server.ask(name)["history"]
    columns: dict[str, list[Any]] = {key: [] for key in whole}
    for event in told:
        kept_promise(RunEvent, event.told)
        for key, column in columns.items():
            column += event.told["history"][key]
    assert columns == whole
    assert len(told) > 2
    assert [event.told["fresh"] for event in told] == [True, *[False] * (len(told) - 1)]
    assert [event.told["status"] for event in told][-1] == "finished"
    assert sorted(told, key=lambda event: int(event.id)) == told
    assert all(event.told["view"]["steps"] == event.told["steps"] for event in told[1:])
    assert status(server, name, told[-1].id) == 204


def test_a_stream_that_breaks_goes_on_without_a_gap(server: Live) -> None:
    name = server.begin(experiment(epochs=4000))
    told: list[Event] = []
    last = None
    while not told or told[-1].told["status"] == "running":
        with server.watching(name, last) as events:
            for event, _ in zip(events, range(2), strict=False):
                told.append(event)
        last = told[-1].id
    assert steps_of(told) == server.ask(name)["history"]["steps"]
    assert [event.told["fresh"] for event in told].count(True) == 1
    assert status(server, name, last or "") == 204


def test_who_comes_late_is_told_all_of_a_run_that_is_over(server: Live) -> None:
    name = server.begin(experiment())
    whole = server.until(name, is_over)["history"]["steps"]
    for last in (None, "999999999", "not-a-number", "-1"):
        with server.watching(name, last) as events:
            [event] = events
        assert event.told["fresh"]
        assert event.told["history"]["steps"] == whole
    too_long = {"Last-Event-ID": "1" * 21}
    faults(server.client.get(f"/runs/{name}/events", headers=too_long), 422)


def test_after_a_rewind_all_is_told_anew(server: Live) -> None:
    name = server.begin(experiment(epochs=FOREVER))
    with server.watching(name) as events:
        before = next(event for event in events if event.told["steps"])
        server.tell(name, "rewind")
        back = next(event for event in events if event.told["history"]["steps"] == [0])
        assert back.told["status"] == "paused"
        server.tell(name, "step")
        moved = next(event for event in events if event.told["steps"] == 1)
        assert moved.told["history"]["steps"][-1] == 1
    with server.watching(name, before.id) as events:
        again = next(events)
    assert (again.told["fresh"], again.told["history"]["steps"]) == (True, [0, 1])


def test_events_come_no_faster_than_a_screen_shows_them(server: Live) -> None:
    name = server.begin(experiment(epochs=FOREVER))
    server.until(name, went)
    with server.watching(name) as events:
        start = monotonic()
        told = [event for event, _ in zip(events, range(8), strict=False)]
        seconds = monotonic() - start
    assert seconds > 7 * BETWEEN * 0.9
    assert all(a.told["steps"] < b.told["steps"] for a, b in pairwise(told))


def test_who_is_in_line_is_told_the_place(server: Live) -> None:
    names = [server.begin(experiment(epochs=FOREVER)) for _ in range(4)]
    for name in names:
        server.until(name, went)
    places = {server.ask(name)["place"] for name in names for _ in range(20)}
    assert places <= {0, 1, 2, 3}
    assert len(places) > 1
    assert server.ask(names[0])["warm"]


def test_a_run_that_was_stopped_ends_its_stream(server: Live) -> None:
    name = server.begin(experiment(epochs=FOREVER))
    with server.watching(name) as events:
        next(events)
        server.tell(name, "stop")
        last = list(events)[-1]
    assert last.told["status"] == "stopped"
    assert status(server, name, last.id) == 204
