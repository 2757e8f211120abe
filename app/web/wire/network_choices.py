"""What a network, its data and its training are chosen from, as JSON."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, Field

from app.data.engineered import Making
from app.data.scaling import Scaling
from app.network.activations import Activation
from app.network.clipping import MOST, Clipping
from app.network.losses import Loss
from app.network.regularizers import STRENGTH, Regularizer
from app.network.schedules import Schedule
from app.web.wire.knob import KnobOut, knob_out


class Titled(BaseModel):
    """A choice: the name that requests call it by, and what people read."""

    name: str
    title: str
    doc: str


class ActivationOut(Titled):
    """A function that a layer may end in."""

    pieces: int = Field(description="How many rows of weights make one unit.")


class ActivationsAnswer(BaseModel):
    """Every activation there is."""

    activations: list[ActivationOut]


class LossOut(BaseModel):
    """What a network may be trained to make small.

    In its LaTeX there are n samples and k outputs y, or z where these are logits, or s where they
    are scores; t are the targets.
    """

    name: str
    title: str
    convention: str = Field(description="What is added up, and what it is the mean of.")
    latex: str
    classes: bool = Field(description="Whether a target may be the number of a class.")
    numbers: bool = Field(description="Whether a target may be a number for each output.")
    likelihood: str | None = Field(
        description="Of which distribution of the targets it is minus the log; null: of none."
    )


class LossesAnswer(BaseModel):
    """Every loss there is."""

    losses: list[LossOut]


class ScheduleOut(Titled):
    """How the learning rate changes, and where that was published."""

    source: str
    knobs: list[KnobOut]


class SchedulesAnswer(BaseModel):
    """Every schedule there is."""

    schedules: list[ScheduleOut]


class RegularizerOut(Titled):
    """What large weights cost."""

    prior: str = Field(description="Which prior belief about the weights it is.")


class RegularizersAnswer(BaseModel):
    """Every regularizer there is, and the setting that they share."""

    regularizers: list[RegularizerOut]
    strength: KnobOut


class ClippingOut(Titled):
    """How a gradient that is too large is made smaller."""


class ClippingsAnswer(BaseModel):
    """Every clipping there is, and the setting that they share."""

    clippings: list[ClippingOut]
    most: KnobOut


class ScalingOut(Titled):
    """How features are brought to one scale, by what the training rows say of them."""


class ScalingsAnswer(BaseModel):
    """Every scaling there is."""

    scalings: list[ScalingOut]


class MakingOut(BaseModel):
    """A way to make a feature of features; in `written`, {0} and {1} stand for their names."""

    name: str
    title: str
    written: str
    takes: int = Field(description="How many features it is made of.")


class MakingsAnswer(BaseModel):
    """Every making there is."""

    makings: list[MakingOut]


def activation_out(activation: Activation) -> dict[str, Any]:
    """An activation as `ActivationOut`."""
    return {**_titled(activation), "pieces": activation.pieces}


def loss_out(loss: Loss) -> dict[str, Any]:
    """A loss as `LossOut`."""
    return {
        "name": loss.name,
        "title": loss.title,
        "convention": loss.convention,
        "latex": loss.latex,
        "classes": loss.classes,
        "numbers": loss.numbers,
        "likelihood": loss.likelihood,
    }


def schedule_out(schedule: Schedule) -> dict[str, Any]:
    """A schedule as `ScheduleOut`."""
    knobs = [knob_out(knob) for knob in schedule.knobs]
    return {**_titled(schedule), "source": schedule.source, "knobs": knobs}


def regularizers_out(regularizers: Iterable[Regularizer]) -> dict[str, Any]:
    """Regularizers as `RegularizersAnswer`."""
    return {
        "regularizers": [{**_titled(each), "prior": each.prior} for each in regularizers],
        "strength": knob_out(STRENGTH),
    }


def clippings_out(clippings: Iterable[Clipping]) -> dict[str, Any]:
    """Clippings as `ClippingsAnswer`."""
    return {"clippings": [_titled(each) for each in clippings], "most": knob_out(MOST)}


def scaling_out(scaling: Scaling) -> dict[str, Any]:
    """A scaling as `ScalingOut`."""
    return _titled(scaling)


def making_out(making: Making) -> dict[str, Any]:
    """A making as `MakingOut`."""
    return {
        "name": making.name,
        "title": making.title,
        "written": making.written,
        "takes": making.takes,
    }


def _titled(record: Activation | Schedule | Regularizer | Clipping | Scaling) -> dict[str, Any]:
    return {"name": record.name, "title": record.title, "doc": record.doc}
