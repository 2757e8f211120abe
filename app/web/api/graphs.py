"""Graphs registered once and evaluated often, as when a value is dragged."""

from typing import Annotated

from fastapi import APIRouter, Path

from app.engine.program import compile_graph, with_leaves
from app.web.answers import Answer, Kept, Knobs
from app.web.bodies import JsonRoute
from app.web.problems import Refusal
from app.web.registered import content_id
from app.web.wire.evaluation import (
    Columns,
    LeavesRequest,
    RegisterAnswer,
    RegisterRequest,
    evaluated,
)

router = APIRouter(prefix="/graphs", tags=["gradients"], route_class=JsonRoute)
GraphId = Annotated[str, Path(description="As POST /graphs answered.")]


@router.post("", response_model=RegisterAnswer, summary="Keep a graph ready")
def register(body: RegisterRequest, knobs: Knobs, kept: Kept) -> Answer:
    """Checks and keeps a graph; the same content has the same id. Old ones are forgotten."""
    graph = body.graph.to_engine()
    name = content_id(graph)
    if not kept.keep(name, compile_graph(graph, knobs.limits())):
        raise Refusal(422, "this graph is too large to be kept; use POST /evaluate", "/graph")
    return Answer({"id": name})


@router.post(
    "/{id}/evaluate", response_model=Columns, summary="Evaluate a kept graph with other values"
)
def evaluate_registered(id: GraphId, body: LeavesRequest, kept: Kept) -> Answer:  # noqa: A002
    """Values and gradients in columns, for new values of some leaves."""
    program = kept.find(id)
    if program is None:
        raise Refusal(404, "no graph is kept under this id; register it (again) with POST /graphs")
    return Answer(evaluated(program, with_leaves(program, body.values), body.seed, "columns"))
