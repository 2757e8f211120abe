"""What becomes of runs when pages close and servers end."""

import os
import signal
from pathlib import Path
from time import monotonic, sleep

from tests.web.experiments import FOREVER, experiment, is_over, trained, went
from tests.web.live import PATIENCE, descendants, live


def written(folder: Path, name: str) -> Path:
    """The file of a run, when it is there."""
    file, end = folder / "runs" / f"{name}.run", monotonic() + PATIENCE
    while not file.exists():
        assert monotonic() < end
        sleep(0.02)
    return file


def assert_gone(processes: set[int]) -> None:
    """All of these end within a few seconds."""
    end = monotonic() + 5.0
    while left := processes & descendants_of_all():
        assert monotonic() < end, left
        sleep(0.05)


def descendants_of_all() -> set[int]:
    return descendants(1) | descendants(os.getpid())


def test_a_killed_server_takes_up_its_runs_where_they_were(tmp_path: Path) -> None:
    body = experiment(epochs=8000)
    with live(tmp_path) as server:
        going, resting = server.begin(body, cookie="visitor=a"), server.begin(body)
        server.until(resting, went)
        server.tell(resting, "pause")
        at = server.ask(resting)
        stopped = server.begin(body)
        server.until(stopped, went)
        server.tell(stopped, "stop")
        written(tmp_path, going)
        written(tmp_path, resting)
        with server.watching(going) as events:
            seen = next(event for event in events if event.told["steps"])
            before = seen.told["steps"]
            workers = descendants(server.process.pid)
            assert workers
            server.kill()
    assert_gone(workers)
    with live(tmp_path) as server:
        run = server.until(going, is_over)
        assert (run["status"], run["steps"]) == ("finished", 16 * 8000)
        assert before < run["steps"]
        assert server.ask(going, "/network")["spec"] == trained(body, 16 * 8000)
        steps = run["history"]["steps"]
        assert steps == sorted(set(steps))
        with server.watching(going, seen.id) as events:
            [event] = events
        assert event.told["fresh"]
        assert event.told["history"]["steps"] == steps
        there = server.ask(resting)
        assert (there["status"], there["steps"]) == ("paused", at["steps"])
        assert there["history"] == at["history"]
        assert server.ask(resting, "/network")["spec"] == trained(body, at["steps"])
        assert server.client.get(f"/runs/{stopped}").status_code == 404


def test_a_server_that_is_told_to_end_does_so_and_nothing_is_left(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        name = server.begin(experiment(epochs=FOREVER))
        server.until(name, went)
        workers = descendants(server.process.pid)
        with server.watching(name) as events:
            next(events)
            start = monotonic()
            server.process.send_signal(signal.SIGTERM)
            server.process.wait(20)
            assert monotonic() - start < 5.0
        assert_gone(workers)
        assert "Traceback" not in (tmp_path / "log.txt").read_text()


def test_a_run_whose_page_was_closed_is_paused_and_stopped_it_is_gone(tmp_path: Path) -> None:
    with live(tmp_path, unwatched_seconds=0.3) as server:
        name = server.begin(experiment(epochs=FOREVER))
        with server.watching(name) as events:
            next(event for event in events if event.told["steps"])
            sleep(1.5)
            assert server.ask(name)["status"] == "running"
        at = server.until(name, lambda run: run["status"] == "paused")
        sleep(0.3)
        assert server.ask(name)["steps"] == at["steps"]
        file = written(tmp_path, name)
        server.tell(name, "resume")
        server.tell(name, "stop")
        assert not file.exists()


def test_neither_torn_files_nor_another_server_keep_one_from_starting(tmp_path: Path) -> None:
    (tmp_path / "runs").mkdir()
    for i, content in enumerate((b"", b"torn", b"PK\x03\x04")):
        (tmp_path / "runs" / f"abcdefg{i}.run").write_bytes(content)
    with live(tmp_path) as first, live(tmp_path) as second:
        for i in range(3):
            assert first.client.get(f"/runs/abcdefg{i}").status_code == 404
        name = second.begin(experiment(epochs=1))
        second.until(name, is_over)
        assert first.client.get(f"/runs/{name}").status_code == 404
        assert not (tmp_path / "runs" / f"{name}.run").exists()
    assert "Traceback" not in (tmp_path / "log.txt").read_text()
