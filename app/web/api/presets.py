"""The catalogue of presets."""

from fastapi import APIRouter

from app.presets import load
from app.web.answers import Answer
from app.web.wire.preset import PresetsAnswer, preset_out

router = APIRouter(tags=["catalogues"])


@router.get("/presets", response_model=PresetsAnswer, summary="List every preset")
def presets() -> Answer:
    """Experiments that are worth seeing, each complete: a network, its data and its training."""
    return Answer({"presets": [preset_out(each) for each in load.presets()]})
