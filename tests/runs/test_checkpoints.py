"""Runs in files: back to the same bits, whatever becomes of the files and of the server."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.runs import checkpoints as module
from app.runs.checkpoints import BETWEEN, Checkpoints, checkpoints
from app.runs.run import Run, paused, resumed, stepped, stopped, went_on
from app.runs.run_file import written
from app.runs.slicing import course_of, slice_of
from tests.runs.jobs import in_one_go, job, run_of, same, steps_of

PLENTY = 10**9


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Checkpoints]:
    made = Checkpoints(tmp_path, PLENTY)
    yield made
    made.close()


def trained(run: Run, steps: int) -> Run:
    """The run after a slice that is really trained, seen before."""
    work, made = run.job, course_of(run.job)
    seen = run if run.view else went_on(run, slice_of(work, made, run.state, 0, 60.0))
    return went_on(seen, slice_of(work, made, seen.state, steps, 60.0))


def test_a_run_is_read_back_to_the_last_bit(folder: Checkpoints) -> None:
    run = replace(trained(run_of(pace=3.5), 123), request=b'{"a": 1}', deaths=1)
    folder.keep(run)
    saved = folder.find(run.id)
    assert saved is not None
    assert (saved.request, saved.status) == (b'{"a": 1}', "running")
    back = saved.revived(run.job)
    assert same(back.state, run.state)
    assert (back.id, back.client, back.goal, back.why) == (run.id, run.client, run.goal, run.why)
    assert (back.status, back.pace) == (run.status, 3.5)
    assert back.history.points == run.history.points
    for one, other in zip(back.history.kept, run.history.kept, strict=True):
        assert one.steps == other.steps
        assert one.parameters.tobytes() == other.parameters.tobytes()
        assert one.gradient.tobytes() == other.gradient.tobytes()
    assert back.serial > run.serial + 1000  # whoever watched is told all anew
    assert back.anew == back.serial


def test_a_run_goes_on_after_a_restart_to_the_same_bits(folder: Checkpoints) -> None:
    run = trained(run_of(), 300)
    folder.keep(run)
    saved = folder.find(run.id)
    assert saved is not None
    back = saved.revived(job())  # made anew of the same request
    assert back.left == 0  # it is looked at first
    done = trained(back, 500)
    assert done.status == "finished"
    assert same(done.state, in_one_go(run.job, 800))
    steps = steps_of(done.history)
    assert steps == sorted(set(steps))


def test_only_runs_under_way_are_taken_up(folder: Checkpoints) -> None:
    going, resting, over = (trained(run_of(), 20) for _ in range(3))
    folder.keep(going)
    folder.keep(paused(resting))
    folder.keep(replace(over, status="finished"))
    assert [saved.status for saved in folder.under_way()] == ["running"]
    assert folder.find(resting.id) is not None


def test_a_run_that_goes_on_is_written_now_and_then(
    folder: Checkpoints, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(module, "monotonic", lambda: now)
    run = trained(run_of(), 20)
    folder.keep(run)
    later = trained(run, 20)
    folder.keep(later)
    assert steps_in(folder, run) == 20
    now += BETWEEN + 0.1
    folder.keep(later)
    assert steps_in(folder, run) == 40
    rests = paused(trained(later, 20))
    folder.keep(rests)  # at once
    assert steps_in(folder, run) == 60


def steps_in(folder: Checkpoints, run: Run) -> int:
    saved = folder.find(run.id)
    assert saved is not None
    return saved.revived(run.job).state.steps


def test_a_run_that_was_not_looked_at_is_not_written(folder: Checkpoints) -> None:
    run = run_of()
    folder.keep(run)
    assert folder.find(run.id) is None


def test_what_is_told_late_replaces_nothing_newer(folder: Checkpoints) -> None:
    run = trained(run_of(), 20)
    rests = paused(run)
    folder.keep(rests)
    folder.keep(run)
    saved = folder.find(run.id)
    assert saved is not None
    assert saved.status == "paused"


def test_a_run_that_was_stopped_leaves_nothing(
    folder: Checkpoints, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(module, "monotonic", lambda: now)
    run = trained(run_of(), 20)
    folder.keep(run)
    last = trained(run, 20)
    folder.keep(stopped(last))
    assert folder.find(run.id) is None
    now += BETWEEN + 0.1
    folder.keep(last)  # by a worker that was late
    assert list(tmp_path.glob("*.run*")) == []


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_torn_file_is_no_run(folder: Checkpoints, tmp_path: Path, share: float) -> None:
    run = trained(run_of(), 20)
    folder.keep(run)
    [file] = tmp_path.glob("*.run")
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])
    assert folder.find(run.id) is None
    other = trained(run_of(), 20)
    folder.keep(other)
    assert len(list(folder.under_way())) == 1


@pytest.mark.parametrize(
    "name", ["../secret", "..", "", "a" * 65, "a/b/c/d/e/f", "runs\0abcdef", "é" * 9]
)
def test_no_name_leaves_the_folder(folder: Checkpoints, tmp_path: Path, name: str) -> None:
    (tmp_path.parent / "secret.run").write_bytes(written(run_of()))
    assert folder.find(name) is None


def test_a_full_disk_stops_no_run(
    folder: Checkpoints, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    run = trained(run_of(), 20)
    folder.keep(run)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        folder.keep(paused(trained(run, 20)))
    assert steps_in(folder, run) == 20
    assert len(list(tmp_path.glob("*.run"))) == 1


def test_two_servers_do_not_share_a_folder(tmp_path: Path) -> None:
    first = checkpoints(tmp_path, PLENTY)
    assert first is not None
    assert checkpoints(tmp_path, PLENTY) is None
    first.close()
    second = checkpoints(tmp_path, PLENTY)
    assert second is not None
    second.close()


def test_a_folder_that_cannot_be_is_none(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    assert checkpoints(file / "runs", PLENTY) is None


def test_of_too_many_runs_the_oldest_give_way(tmp_path: Path) -> None:
    run = trained(run_of(), 20)
    size = len(written(run))
    folder = Checkpoints(tmp_path, 3 * size + size // 2)
    runs = [replace(run, id=f"run-number-{i}") for i in range(5)]
    for i, each in enumerate(runs):
        folder.keep(each)
        # The clocks of file systems may be coarse.
        os.utime(tmp_path / f"{each.id}.run", (1000 + i, 1000 + i))
    found = [each.id for each in runs if folder.find(each.id)]
    folder.close()
    assert found == ["run-number-2", "run-number-3", "run-number-4"]


def test_a_step_after_a_restart_ends_where_it_should(folder: Checkpoints) -> None:
    run = trained(run_of(), 300)
    folder.keep(stepped(paused(run), 50))
    saved = folder.find(run.id)
    assert saved is not None
    back = trained(saved.revived(run.job), 50)
    assert (back.status, back.state.steps) == ("paused", 350)
    assert same(resumed(back).state, in_one_go(run.job, 350))
