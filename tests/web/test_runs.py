"""Runs over HTTP, begun and looked at; by the real server."""

from base64 import b64decode
from typing import Any

import numpy as np
import pytest
from fastapi import Request
from starlette.responses import Response

from app.web.runs import welcomed
from app.web.wire.run import RunAnswer, TrainedAnswer
from app.web.wire.run_data import RunData
from app.web.wire.run_view import ViewOut
from tests.web.calling import API, faults
from tests.web.experiments import FOREVER, experiment, is_over, kept_promise, trained
from tests.web.live import Live


def test_a_run_is_begun_and_ends_where_training_in_one_go_does(server: Live) -> None:
    answer = server.client.post("/runs", json=experiment())
    assert answer.status_code == 201
    name, links = answer.json()["id"], answer.json()["links"]
    assert links["self"] == answer.headers["location"] == f"{API}/runs/{name}"
    below = (*("events", "data", "view", "network"), *("pause", "resume", "step", "rewind", "stop"))
    for word in below:
        assert links[word] == f"{links['self']}/{word}"
    assert len(links) == 1 + len(below)
    run = server.until(name, is_over)
    assert (run["status"], run["steps"], run["epoch"], run["steps_per_epoch"]) == (
        *("finished", 800, 50, 16),
    )
    assert run["history"]["train_accuracy"][-1] > 0.9
    assert (run["history"]["steps"][0], run["history"]["steps"][-1]) == (0, 800)
    assert len({len(column) for column in run["history"].values()}) == 1
    assert server.ask(name, "/network")["spec"] == trained(experiment(), 800)
    kept_promise(RunAnswer, run)


def test_names_alone_will_do_and_knobs_may_stand_beside_them(server: Live) -> None:
    short = experiment(
        dataset="xor",
        optimizer={"name": "adam", "learning_rate": 0.01},
        schedule="exponential",
        regularizer="l2",
        clipping="norm",
        epochs=1,
    )
    run = server.ask(server.begin(short))
    found = run["experiment"]
    assert found["dataset"]["name"] == "xor"
    assert found["optimizer"] == {"name": "adam", "knobs": {"learning_rate": 0.01}}
    assert found["schedule"]["name"] == "exponential"
    assert found["regularizer"] == {"name": "l2", "strength": 0.001}
    assert server.ask(server.begin(experiment(optimizer="adam", epochs=1)))["experiment"][
        "optimizer"
    ] == {"name": "adam", "knobs": {}}


def test_an_experiment_that_was_answered_may_be_sent_again(server: Live) -> None:
    weights = [[0.5, -1e-3], [2, 1], [0, 1], [1, 0]]
    layers = [{"units": 4, "activation": "tanh", "weights": weights}, {"units": 1}]
    first = experiment(spec=experiment()["spec"] | {"layers": layers}, epochs=3)
    one = server.until(server.begin(first), is_over)
    other = server.until(server.begin(one["experiment"]), is_over)
    assert other["experiment"] == one["experiment"]
    assert other["history"]["train_loss"][-1] == one["history"]["train_loss"][-1]


def test_the_data_of_a_run_are_as_they_came_and_as_the_network_is_shown_them(server: Live) -> None:
    features = [{"making": "product", "of": ["x", "y"]}, {"making": "same", "of": ["x"]}]
    body = experiment(features=features, scaling="standard", class_names=["off", "on"], epochs=1)
    data = server.ask(server.begin(body), "/data")
    kept_promise(RunData, data)
    assert (data["features"], data["inputs"]) == (["x", "y"], ["x*y", "x"])
    assert data["classes"]["names"] == ["off", "on"]
    assert len(data["held_out"]) == 40
    rows, shown = np.array(data["rows"]), np.array(data["x"])
    learnt = np.setdiff1d(np.arange(200), data["held_out"])
    made = np.stack([rows[:, 0] * rows[:, 1], rows[:, 0]], axis=1)
    assert shown == pytest.approx((made - made[learnt].mean(0)) / made[learnt].std(0), rel=1e-12)


def test_a_view_has_the_network_and_what_it_answers(server: Live) -> None:
    name = server.begin(experiment())
    server.until(name, is_over)
    view = server.ask(name, "/view")
    kept_promise(ViewOut, view)
    spec = server.ask(name, "/network")["spec"]
    flat = [part for layer in spec["layers"] for part in (layer["weights"], layer["biases"])]
    numbers = np.concatenate([np.ravel(part) for part in flat])
    assert np.array_equal(floats(view["parameters"]), numbers.astype("<f4"))
    assert len(floats(view["gradient"])) == len(numbers)
    seen = view["pictures"]
    assert len(b64decode(seen["units"])) == (2 + 4 + 1) * seen["width"] * seen["height"]
    surface = view["surface"]
    classes = np.frombuffer(b64decode(surface["classes"]), np.uint8)
    corners = classes.reshape(surface["height"], surface["width"])[[0, 0, -1, -1], [0, -1, 0, -1]]
    assert corners.tolist() in ([1, 0, 0, 1], [0, 1, 1, 0])  # as xor has them
    assert np.sum(view["confusion"]["train"]) == 160
    assert np.sum(view["confusion"]["held_out"]) == 40


def floats(text: str) -> np.ndarray[Any, np.dtype[np.float32]]:
    return np.frombuffer(b64decode(text), "<f4")


def test_a_run_is_looked_at_where_it_was(server: Live) -> None:
    name = server.begin(experiment())
    steps = server.until(name, is_over)["history"]["steps"]
    assert server.ask(name, "/view", steps=0)["steps"] == 0
    assert server.ask(name, "/network", steps=0)["spec"] == trained(experiment(), 0)
    early = server.ask(name, "/network", steps=100)
    assert early["steps"] == min(steps, key=lambda at: abs(at - 100))
    assert early["spec"] == trained(experiment(), early["steps"])
    kept_promise(TrainedAnswer, early)
    view = server.ask(name, "/view", steps=early["steps"])
    assert (view["steps"], view["confusion"] is None) == (early["steps"], False)
    assert server.ask(name, "/view", steps=10**15)["steps"] == 800


@pytest.mark.parametrize(
    "name", ["nothing-here", "%2E%2E", "%2e%2e%2fsecret", "a%00b", "é", "x" * 64]
)
def test_a_run_that_is_not_there_is_told_so(server: Live, name: str) -> None:
    for answer in (
        server.client.get(f"/runs/{name}/data"),
        server.client.get(f"/runs/{name}/events"),
        server.client.post(f"/runs/{name}/stop", json={}),
    ):
        faults(answer, 404)


def test_an_id_of_any_length_is_refused(server: Live) -> None:
    assert server.client.get(f"/runs/{'x' * 5000}").status_code == 422
    assert server.client.post(f"/runs/{'x' * 5000}/stop", json={}).status_code == 404


@pytest.mark.parametrize(
    ("change", "where", "words"),
    [
        ({"dataset": "spiral"}, "/dataset/name", "did you mean 'spirals'"),
        ({"dataset": {"formula": "y > sinn(x)"}}, "/dataset/formula", "did you mean 'sin'"),
        ({"optimizer": "adan"}, "/optimizer/name", "did you mean 'adam'"),
        ({"optimizer": {"name": "adam", "beta": 1}}, "/optimizer/knobs/beta", "did you mean"),
        ({"schedule": "cosin"}, "/schedule/name", "did you mean 'cosine'"),
        ({"regularizer": "l3"}, "/regularizer/name", "no regularizer 'l3'"),
        ({"clipping": {"name": "norm", "most": -1}}, "/clipping/most", "got -1"),
        ({"scaling": "min"}, "/scaling", "min_max"),
        ({"split": 1}, "/split", "less than 1"),
        ({"batch_size": 0}, "/batch_size", "at least 1"),
        ({"features": []}, "/features", "at least one feature"),
        ({"features": [{"making": "square", "of": ["z"]}]}, "/features/0", "no feature 'z'"),
        ({"class_names": ["one"]}, "/class_names", "2 names are needed, got 1"),
        ({"plane": [0, 2]}, "/plane", "from 0 to 1"),
        ({"start": "now"}, "/start", "'running' or 'paused'"),
        ({"pace": 0}, "/pace", "greater than 0"),
        ({"epoch": 3}, "/epoch", "no such key"),
    ],
)
def test_an_experiment_that_cannot_be_is_told_where_it_is_wrong(
    server: Live, change: dict[str, Any], where: str, words: str
) -> None:
    found = faults(server.client.post("/runs", json=experiment(**change)), 422)
    assert [fault["where"] for fault in found] == [where]
    assert words in found[0]["message"]


def test_one_browser_has_so_many_runs_and_one_address(server: Live) -> None:
    """Of the settings of this server: 4 of a browser, 6 of an address."""
    forever = experiment(epochs=FOREVER)
    mine, other = {"Cookie": "visitor=anna"}, {"Cookie": "visitor=bert"}
    for _ in range(4):
        server.begin(forever, **mine)
    full = server.client.post("/runs", json=forever, headers=mine)
    [fault] = faults(full, 429)
    assert "you have 4 runs that are not over" in fault["message"]
    assert full.headers["retry-after"] == "10"
    over = server.begin(forever, **other)
    server.begin(forever, **other)
    [fault] = faults(
        server.client.post("/runs", json=forever, headers={"Cookie": "visitor=c"}), 429
    )
    assert "your address has 6 runs" in fault["message"]
    server.tell(over, "stop")
    server.begin(forever, **other)


def test_a_visitor_is_known_by_a_number_that_says_nothing() -> None:
    def cookie(*headers: tuple[bytes, bytes]) -> str | None:
        request = Request({"type": "http", "headers": headers})
        return welcomed(request, Response()).headers.get("set-cookie")

    first = cookie()
    assert first is not None
    assert first.startswith("visitor=")
    assert "HttpOnly" in first
    assert "SameSite=strict" in first
    assert first != cookie()
    assert cookie((b"cookie", first.partition(";")[0].encode())) is None
