"""The catalogues that a network, its data and its training are chosen from."""

from fastapi import APIRouter

from app.data.engineered import MAKINGS
from app.data.scaling import SCALINGS
from app.network.activations import ACTIVATIONS
from app.network.clipping import CLIPPINGS
from app.network.losses import LOSSES
from app.network.regularizers import REGULARIZERS
from app.network.schedules import SCHEDULES
from app.web.answers import Answer
from app.web.wire import network_choices as wire

router = APIRouter(tags=["catalogues"])


@router.get("/activations", response_model=wire.ActivationsAnswer, summary="List every activation")
def activations() -> Answer:
    """The functions that a layer may end in."""
    return Answer({"activations": [wire.activation_out(each) for each in ACTIVATIONS.values()]})


@router.get("/losses", response_model=wire.LossesAnswer, summary="List every loss")
def losses() -> Answer:
    """What a network may be trained to make small, with its exact convention."""
    return Answer({"losses": [wire.loss_out(each) for each in LOSSES.values()]})


@router.get("/schedules", response_model=wire.SchedulesAnswer, summary="List every schedule")
def schedules() -> Answer:
    """How the learning rate may change, with settings, ranges and defaults."""
    return Answer({"schedules": [wire.schedule_out(each) for each in SCHEDULES.values()]})


@router.get(
    "/regularizers", response_model=wire.RegularizersAnswer, summary="List every regularizer"
)
def regularizers() -> Answer:
    """What large weights may cost, and the prior belief that this is."""
    return Answer(wire.regularizers_out(REGULARIZERS.values()))


@router.get("/clippings", response_model=wire.ClippingsAnswer, summary="List every clipping")
def clippings() -> Answer:
    """How a gradient that is too large may be made smaller."""
    return Answer(wire.clippings_out(CLIPPINGS.values()))


@router.get("/scalings", response_model=wire.ScalingsAnswer, summary="List every scaling")
def scalings() -> Answer:
    """How features may be brought to one scale."""
    return Answer({"scalings": [wire.scaling_out(each) for each in SCALINGS.values()]})


@router.get("/makings", response_model=wire.MakingsAnswer, summary="List every making")
def makings() -> Answer:
    """The ways to make features of features."""
    return Answer({"makings": [wire.making_out(each) for each in MAKINGS.values()]})
