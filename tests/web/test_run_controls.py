"""Runs over HTTP that are told what to do; by the real server."""

from app.web.wire.run import RunState
from tests.web.calling import JSON, faults
from tests.web.experiments import FOREVER, experiment, is_over, kept_promise, rests, trained, went
from tests.web.live import Live


def test_a_run_that_rests_is_stepped_by_batches_and_epochs(server: Live) -> None:
    name = server.begin(experiment(start="paused"))
    at = server.until(name, rests)
    assert (at["steps"], at["history"]["steps"]) == (0, [0])
    told = server.tell(name, "step")  # one batch
    kept_promise(RunState, told)
    assert told["status"] == "running"
    assert server.until(name, rests)["steps"] == 1
    server.tell(name, "step", count=3)
    assert server.until(name, rests)["steps"] == 4
    server.tell(name, "step", unit="epoch")  # to its end
    assert server.until(name, rests)["steps"] == 16
    server.tell(name, "step", unit="epoch", count=2)
    assert server.until(name, rests)["steps"] == 48
    assert server.ask(name, "/network")["spec"] == trained(experiment(), 48)
    server.tell(name, "step", unit="epoch", count=1000)
    assert server.until(name, is_over)["status"] == "finished"


def test_the_rows_of_the_next_batch_are_told(server: Live) -> None:
    name = server.begin(experiment(start="paused"))
    first = server.until(name, rests)["next"]
    held = server.ask(name, "/data")["held_out"]
    assert len(set(first)) == 10
    assert not set(first) & set(held)
    server.tell(name, "step", count=15)
    assert not set(server.until(name, lambda run: run["steps"] == 15)["next"]) & set(first)
    server.tell(name, "resume")
    assert server.until(name, is_over)["next"] == []


def test_paused_rewound_and_resumed_it_comes_to_the_same(server: Live) -> None:
    body = experiment(epochs=20_000)
    name = server.begin(body)
    server.until(name, went)
    assert server.tell(name, "pause")["status"] == "paused"
    at = server.ask(name)["steps"]
    assert server.ask(name, "/network")["spec"] == trained(body, at)
    back = server.tell(name, "rewind")
    assert (back["status"], back["steps"]) == ("paused", 0)
    assert server.until(name, rests)["history"]["steps"] == [0]
    assert server.ask(name, "/network")["spec"] == trained(body, 0)
    assert server.tell(name, "resume")["status"] == "running"
    server.until(name, went)
    assert server.tell(name, "stop")["status"] == "stopped"


def test_a_run_may_be_given_more_epochs(server: Live) -> None:
    name = server.begin(experiment(epochs=10))
    server.until(name, is_over)
    assert server.tell(name, "resume")["status"] == "finished"
    assert server.tell(name, "resume", epochs=30)["epochs"] == 30
    run = server.until(name, is_over)
    assert (run["steps"], run["experiment"]["epochs"]) == (480, 30)
    assert server.ask(name, "/network")["spec"] == trained(experiment(), 480)


def test_a_pace_is_kept_until_another_is_wanted(server: Live) -> None:
    name = server.begin(experiment(epochs=FOREVER, pace=20))
    server.until(name, went)
    slow = server.ask(name)
    assert (slow["pace"], slow["steps"] < 16 * 40) == (20, True)
    assert server.tell(name, "resume", pace=5)["pace"] == 5
    assert server.tell(name, "resume")["pace"] is None
    server.until(name, lambda run: run["steps"] > 16 * 200)


def test_no_body_is_needed_to_tell_a_run_what_to_do(server: Live) -> None:
    name = server.begin(experiment(epochs=FOREVER))
    server.until(name, went)
    for what, status in (
        *(("pause", "paused"), ("step", "running"), ("rewind", "paused")),
        *(("resume", "running"), ("stop", "stopped")),
    ):
        bare = server.client.post(f"/runs/{name}/{what}")
        assert (bare.status_code, bare.json()["status"]) == (200, status), what
        null = server.client.post(f"/runs/{name}/{what}", content="null", headers=JSON)
        assert null.status_code == 200, what


def test_a_run_that_was_stopped_cannot_go_on(server: Live) -> None:
    name = server.begin(experiment(epochs=FOREVER))
    server.until(name, went)
    server.tell(name, "stop")
    assert server.tell(name, "stop")["status"] == "stopped"
    for what in ("pause", "resume", "step", "rewind"):
        [fault] = faults(server.client.post(f"/runs/{name}/{what}", json={}), 409)
        assert "stopped for good" in fault["message"]
    assert server.ask(name)["steps"] > 0


def test_what_cannot_go_on_says_why(server: Live) -> None:
    spec = {"inputs": 2, "layers": [{"units": 4}, {"units": 1}], "loss": "mse"}
    hot = {"name": "sgd", "learning_rate": 10}
    name = server.begin(experiment(spec=spec, optimizer=hot))
    run = server.until(name, is_over)
    assert run["status"] == "failed"
    assert "no longer a finite number" in run["why"]
    assert "smaller learning rate" in run["why"]
    back = server.tell(name, "rewind")
    assert (back["status"], back["why"]) == ("paused", None)
