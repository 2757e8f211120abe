"""A graph forward and backward, once."""

from fastapi import APIRouter

from app.engine.trace import reverse_trace
from app.web.accept import BOTH_FORMS, AcceptsBytes, Bytes
from app.web.answers import Answer, Later, soon_or_later
from app.web.bodies import JsonRoute
from app.web.compiled import Compiles
from app.web.wire.binary import run_bytes
from app.web.wire.evaluation import FORMS, EvaluateAnswer, EvaluateRequest

router = APIRouter(tags=["gradients"], route_class=JsonRoute)


@router.post(
    "/evaluate",
    response_model=EvaluateAnswer,
    summary="Values and gradients",
    responses=BOTH_FORMS,
)
def evaluate(body: EvaluateRequest, compiler: Compiles, as_bytes: AcceptsBytes) -> Answer | Later:
    """Runs a graph forward and backward; grad is null where no gradient reached a node."""
    program = compiler.program(body.graph)

    def finish() -> Answer:
        trace = reverse_trace(program, seed=body.seed)
        return Bytes(run_bytes(trace)) if as_bytes else Answer(FORMS[body.form](trace))

    return soon_or_later(program, finish)
