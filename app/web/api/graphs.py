"""Graphs registered once and evaluated often, as when a value is dragged."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path

from app.engine.graph import GraphError, Problem, pointer
from app.engine.program import Program, with_leaves
from app.engine.trace import reverse_trace
from app.web.accept import BOTH_FORMS, AcceptsBytes, Bytes
from app.web.answers import Answer, Kept, Later, soon_or_later
from app.web.bodies import JsonRoute
from app.web.compiled import Compiles
from app.web.problems import Refusal
from app.web.registered import content_id
from app.web.wire.binary import run_bytes
from app.web.wire.evaluation import (
    Columns,
    LeavesRequest,
    RegisterAnswer,
    RegisterRequest,
    columns_out,
)

router = APIRouter(prefix="/graphs", tags=["gradients"], route_class=JsonRoute)
GraphId = Annotated[str, Path(description="As POST /graphs answered.")]


@router.post("", response_model=RegisterAnswer, summary="Keep a graph ready")
def register(body: RegisterRequest, compiler: Compiles, kept: Kept) -> Answer:
    """Checks and keeps a graph; the same content has the same id. Old ones are forgotten."""
    program = compiler.program(body.graph)
    name = content_id(program)
    if not kept.keep(name, program):
        raise Refusal(422, "this graph is too large to be kept; use POST /evaluate", "/graph")
    return Answer({"id": name})


@router.post(
    "/{id}/evaluate",
    response_model=Columns,
    summary="Evaluate a kept graph with other values",
    responses=BOTH_FORMS,
)
def evaluate_registered(
    id: GraphId,  # noqa: A002
    body: LeavesRequest,
    kept: Kept,
    as_bytes: AcceptsBytes,
) -> Answer | Later:
    """Values and gradients in columns, for new values of some leaves."""
    program = kept.find(id)
    if program is None:
        raise Refusal(404, "no graph is kept under this id; register it (again) with POST /graphs")
    leaves = with_leaves(program, body.values)

    def finish() -> Answer:
        try:
            trace = reverse_trace(program, leaves, body.seed)
        except GraphError as error:
            raise GraphError(_in_this_body(p, program, body) for p in error.problems) from None
        return Bytes(run_bytes(trace)) if as_bytes else Answer(columns_out(trace))

    return soon_or_later(program, finish)


def _in_this_body(found: Problem, program: Program, body: LeavesRequest) -> Problem:
    """A problem at a node, which this body does not have, at the given value that led to it."""
    if found.node is None or not found.where.startswith("/nodes"):
        return found
    behind = _ancestors(program, found.node)
    given = [name for name in body.values if program.position[name] in behind]
    where = pointer("values", given[0]) if len(given) == 1 else ""
    return replace(found, where=where)


def _ancestors(program: Program, node: str) -> set[int]:
    """Everything that a node is computed from, by position."""
    reached = [program.position[node]]
    seen = set(reached)
    for i in reached:
        new = set(program.inputs[i]) - seen
        seen |= new
        reached += new
    return seen
