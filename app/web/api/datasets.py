"""The catalogue of datasets."""

from fastapi import APIRouter

from app.data.generators import GENERATORS
from app.data.real import REAL
from app.web.answers import Answer
from app.web.wire.dataset import DatasetsAnswer, generated_out, real_out

router = APIRouter(tags=["catalogues"])


@router.get("/datasets", response_model=DatasetsAnswer, summary="List every dataset")
def datasets() -> Answer:
    """What a network can be trained on: computed, with knobs to turn, or measured."""
    made = [generated_out(generator) for generator in GENERATORS.values()]
    return Answer({"datasets": [*made, *(real_out(real) for real in REAL.values())]})
