"""A graph forward and backward, once."""

from fastapi import APIRouter

from app.engine.program import compile_graph
from app.web.answers import Answer, Knobs
from app.web.bodies import JsonRoute
from app.web.wire.evaluation import EvaluateAnswer, EvaluateRequest, evaluated

router = APIRouter(tags=["gradients"], route_class=JsonRoute)


@router.post("/evaluate", response_model=EvaluateAnswer, summary="Values and gradients")
def evaluate(body: EvaluateRequest, knobs: Knobs) -> Answer:
    """Runs a graph forward and backward; grad is null where no gradient reached a node."""
    program = compile_graph(body.graph.to_engine(), knobs.limits())
    return Answer(evaluated(program, program.leaves, body.seed, body.form))
