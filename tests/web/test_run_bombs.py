"""Experiments that ask for too much, or for nothing: a clear answer, and a server that goes on."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import httpx
import pytest

from tests.web.calling import faults
from tests.web.experiments import experiment, is_over, went
from tests.web.live import Live, descendants

# Seconds and megabytes that tell an answer from an attempt; a busy machine must not fail the test.
SOON, SILENCE, SERVER, WORKER = 10.0, 3.0, 600, 1_400


def spec(*units: int, **changes: Any) -> dict[str, Any]:
    layers = [{"units": n, "activation": "tanh"} for n in units]
    return {"inputs": 2, "layers": [*layers, {"units": 1}], "loss": "mse", **changes}


def table(text: str, target: str = "c") -> dict[str, Any]:
    return {"table": {"text": text, "features": ["a", "b"], "target": [target]}}


def painted(*points: list[Any]) -> dict[str, Any]:
    return {"painted": {"points": points, "classes": ["a", "b"]}}


LONG = "a,b,c\n" + "".join(f"0.{i},{j},{i}\n" for i, j in product(range(1200), range(700)))
REFUSED: dict[str, tuple[dict[str, Any], str, str]] = {
    "a billion epochs": ({"epochs": 10**9}, "/epochs", "at most 1000000"),
    "a rate without end": (
        {"optimizer": {"name": "sgd", "learning_rate": 1e308}},
        "/optimizer/knobs/learning_rate",
        "from 1e-06 to 10, got 1e+308",
    ),
    "a rate that is no number": (
        {"optimizer": {"name": "sgd", "learning_rate": "NaN"}},
        "/optimizer/knobs/learning_rate",
        "got nan",
    ),
    "a pace without end": ({"pace": "Infinity"}, "/pace", "at most"),
    "no samples": (
        {"dataset": {"name": "xor", "knobs": {"samples": 0}}},
        "/dataset/knobs/samples",
        "from 10 to 5000, got 0",
    ),
    "samples without end": (
        {"dataset": {"name": "xor", "knobs": {"samples": 1e12}}},
        "/dataset/knobs/samples",
        "from 10 to 5000",
    ),
    "points that are no numbers": (
        {"dataset": painted(["NaN", 0, 0], [1, 1, 1])},
        "/dataset/painted/points/0",
        "got (nan, 0.0)",
    ),
    "cells that are no numbers": (
        {"dataset": table("a,b,c\n1,inf,2\n3,4,5\n6,7,8\n"), "spec": spec(2)},
        "/dataset/table/text",
        "'inf'",
    ),
    "a header alone": ({"dataset": table("a,b,c\n")}, "/dataset/table/text", "no rows"),
    "one row": ({"dataset": table("a,b,c\n1,2,3\n")}, "/dataset/table/missing", "at least 2"),
    "one class": (
        {"dataset": table("a,b,c\n1,2,x\n3,4,x\n")},
        "/dataset/table/target/0",
        "'c' is 'x' in every row",
    ),
    "a table of megabytes": (
        {"dataset": table(LONG)},
        "/dataset/table/text",
        "at most 5000000 are read",
    ),
    "a million units": ({"spec": spec(10**6)}, "/spec/layers/0/units", "at most 1024"),
    "a hundred layers": ({"spec": spec(*[2] * 100)}, "/spec/layers", "at most 33"),
    "a million weights": ({"spec": spec(1024, 1024)}, "/spec", "at most 500000 are trained"),
    "much of both": (
        {"spec": spec(700, 700), "dataset": {"name": "xor", "knobs": {"samples": 5000}}},
        "/dataset",
        "take too long; fewer rows or a smaller network",
    ),
    "weights without end": (
        {"spec": spec() | {"layers": [{"units": 1, "weights": [["Infinity", 1]]}]}},
        "/spec/layers/0/weights",
        "not finite",
    ),
    "a feature often": (
        {"features": [{"making": "square", "of": ["x"]}] * 4000},
        "/features/1",
        "is here twice",
    ),
}


@contextmanager
def watched(server: Live) -> Iterator[None]:
    """While this lasts, the server answers others in time, and takes no more memory than it may."""
    done = threading.Event()
    slowest = 0.0

    def ask() -> None:
        nonlocal slowest
        with httpx.Client(timeout=60) as client:
            while not done.is_set():
                start = monotonic()
                client.get(f"{server.url}/healthz")
                slowest = max(slowest, monotonic() - start)
                sleep(0.02)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        yield
    finally:
        done.set()
        asking.join()
    assert slowest < SILENCE
    assert megabytes(server.process.pid) < SERVER
    assert all(megabytes(pid) < WORKER for pid in descendants(server.process.pid))


def megabytes(process: int) -> int:
    """The most memory that a process has had."""
    told = Path(f"/proc/{process}/status").read_text().split()
    return int(told[told.index("VmHWM:") + 1]) // 1000


@pytest.mark.parametrize("case", REFUSED)
def test_what_asks_for_too_much_is_refused_where_it_does(server: Live, case: str) -> None:
    change, where, words = REFUSED[case]
    with watched(server):
        start = monotonic()
        found = faults(server.client.post("/runs", json=experiment(**change)), 422)
        assert monotonic() - start < SOON
    assert found[0]["where"] == where
    assert words in found[0]["message"]


def test_a_body_that_is_too_deep_or_too_long_is_refused(server: Live) -> None:
    json = {"content-type": "application/json"}
    deep = '{"spec":' + "[" * 100_000 + "]" * 100_000 + "}"
    faults(server.client.post("/runs", content=deep, headers=json), 400)
    long = b'{"dataset":"' + b"x" * 16_000_000 + b'"}'
    faults(server.client.post("/runs", content=long, headers=json), 413)


def test_a_batch_larger_than_the_data_is_the_data(server: Live) -> None:
    name = server.begin(experiment(batch_size=1_000_000, epochs=3))
    run = server.until(name, is_over)
    assert (run["steps"], run["steps_per_epoch"]) == (3, 1)


def test_weights_beyond_all_bounds_end_a_run_with_a_reason(server: Live) -> None:
    huge = [[1e300, 1], [1, 1e300]]
    layers = [{"units": 2, "weights": huge}, {"units": 1, "weights": [[1e300, 1e300]]}]
    name = server.begin(experiment(spec=spec() | {"layers": layers}))
    run = server.until(name, is_over)
    assert (run["status"], run["history"]["train_loss"]) == ("failed", ["Infinity"])
    assert "the loss of step 1 is no longer a finite number" in run["why"]
    view = server.ask(name, "/view")
    assert all(abs(low) <= 1e150 for low in view["pictures"]["low"])
    with server.watching(name) as events:
        [event] = events
    assert event.told["why"] == run["why"]


def test_the_largest_network_goes_on_beside_others(server: Live) -> None:
    """493,501 weights and biases; their numbers alone are megabytes in every event."""
    with watched(server):
        name = server.begin(experiment(spec=spec(700, 700), epochs=1_000_000))
        server.until(name, went)
        small = server.begin(experiment(epochs=5))
        assert server.until(small, is_over)["status"] == "finished"
        with server.watching(name) as events:
            event = next(events)
        assert len(event.told["view"]["parameters"]) > 493_501 * 4
        assert server.tell(name, "stop")["status"] == "stopped"
