"""The catalogue of optimizers."""

from fastapi import APIRouter

from app.network.optimizers import OPTIMIZERS
from app.web.answers import Answer
from app.web.wire.optimizer import OptimizersAnswer, optimizer_out

router = APIRouter(tags=["catalogues"])


@router.get("/optimizers", response_model=OptimizersAnswer, summary="List every optimizer")
def optimizers() -> Answer:
    """The ways to make a step of a gradient, with their settings, ranges and defaults."""
    return Answer({"optimizers": [optimizer_out(each) for each in OPTIMIZERS.values()]})
