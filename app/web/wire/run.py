"""Runs as JSON: how far they are, and what has become of them."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, Field

from app.runs.job import Point
from app.runs.pool import Pool
from app.runs.run import Run, Status
from app.web.wire.experiment import ExperimentOut, experiment_out, read_back
from app.web.wire.network import SpecOut
from app.web.wire.number import Number, number_out
from app.web.wire.run_view import ViewOut, view_out

VERBS = ("pause", "resume", "step", "rewind", "stop")
MaybeNumber = Number | None
# Nobody looks at more samples of a batch one by one.
MOST_NEXT = 1_000


class RunLinks(BaseModel):
    """Where a run is asked about, and told what to do."""

    self: str
    events: str
    data: str
    view: str
    network: str
    pause: str
    resume: str
    step: str
    rewind: str
    stop: str


class RunBegun(BaseModel):
    """A new run."""

    id: str
    links: RunLinks


class RunState(BaseModel):
    """How far a run is. `place` is how many runs get their turn before it.

    As long as the server is not `warm`, it makes ready what trains, and no run goes on.
    """

    id: str
    status: Status
    place: int
    warm: bool
    pace: float | None
    why: str | None = Field(description="Why it failed.")
    steps: int
    epoch: float
    epochs: int
    steps_per_epoch: int


class HistoryOut(BaseModel):
    """What has become of a run, in columns; an early part of a long history is thinned out."""

    steps: list[int]
    epoch: list[float]
    batch_loss: list[MaybeNumber] = Field(
        description="The mean loss of the batches since the point before."
    )
    train_loss: list[Number]
    train_accuracy: list[MaybeNumber]
    held_loss: list[MaybeNumber]
    held_accuracy: list[MaybeNumber]
    log_likelihood: list[MaybeNumber] = Field(
        description="log P(D|N) of the training samples; null where the loss is no likelihood's."
    )
    log_prior: list[Number] = Field(description="log P(N); 0 where the prior is flat.")


class RunAnswer(RunState):
    """A run whole."""

    experiment: ExperimentOut
    history: HistoryOut
    next: list[int] = Field(
        description=f"The rows of the next batch, in their order; the first {MOST_NEXT} at most."
    )
    links: RunLinks


class RunEvent(RunState):
    """What is new of a run since the event before; where `fresh`, its history begins anew."""

    fresh: bool
    history: HistoryOut
    next: list[int]
    view: ViewOut | None


class TrainedAnswer(BaseModel):
    """The network of a run after some steps, with every number."""

    steps: int
    spec: SpecOut


def links_out(name: str, root: str) -> dict[str, str]:
    """Where a run lives below `root`."""
    own = f"{root}/runs/{name}"
    below = ("events", "data", "view", "network", *VERBS)
    return {"self": own, **{name: f"{own}/{name}" for name in below}}


def state_out(run: Run, pool: Pool) -> dict[str, Any]:
    """A run as `RunState`."""
    return {
        "id": run.id,
        "status": run.status,
        "place": pool.place(run.id),
        "warm": pool.is_warm,
        "pace": run.pace,
        "why": run.why,
        "steps": run.state.steps,
        "epoch": run.state.steps / run.job.steps_per_epoch,
        "epochs": run.job.epochs,
        "steps_per_epoch": run.job.steps_per_epoch,
    }


def run_out(run: Run, pool: Pool, root: str) -> dict[str, Any]:
    """A run as `RunAnswer`."""
    return {
        **state_out(run, pool),
        "experiment": experiment_out(read_back(run.request)),
        "history": history_out(run.history.points),
        "next": _next(run),
        "links": links_out(run.id, root),
    }


def event_out(run: Run, pool: Pool, points: Sequence[Point], *, fresh: bool) -> dict[str, Any]:
    """A run as `RunEvent`, of which these points are new."""
    return {
        **state_out(run, pool),
        "fresh": fresh,
        "history": history_out(points),
        "next": _next(run),
        "view": None if run.view is None else view_out(run.view),
    }


def history_out(points: Sequence[Point]) -> dict[str, Any]:
    """Points in columns, as `HistoryOut`."""
    held = [point.held for point in points]
    return {
        "steps": [point.steps for point in points],
        "epoch": [point.epoch for point in points],
        "batch_loss": [_maybe(point.batch_loss) for point in points],
        "train_loss": [number_out(point.train.loss) for point in points],
        "train_accuracy": [_maybe(point.train.accuracy) for point in points],
        "held_loss": [score and number_out(score.loss) for score in held],
        "held_accuracy": [score and _maybe(score.accuracy) for score in held],
        "log_likelihood": [_maybe(point.log_likelihood) for point in points],
        "log_prior": [number_out(point.log_prior) for point in points],
    }


def _next(run: Run) -> list[int]:
    if run.state.steps >= run.job.steps:
        return []
    rows: list[int] = run.job.batch(run.state.steps)[:MOST_NEXT].tolist()
    return rows


def _maybe(x: float | None) -> Any:
    return None if x is None else number_out(x)
