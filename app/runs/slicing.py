"""A slice of a run: as many steps as fit into a little while. Importing this needs numba."""

from dataclasses import replace
from time import perf_counter

import numpy as np

from app.engine.value import Array
from app.network.kernel import outputs, slope
from app.network.losses import LOSSES
from app.network.recipe import Recipe, State
from app.network.sample import Sample
from app.network.spec import Spec
from app.network.train import Course, advanced, course
from app.runs.job import Job, Point, Score, Slice


def course_of(job: Job) -> Course:
    """A job made ready for the compiled loops."""
    return course(job.spec, job.recipe, job.train)


def slice_of(job: Job, made: Course, state: State, steps: int, seconds: float) -> Slice:
    """At most so many steps from a state, begun anew until the time is over; at least one.

    How a run is cut into slices changes no bit of it.
    """
    end, leg, losses, trouble = perf_counter() + seconds, 1, [], None
    while steps and trouble is None:
        went = advanced(made, state, min(leg, steps))
        steps -= went.state.steps - state.steps
        state, trouble = went.state, went.trouble
        losses.append(went.losses)
        if perf_counter() >= end:
            break
        leg *= 2
    return Slice(state, point_of(job, state, np.concatenate(losses or [np.empty(0)])), trouble)


def point_of(job: Job, state: State, losses: Array) -> Point:
    """Where a run is, with what the batches cost since the last point."""
    return Point(
        steps=state.steps,
        epoch=state.steps / job.steps_per_epoch,
        batch_loss=float(losses.mean()) if losses.size else None,
        train=_score(job.spec, state, job.train),
        held=None if job.held is None else _score(job.spec, state, job.held),
    )


def _score(spec: Spec, state: State, sample: Sample) -> Score:
    whole = replace(spec, layers=tuple(replace(layer, dropout=0.0) for layer in spec.layers))
    loss = slope(whole, state.parameters, sample, Recipe()).loss
    return Score(loss, _accuracy(spec, outputs(whole, state.parameters, sample.x), sample))


def _accuracy(spec: Spec, found: Array, sample: Sample) -> float | None:
    """Of classes by their largest output; of one logit by its sign."""
    y = np.asarray(sample.y)
    if LOSSES[spec.loss].classes and y.ndim == 1:
        return float(np.mean(found.argmax(axis=1) == y))
    if spec.loss == "binary_cross_entropy_with_logits":
        return float(np.mean((found > 0.0) == (y > 0.5)))
    return None
