"""The catalogue of initializers."""

from fastapi import APIRouter

from app.network.initializers import INITIALIZERS
from app.web.answers import Answer
from app.web.wire.network import InitializersAnswer, initializer_out

router = APIRouter(tags=["catalogues"])


@router.get("/initializers", response_model=InitializersAnswer, summary="List every initializer")
def initializers() -> Answer:
    """The ways to draw weights before training; biases begin at 0."""
    return Answer({"initializers": [initializer_out(each) for each in INITIALIZERS.values()]})
