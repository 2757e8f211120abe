"""The catalogue of worked examples."""

from fastapi import APIRouter

from app.examples.load import examples as all_examples
from app.web.answers import Answer
from app.web.wire.catalogue import ExamplesAnswer, example_out

router = APIRouter(tags=["catalogues"])


@router.get("/examples", response_model=ExamplesAnswer, summary="List every example")
def examples() -> Answer:
    """Small graphs as text, inputs and ready-made graph, with the numbers published for them."""
    return Answer({"examples": [example_out(example) for example in all_examples()]})
