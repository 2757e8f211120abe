"""A graph forward and backward, once."""

from fastapi import APIRouter

from app.engine.program import compile_graph
from app.engine.trace import reverse_trace
from app.web.accept import BOTH_FORMS, AcceptsBytes, Bytes
from app.web.answers import Answer, Knobs
from app.web.bodies import JsonRoute
from app.web.wire.binary import run_bytes
from app.web.wire.evaluation import FORMS, EvaluateAnswer, EvaluateRequest

router = APIRouter(tags=["gradients"], route_class=JsonRoute)


@router.post(
    "/evaluate",
    response_model=EvaluateAnswer,
    summary="Values and gradients",
    responses=BOTH_FORMS,
)
def evaluate(body: EvaluateRequest, knobs: Knobs, as_bytes: AcceptsBytes) -> Answer:
    """Runs a graph forward and backward; grad is null where no gradient reached a node."""
    trace = reverse_trace(compile_graph(body.graph.to_engine(), knobs.limits()), seed=body.seed)
    return Bytes(run_bytes(trace)) if as_bytes else Answer(FORMS[body.form](trace))
