"""Runs in processes of their own: paused, stepped, rewound, killed, and bit by bit the same."""

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing import active_children
from time import monotonic

import numpy as np
import pytest

from app.network.recipe import Recipe, State, begun
from app.network.sample import Sample
from app.network.spec import Layer, Spec
from app.network.train import advanced, course
from app.runs.job import Job, Point, Score, Slice
from app.runs.pool import Bounds, FullError, Pool
from app.runs.run import (
    MOST_POINTS,
    Run,
    new_run,
    paused,
    resumed,
    rewound,
    stepped,
    stopped,
    went_on,
)

PATIENCE = 60.0
SPEC = Spec(2, (Layer(4, "tanh", dropout=0.2), Layer(1)), loss="mse", seed=3)


def job(epochs: int = 40, rate: float = 0.1, spec: Spec = SPEC) -> Job:
    rng = np.random.default_rng(0)
    x = rng.uniform(-1.0, 1.0, (250, 2))
    y = np.sin(3.0 * x[:, :1]) * x[:, 1:]
    recipe = Recipe("adam", {"rate": rate}, batch=10, seed=5)
    return Job(spec, recipe, Sample(x[:200], y[:200]), Sample(x[200:], y[200:]), epochs)


def in_one_go(job: Job, steps: int) -> State:
    return advanced(course(job.spec, job.recipe, job.train), begun(job.spec), steps).state


def same(one: State, other: State) -> bool:
    return (
        one.steps == other.steps
        and one.parameters.tobytes() == other.parameters.tobytes()
        and one.slots.tobytes() == other.slots.tobytes()
    )


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    made = Pool(Bounds(workers=1, per_client=3, runs=5, slice_seconds=0.01))
    yield made
    made.close()


def until(pool: Pool, name: str, holds: Callable[[Run], bool]) -> Run:
    """The run as soon as something holds of it."""
    end = monotonic() + PATIENCE
    run = pool.find(name)
    while run is None or not holds(run):
        assert monotonic() < end, run
        run = pool.wait(name, -1 if run is None else run.serial, 1.0)
    return run


def test_a_run_ends_where_training_in_one_go_does(pool: Pool) -> None:
    run = until(pool, pool.submit(job(), "a").id, lambda run: run.status == "finished")
    assert same(run.state, in_one_go(run.job, run.job.steps))
    assert run.points[-1].steps == run.job.steps
    assert run.points[-1].epoch == 40
    assert run.points[-1].held is not None
    assert run.points[-1].train.loss < (run.points[0].batch_loss or 0.0)


def test_paused_stepped_rewound_and_resumed_no_bit_is_another(pool: Pool) -> None:
    run = pool.submit(job(epochs=3000), "a")
    until(pool, run.id, lambda run: run.state.steps > 0)
    pool.change(run.id, paused)
    rests = until(pool, run.id, lambda run: run.status == "paused")
    assert same(rests.state, in_one_go(run.job, rests.state.steps))
    pool.change(run.id, lambda run: stepped(run, 7))
    moved = until(pool, run.id, lambda run: run.state.steps >= rests.state.steps + 7)
    assert moved.status == "paused"
    assert same(moved.state, in_one_go(run.job, rests.state.steps + 7))
    pool.change(run.id, rewound)
    back = until(pool, run.id, lambda run: run.state.steps == 0)
    assert same(back.state, begun(run.job.spec))
    assert back.points == ()
    pool.change(run.id, lambda run: stepped(run, 33))
    again = until(pool, run.id, lambda run: run.state.steps == 33)
    assert same(again.state, in_one_go(run.job, 33))
    pool.change(run.id, resumed)
    until(pool, run.id, lambda run: run.state.steps > 33)
    pool.change(run.id, stopped)
    until(pool, run.id, lambda run: run.status == "stopped")
    pool.change(run.id, rewound)
    assert until(pool, run.id, lambda run: True).status == "stopped"


def test_a_killed_worker_is_replaced_and_its_run_goes_on(pool: Pool) -> None:
    run = pool.submit(job(epochs=2000), "a")
    until(pool, run.id, lambda run: run.state.steps > 0)
    for worker in active_children():
        os.kill(worker.pid or 0, signal.SIGKILL)
    done = until(pool, run.id, lambda run: run.status == "finished")
    assert same(done.state, in_one_go(run.job, run.job.steps))


def test_what_is_no_longer_finite_ends_a_run_with_a_reason(pool: Pool) -> None:
    spec = replace(SPEC, layers=(Layer(4, "linear"), Layer(1)))
    hot = replace(job(spec=spec), recipe=Recipe("sgd", {"rate": 10.0}, batch=10))
    run = until(pool, pool.submit(hot, "a").id, lambda run: run.status == "failed")
    assert "no longer a finite number" in (run.why or "")


def test_runs_take_turns_and_nobody_has_too_many(pool: Pool) -> None:
    runs = [pool.submit(job(epochs=100_000), "b") for _ in range(3)]
    with pytest.raises(FullError, match="you have 3 runs"):
        pool.submit(job(), "b")
    more = [pool.submit(job(epochs=100_000), "c") for _ in range(2)]
    with pytest.raises(FullError, match="5 runs are not over"):
        pool.submit(job(), "d")
    for run in (*runs, *more):
        until(pool, run.id, lambda run: run.state.steps > 0)
    steps = [until(pool, run.id, lambda run: True).state.steps for run in (*runs, *more)]
    assert min(steps) > 0.2 * max(steps)
    for run in (*runs, *more):
        pool.change(run.id, stopped)
    assert pool.submit(job(epochs=1), "b").status == "running"


def test_closing_ends_every_process() -> None:
    mine = Pool(Bounds(workers=1))
    run = mine.submit(job(epochs=100_000), "a")
    until(mine, run.id, lambda run: run.state.steps > 0)
    before = active_children()
    mine.close()
    assert len(active_children()) == len(before) - 1


def test_a_history_of_any_length_is_bounded() -> None:
    run = new_run("r", "a", job(epochs=10**6))
    for i in range(1, 3 * MOST_POINTS):
        point = Point(i, 0.0, 1.0, Score(1.0, None), None)
        run = went_on(run, Slice(replace(run.state, steps=i), point, None))
    assert len(run.points) <= MOST_POINTS
    assert (run.points[0].steps, run.points[-1].steps) == (1, 3 * MOST_POINTS - 1)
