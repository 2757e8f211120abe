"""A sweep written down step by step, and one step explained."""

from fastapi import APIRouter

from app.engine.cost import trace_numbers
from app.engine.program import Program, compile_graph
from app.engine.trace import Trace, forward_trace, reverse_trace
from app.language.explain import explain as explain_step
from app.language.explain import narrate
from app.settings import Settings
from app.web.answers import Answer, Knobs
from app.web.bodies import JsonRoute
from app.web.problems import Refusal
from app.web.wire.trace import (
    ExplainRequest,
    Step,
    TraceAnswer,
    TraceRequest,
    step_out,
    trace_out,
)

router = APIRouter(tags=["steps"], route_class=JsonRoute)


@router.post("/trace", response_model=TraceAnswer, summary="Every step of a sweep")
def trace(body: TraceRequest, knobs: Knobs) -> Answer:
    """What happened, in order: values, the seed, then what crossed each edge and the totals."""
    program = compile_graph(body.graph.to_engine(), knobs.limits())
    told = _within(program, body, knobs)
    return Answer(trace_out(_swept(program, body), narrate if told else None))


@router.post(
    "/explain",
    response_model=Step,
    summary="One step in words and mathematics",
)
def explain(body: ExplainRequest, knobs: Knobs) -> Answer:
    """The step of a trace with this index, narrated: for graphs too large to narrate whole."""
    swept = _swept(compile_graph(body.graph.to_engine(), knobs.limits()), body)
    if body.index >= len(swept.steps):
        message = f"index must be below {len(swept.steps)}, the number of steps, got {body.index}"
        raise Refusal(422, message, "/index")
    return Answer(step_out(swept, body.index, explain_step(swept, body.index)))


def _swept(program: Program, body: TraceRequest | ExplainRequest) -> Trace:
    if body.mode == "reverse":
        return reverse_trace(program, seed=body.seed)
    return forward_trace(program, body.wrt, direction=body.seed)


def _within(program: Program, body: TraceRequest, knobs: Settings) -> bool:
    """Whether to narrate; refuses answers that would be too large, before computing anything."""
    numbers, nodes = trace_numbers(program, body.mode), len(program.nodes)
    steps = nodes + 1 + sum(map(len, program.inputs))
    if numbers > knobs.trace_numbers:
        message = (
            f"the steps of this trace would hold {numbers} numbers; at most {knobs.trace_numbers} "
            "are written down; use POST /evaluate, or POST /explain for single steps"
        )
        raise Refusal(422, message, "/graph")
    few = steps <= knobs.explained_steps
    if body.explain is None:
        return few and nodes <= knobs.explained_nodes
    if body.explain and not few:
        message = (
            f"traces of at most {knobs.explained_steps} steps are narrated whole, this may have "
            f"{steps}; use POST /explain for single steps"
        )
        raise Refusal(422, message, "/explain")
    return body.explain
