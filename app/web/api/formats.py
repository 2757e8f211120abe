"""The catalogue of formats."""

from fastapi import APIRouter

from app.export.formats import FORMATS
from app.web.answers import Answer
from app.web.wire.export import ExportsAnswer, format_out

router = APIRouter(tags=["catalogues"])


@router.get("/exports", response_model=ExportsAnswer, summary="List every format")
def exports() -> Answer:
    """The formats of POST /export, as a menu shows them."""
    return Answer({"formats": [format_out(form) for form in FORMATS.values()]})
