"""Runs as JSON: how far they are, what has become of them, and what is to be seen."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field
from pydantic import model_validator as validator
from pydantic.json_schema import SkipJsonSchema

from app.data.dataset import Classes
from app.engine.value import Array
from app.runs.job import Point
from app.runs.pool import Pool
from app.runs.prepare import Prepared
from app.runs.run import Run, Status, prolonged, resumed
from app.runs.scene import Axis
from app.runs.view import Confusion, Pictures, Surface, View
from app.web.wire.body import Body
from app.web.wire.dataset import ClassesOut
from app.web.wire.experiment import (
    MOST_EPOCHS,
    ExperimentOut,
    Pace,
    experiment_out,
    read_back,
    with_epochs,
)
from app.web.wire.network import SpecOut
from app.web.wire.number import Number, number_out

VERBS = ("pause", "resume", "step", "rewind", "stop")
MOST_STEPS = 1_000_000
Row = list[float]
MaybeNumber = Number | None


class Bare(Body):
    """A request that says all by its address; a body is not needed."""

    @validator(mode="before")
    @classmethod
    def _no_body(cls, data: Any) -> Any:
        return {} if data is None else data


class ControlRequest(Bare):
    """Nothing more needs to be said."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})


class ResumeRequest(Bare):
    """How fast to go on, and how far; as fast as it can to its last epoch, unless more is said."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"pace": 20, "epochs": 100}]})

    pace: Pace = None
    epochs: int | None = Field(
        None, ge=1, le=MOST_EPOCHS, description="How many in all from now on, if they are more."
    )

    def changed(self, run: Run) -> Run:
        """The run going on."""
        if self.epochs is not None:
            run = prolonged(run, self.epochs, with_epochs(run.request, self.epochs))
        return resumed(run, self.pace)


class StepRequest(Bare):
    """How far to go: one batch, unless more is said."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"unit": "epoch", "count": 1}]})

    unit: Literal["batch", "epoch"] = "batch"
    count: int = Field(1, ge=1, le=MOST_STEPS)

    def steps(self, run: Run) -> int:
        """How many steps that is; an epoch ends where the samples are through."""
        if self.unit == "batch":
            return self.count
        an_epoch = run.job.steps_per_epoch
        return self.count * an_epoch - run.state.steps % an_epoch


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
    next: list[int] = Field(description="The rows of the next batch, in their order.")
    links: RunLinks


class NumbersRows(BaseModel):
    """Numbers to be learnt: their names, and rows of them."""

    names: list[str]
    values: list[Row]


class RunData(BaseModel):
    """What a run learns from: rows of the dataset's features, and the same rows as `x`, what the
    network is shown of them."""

    title: str
    features: list[str]
    picture: tuple[int, int] | None
    rows: list[Row]
    inputs: list[str]
    x: list[Row]
    classes: ClassesOut | SkipJsonSchema[None] = None
    numbers: NumbersRows | SkipJsonSchema[None] = None
    held_out: list[int] = Field(description="The rows that are held out.")


class AxisOut(BaseModel):
    """A feature, and from where to where it is looked at."""

    feature: str
    low: float
    high: float


class PicturesOut(BaseModel):
    """What every unit answers over two features, or along one: the inputs, then layer by layer.

    Of each unit width * height bytes, in base64, row by row from the highest of the second feature;
    0 stands for its `low`, 255 for its `high`.
    """

    axes: list[AxisOut]
    width: int
    height: int
    units: str
    low: list[float]
    high: list[float]


class SurfaceOut(BaseModel):
    """What the network answers over the same features, a byte a place in base64.

    Of classes the number of the most probable, and how sure it is, from 0 to 255; of numbers the
    first output, from `low` to `high`.
    """

    axes: list[AxisOut]
    width: int
    height: int
    classes: str | None
    sureness: str | None
    numbers: str | None
    low: float
    high: float


class ConfusionOut(BaseModel):
    """How many samples of each true class, by row, are told to be which, by column."""

    train: list[list[int]]
    held_out: list[list[int]] | None


class ViewOut(BaseModel):
    """A network after some steps.

    Parameters, and the gradient of loss and penalty on all training samples, are little-endian
    float32 in base64: layer by layer the weights row by row, then the biases.
    """

    steps: int
    epoch: float
    parameters: str
    gradient: str
    pictures: PicturesOut | None
    surface: SurfaceOut | None
    confusion: ConfusionOut | None


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


def data_out(prepared: Prepared) -> dict[str, Any]:
    """The data of a run as `RunData`."""
    dataset, target = prepared.dataset, prepared.dataset.target
    names = list(target.names)
    learnt: dict[str, Any] = (
        {"classes": {"names": names, "of": target.of.tolist()}}
        if isinstance(target, Classes)
        else {"numbers": {"names": names, "values": target.values.tolist()}}
    )
    return {
        "title": dataset.title,
        "features": list(dataset.features),
        "picture": dataset.picture,
        "rows": dataset.x.tolist(),
        "inputs": list(prepared.inputs),
        "x": prepared.x.tolist(),
        **learnt,
        "held_out": prepared.held.tolist(),
    }


def view_out(view: View) -> dict[str, Any]:
    """What is to be seen, as `ViewOut`."""
    return {
        "steps": view.steps,
        "epoch": view.epoch,
        "parameters": _floats(view.parameters),
        "gradient": _floats(view.gradient),
        "pictures": None if view.pictures is None else _pictures(view.pictures),
        "surface": None if view.surface is None else _surface(view.surface),
        "confusion": None if view.confusion is None else _confusion(view.confusion),
    }


def _next(run: Run) -> list[int]:
    return [] if run.state.steps >= run.job.steps else run.job.batch(run.state.steps).tolist()


def _pictures(found: Pictures) -> dict[str, Any]:
    return {
        "axes": _axes(found.axes),
        "width": found.width,
        "height": found.height,
        "units": _bytes(found.units),
        "low": found.low.tolist(),
        "high": found.high.tolist(),
    }


def _surface(found: Surface) -> dict[str, Any]:
    planes = {"classes": found.classes, "sureness": found.sureness, "numbers": found.numbers}
    return {
        "axes": _axes(found.axes),
        "width": found.width,
        "height": found.height,
        **{name: None if plane is None else _bytes(plane) for name, plane in planes.items()},
        "low": found.low,
        "high": found.high,
    }


def _confusion(found: Confusion) -> dict[str, Any]:
    held = None if found.held is None else found.held.tolist()
    return {"train": found.train.tolist(), "held_out": held}


def _axes(axes: Sequence[Axis]) -> list[dict[str, Any]]:
    return [asdict(axis) for axis in axes]


def _floats(numbers: Array) -> str:
    with np.errstate(over="ignore"):
        return b64encode(numbers.astype("<f4").tobytes()).decode()


def _bytes(numbers: Any) -> str:
    return b64encode(numbers.tobytes()).decode()


def _maybe(x: float | None) -> Any:
    return None if x is None else number_out(x)
