"""Runs for the tests: a small job, the same training in one go, and what a worker might answer."""

from dataclasses import replace

import numpy as np

from app.data.dataset import Classes, Dataset, Numbers
from app.engine.value import Array
from app.network.recipe import Recipe, State, begun
from app.network.sample import Sample
from app.network.spec import Layer, Spec
from app.network.train import advanced, course
from app.runs.history import History
from app.runs.job import Job, Kept, Point, Score, Slice
from app.runs.run import Client, Run, new_run
from app.runs.view import View

SPEC = Spec(2, (Layer(4, "tanh", dropout=0.2), Layer(1)), loss="mse", seed=3)
ANNA = Client("10.0.0.1", "anna")


def job(epochs: int = 40, rate: float = 0.1, spec: Spec = SPEC) -> Job:
    """200 samples to learn from in batches of 10, and 50 that are held out."""
    rng = np.random.default_rng(0)
    x = rng.uniform(-1.0, 1.0, (250, 2))
    y = np.sin(3.0 * x[:, :1]) * x[:, 1:]
    recipe = Recipe("adam", {"learning_rate": rate}, batch=10, seed=5)
    return Job(spec, recipe, Sample(x[:200], y[:200]), Sample(x[200:], y[200:]), epochs)


def in_one_go(job: Job, steps: int) -> State:
    return advanced(course(job.spec, job.recipe, job.train), begun(job.spec), steps).state


def same(one: State, other: State) -> bool:
    """Bit by bit."""
    return (
        one.steps == other.steps
        and one.parameters.tobytes() == other.parameters.tobytes()
        and one.slots.tobytes() == other.slots.tobytes()
    )


def run_of(epochs: int = 40, client: Client = ANNA, pace: float | None = None) -> Run:
    return new_run(job(epochs), client, pace=pace)


def point(steps: int) -> Point:
    return Point(steps, steps / 20, 1.0, Score(1.0, None), None, None, 0.0)


def slice_to(run: Run, *steps: int, trouble: str | None = None) -> Slice:
    """A slice that came by points after so many steps, and of each kept the network."""
    state = replace(run.state, steps=steps[-1])
    parameters, gradient = state.parameters, np.zeros(state.parameters.size)
    kept = tuple(Kept(at, parameters, gradient.astype(np.float32)) for at in steps)
    view = View(steps[-1], steps[-1] / 20, parameters, gradient, None, None, None)
    return Slice(state, tuple(map(point, steps)), kept, view, trouble)


def steps_of(history: History) -> list[int]:
    return [point.steps for point in history.points]


def classified(x: Array, of: list[int], names: str = "ab") -> Dataset:
    target = Classes(tuple(names), np.array(of))
    features = tuple(f"f{i}" for i in range(x.shape[1]))
    return Dataset("own", "Own", "", features, x, target, "")


def numeric(x: Array, values: Array) -> Dataset:
    target = Numbers(tuple(f"y{i}" for i in range(values.shape[1])), values)
    features = tuple(f"f{i}" for i in range(x.shape[1]))
    return Dataset("own", "Own", "", features, x, target, "")
