"""The catalogue of ops."""

from fastapi import APIRouter

from app.engine.ops import OPS
from app.web.answers import Answer
from app.web.wire.catalogue import OpsAnswer, op_out

router = APIRouter(tags=["catalogues"])


@router.get("/ops", response_model=OpsAnswer, summary="List every op")
def ops() -> Answer:
    """Every op with its inputs, settings, formulas and an example that /parse reads."""
    return Answer({"ops": [op_out(op) for op in OPS.values()]})
