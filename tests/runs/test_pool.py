"""Runs in processes of their own: in turn, killed, and bit by bit the same."""

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing import active_children
from time import monotonic, sleep

import pytest

from app.network.recipe import Recipe, begun
from app.network.spec import Layer
from app.runs.bounds import Bounds, FullError
from app.runs.job import Job
from app.runs.pool import Pool
from app.runs.run import (
    Client,
    Run,
    new_run,
    paused,
    prolonged,
    resumed,
    rewound,
    stepped,
    stopped,
)
from app.runs.worker import REMEMBERED
from tests.runs.jobs import SPEC, in_one_go, job, same, steps_of

PATIENCE = 60.0
LONG = 100_000
ADDRESS = "10.0.0.1"


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    bounds = Bounds(
        workers=1, per_client=3, per_address=10, runs=5, slice_seconds=0.01, unwatched_seconds=0.2
    )
    made = Pool(bounds)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _left_empty(pool: Pool) -> Iterator[None]:
    """Each test finds room for its runs."""
    begun_here: list[str] = []
    submit = pool.submit

    def noted(run: Run) -> Run:
        begun_here.append(run.id)
        return submit(run)

    pool.submit = noted  # type: ignore[method-assign]
    yield
    pool.submit = submit  # type: ignore[method-assign]
    for name in begun_here:
        pool.change(name, stopped)


def begin(pool: Pool, job: Job, visitor: str = "a", *, pace: float | None = None) -> Run:
    return pool.submit(new_run(job, Client(ADDRESS, visitor), pace=pace))


def until(pool: Pool, run: Run, holds: Callable[[Run], bool]) -> Run:
    """The run as soon as something holds of it."""
    end, now = monotonic() + PATIENCE, pool.find(run.id)
    while now is None or not holds(now):
        assert monotonic() < end, now
        now = pool.wait(run.id, -1 if now is None else now.serial, 1.0)
    return now


def now(pool: Pool, run: Run) -> Run:
    found = pool.find(run.id)
    assert found is not None
    return found


def test_a_run_ends_where_training_in_one_go_does(pool: Pool) -> None:
    run = until(pool, begin(pool, job()), lambda run: run.status == "finished")
    assert same(run.state, in_one_go(run.job, run.job.steps))
    first, last = run.history.points[0], run.history.points[-1]
    assert (first.steps, last.steps, last.epoch) == (0, run.job.steps, 40)
    assert last.held is not None
    assert last.train.loss < first.train.loss
    assert run.view is not None
    assert run.view.parameters.tobytes() == run.state.parameters.tobytes()


def test_paused_stepped_rewound_and_resumed_no_bit_is_another(pool: Pool) -> None:
    run = begin(pool, job(epochs=3000))
    until(pool, run, lambda run: run.state.steps > 0)
    pool.change(run.id, paused)
    rests = until(pool, run, lambda run: run.status == "paused")
    assert same(rests.state, in_one_go(run.job, rests.state.steps))
    pool.change(run.id, lambda run: stepped(run, 7))
    moved = until(pool, run, lambda run: run.state.steps >= rests.state.steps + 7)
    assert moved.status == "paused"
    assert same(moved.state, in_one_go(run.job, rests.state.steps + 7))
    pool.change(run.id, rewound)
    back = until(pool, run, lambda run: run.view is not None and run.state.steps == 0)
    assert same(back.state, begun(run.job.spec))
    assert steps_of(back.history) == [0]
    pool.change(run.id, lambda run: stepped(run, 33))
    again = until(pool, run, lambda run: run.state.steps == 33)
    assert same(again.state, in_one_go(run.job, 33))
    pool.change(run.id, resumed)
    until(pool, run, lambda run: run.state.steps > 33)
    pool.change(run.id, stopped)
    assert now(pool, run).status == "stopped"
    pool.change(run.id, rewound)
    assert now(pool, run).status == "stopped"


def test_a_run_that_is_paused_stays_where_it_is(pool: Pool) -> None:
    run = begin(pool, job(epochs=LONG))
    until(pool, run, lambda run: run.state.steps > 0)
    pool.change(run.id, paused)
    rests = now(pool, run)
    sleep(0.1)
    assert now(pool, run) is rests


def test_a_killed_worker_is_replaced_and_its_run_goes_on(pool: Pool) -> None:
    run = begin(pool, job(epochs=2000))
    until(pool, run, lambda run: run.state.steps > 0)
    for worker in active_children():
        os.kill(worker.pid or 0, signal.SIGKILL)
    done = until(pool, run, lambda run: run.status == "finished")
    assert same(done.state, in_one_go(run.job, run.job.steps))


def test_what_is_no_longer_finite_ends_a_run_with_a_reason(pool: Pool) -> None:
    spec = replace(SPEC, layers=(Layer(4, "linear"), Layer(1)))
    hot = replace(job(spec=spec), recipe=Recipe("sgd", {"learning_rate": 10.0}, batch=10))
    run = until(pool, begin(pool, hot), lambda run: run.status == "failed")
    assert "no longer a finite number" in (run.why or "")


def test_runs_take_turns_and_nobody_has_too_many(pool: Pool) -> None:
    runs = [begin(pool, job(epochs=LONG), "b") for _ in range(3)]
    with pytest.raises(FullError, match="you have 3 runs that are not over"):
        begin(pool, job(), "b")
    runs += [begin(pool, job(epochs=LONG), "c") for _ in range(2)]
    with pytest.raises(FullError, match="the server has 5 runs that are not over"):
        begin(pool, job(), "d")
    for run in runs:
        until(pool, run, lambda run: run.state.steps > 0)
    turns = [now(pool, run).serial for run in runs]
    assert max(turns) - min(turns) <= 2
    places = {pool.place(run.id) for run in runs}
    assert places <= set(range(5))
    assert max(places) >= 3
    for run in runs:
        pool.change(run.id, stopped)
    assert begin(pool, job(epochs=1), "b").status == "running"


def test_one_that_rests_unwatched_gives_way_to_another(pool: Pool) -> None:
    runs = [begin(pool, job(epochs=LONG), "b") for _ in range(3)]
    until(pool, runs[1], lambda run: run.view is not None)
    pool.change(runs[1].id, paused)
    begin(pool, job(epochs=LONG), "b")
    assert [now(pool, run).status for run in runs] == ["running", "stopped", "running"]


def test_a_run_that_is_over_is_not_rewound_past_the_number_that_one_may_have(pool: Pool) -> None:
    over = until(pool, begin(pool, job(epochs=1), "b"), lambda run: run.is_over)
    for _ in range(3):
        begin(pool, job(epochs=LONG), "b")
    with pytest.raises(FullError, match="you have 3 runs"):
        pool.change(over.id, rewound)
    assert now(pool, over).status == "finished"


def test_a_run_goes_no_faster_than_its_pace(pool: Pool) -> None:
    """At 20 epochs of 20 steps a second; without a pace it takes thousands of steps."""
    run = begin(pool, job(epochs=LONG), pace=20.0)
    until(pool, run, lambda run: run.state.steps > 0)
    start, before = monotonic(), now(pool, run).state.steps
    sleep(0.5)
    went, seconds = now(pool, run).state.steps - before, monotonic() - start
    assert 0 < went <= 400 * seconds + 40  # a ration may lie within the time
    pool.change(run.id, resumed)
    until(pool, run, lambda run: run.state.steps > 4000)


def test_what_nobody_watches_any_more_is_paused(pool: Pool) -> None:
    run, unwatched = begin(pool, job(epochs=LONG)), begin(pool, job(epochs=LONG))
    with pool.attendance.watching(run.id):
        until(pool, run, lambda run: run.state.steps > 0)
        sleep(0.3)
        assert now(pool, run).status == "running"
    until(pool, run, lambda run: run.status == "paused")
    assert now(pool, unwatched).status == "running"


def test_a_run_that_was_kept_elsewhere_goes_on_here_once(pool: Pool) -> None:
    away = new_run(job(), Client(ADDRESS, "z"))
    there = replace(away, state=in_one_go(away.job, 100))
    pool.adopt(there)
    assert pool.adopt(away).state.steps >= 100
    done = until(pool, away, lambda run: run.status == "finished")
    assert same(done.state, in_one_go(away.job, 800))


def test_every_change_is_kept() -> None:
    kept: list[Run] = []
    mine = Pool(Bounds(workers=1), kept.append)
    run = mine.submit(new_run(job(epochs=1), Client(ADDRESS), rests=True))
    mine.change(run.id, lambda run: replace(run, serial=run.serial + 1))
    mine.close()
    assert kept[0].serial == 1
    assert kept[-1].id == run.id


def test_more_runs_than_a_worker_remembers_come_to_the_same() -> None:
    """Each begins elsewhere, so that none can pass for another; a slice is a step."""
    many = REMEMBERED + 2
    mine = Pool(Bounds(workers=1, per_client=many, slice_seconds=0.0))
    try:
        jobs = [job(epochs=2, spec=replace(SPEC, seed=seed)) for seed in range(many)]
        runs = [begin(mine, each) for each in jobs]
        for run in runs:
            done = until(mine, run, lambda run: run.is_over)
            assert same(done.state, in_one_go(run.job, 40))
    finally:
        mine.close()


def test_a_longer_job_takes_the_place_of_the_one_before(pool: Pool) -> None:
    run = until(pool, begin(pool, job(epochs=5)), lambda run: run.is_over)
    pool.change(run.id, lambda run: resumed(prolonged(run, 40, b"longer")))
    done = until(pool, run, lambda run: run.is_over)
    assert done.request == b"longer"
    assert same(done.state, in_one_go(run.job, 800))


def test_closing_ends_every_process() -> None:
    mine = Pool(Bounds(workers=2))
    before = set(active_children())
    run = begin(mine, job(epochs=LONG))
    until(mine, run, lambda run: run.state.steps > 0)
    assert set(active_children()) - before
    mine.close()
    assert set(active_children()) <= before
