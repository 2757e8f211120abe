"""A slice of a run: as many steps as fit into a little while. Importing this needs numba."""

from time import perf_counter
from typing import NamedTuple

import numpy as np

from app.engine.value import Array
from app.network.flat import weights_only
from app.network.kernel import outputs, slope
from app.network.losses import LOSSES
from app.network.recipe import Recipe, State
from app.network.regularizers import REGULARIZERS
from app.network.sample import Sample
from app.network.train import Advance, Course, advanced, course
from app.runs.job import Job, Kept, Point, Score, Slice
from app.runs.looking import view_of
from app.runs.view import classes_told, true_classes

# A run should have so many points at least, where judging it takes little of its time: between
# two points it trains so many times as long as judging took.
POINTS, PRICES = 250, 1.0


def course_of(job: Job) -> Course:
    """A job made ready for the compiled loops."""
    return course(job.spec, job.recipe, job.train)


def slice_of(job: Job, made: Course, state: State, steps: int, seconds: float) -> Slice:
    """At most so many steps from a state, judged on the way, begun anew until the time is over; one
    at least, if any.

    How a run is cut into slices changes no bit of it.
    """
    end, goal, price = perf_counter() + seconds, state.steps + steps, 0.0
    points, kept = [], []
    while True:
        stretch = Stretch(min(goal, state.steps + job.steps // POINTS + 1), PRICES * price, end)
        went = _stretched(made, state, goal, stretch)
        state, start = went.state, perf_counter()
        point, gradient = judged(job, state, went.losses)
        points.append(point)
        with np.errstate(over="ignore"):  # a gradient may be beyond float32
            kept.append(Kept(state.steps, state.parameters, gradient.astype(np.float32)))
        now = perf_counter()
        price = now - start
        if went.trouble is not None or state.steps >= goal or now >= end:
            view = view_of(job, state.steps, state.parameters, gradient)
            return Slice(state, tuple(points), tuple(kept), view, went.trouble)


class Stretch(NamedTuple):
    """How far it is to the next point: to a step at least, and for so many seconds at least, but no
    longer than until `end`."""

    least: int
    seconds: float
    end: float


def _stretched(made: Course, state: State, goal: int, stretch: Stretch) -> Advance:
    start, leg, losses = perf_counter(), 1, [np.empty(0)]
    while state.steps < goal:
        far = state.steps >= stretch.least and perf_counter() >= start + stretch.seconds
        if losses[1:] and (far or perf_counter() >= stretch.end):
            break
        ahead = stretch.least - state.steps if state.steps < stretch.least else goal - state.steps
        went = advanced(made, state, min(leg, ahead, goal - state.steps))
        losses.append(went.losses)
        state, leg = went.state, 2 * leg
        if went.trouble is not None:
            return Advance(state, np.concatenate(losses), went.trouble)
    return Advance(state, np.concatenate(losses))


class Judged(NamedTuple):
    """Where a run is, and the gradient of loss and penalty on all training samples."""

    point: Point
    gradient: Array


def judged(job: Job, state: State, losses: Array) -> Judged:
    """A state judged by all samples; `losses` are those of the batches since the last time."""
    spec, parameters, strength = job.spec.without_dropout(), state.parameters, job.recipe.strength
    found = slope(spec, parameters, job.train, Recipe())
    kind, samples, width = LOSSES[spec.loss], len(job.train.x), spec.layers[-1].units
    regularizer, weighs = REGULARIZERS[job.recipe.regularizer], weights_only(spec)
    weights = parameters[weighs == 1.0]
    point = Point(
        steps=state.steps,
        epoch=state.steps / job.steps_per_epoch,
        batch_loss=float(losses.mean()) if losses.size else None,
        train=Score(found.loss, _accuracy(job, state, job.train)),
        held=None if job.held is None else _score(job, state, job.held),
        log_likelihood=kind.log_likelihood and kind.log_likelihood(found.loss, samples, width),
        log_prior=regularizer.log_prior(weights, kind.scale(samples, width) * strength),
    )
    return Judged(point, found.gradient + weighs * regularizer.slope(parameters, strength))


def _score(job: Job, state: State, sample: Sample) -> Score:
    spec = job.spec.without_dropout()
    loss = slope(spec, state.parameters, sample, Recipe()).loss
    return Score(loss, _accuracy(job, state, sample))


def _accuracy(job: Job, state: State, sample: Sample) -> float | None:
    if job.classes is None:
        return None
    spec = job.spec.without_dropout()
    told, _ = classes_told(spec, outputs(spec, state.parameters, sample.x))
    return float(np.mean(told == true_classes(sample)))
