"""A sweep written down step by step, and one step explained."""

from itertools import repeat

from fastapi import APIRouter

from app.engine.cost import step_numbers
from app.engine.program import Program
from app.engine.steps import Trace
from app.engine.trace import forward_trace, reverse_trace
from app.language.explain import explain as explain_step
from app.language.explain import narrate
from app.settings import Settings
from app.web.accept import BOTH_FORMS, AcceptsBytes, Bytes
from app.web.answers import Answer, Knobs, Later
from app.web.bodies import JsonRoute
from app.web.compiled import Compiles
from app.web.problems import Refusal
from app.web.wire.binary import trace_bytes
from app.web.wire.trace import (
    ExplainRequest,
    Step,
    TraceAnswer,
    TraceRequest,
    step_out,
    trace_out,
)

router = APIRouter(tags=["steps"], route_class=JsonRoute)


@router.post(
    "/trace", response_model=TraceAnswer, summary="The steps of a sweep", responses=BOTH_FORMS
)
def trace(body: TraceRequest, compiler: Compiles, knobs: Knobs, as_bytes: AcceptsBytes) -> Later:
    """What happened, in order: values, the seed, then what crossed each edge and the totals.

    Columns of bytes have all of it, without words.
    """
    program = compiler.program(body.graph)

    def finish() -> Answer:
        swept = _swept(program, body)
        if as_bytes:
            return Bytes(trace_bytes(swept))
        chosen = _chosen(swept, body, knobs)
        told = narrate(swept, chosen) if _tells(swept, chosen, body, knobs) else repeat(None)
        return Answer(trace_out(swept, chosen, told))

    return Later(finish)


@router.post(
    "/explain",
    response_model=Step,
    summary="One step in words and mathematics",
)
def explain(body: ExplainRequest, compiler: Compiles) -> Later:
    """The step of a trace with this index, narrated: for graphs too large to narrate whole."""
    program = compiler.program(body.graph)

    def finish() -> Answer:
        swept = _swept(program, body)
        if body.index >= len(swept.steps):
            message = (
                f"index must be below {len(swept.steps)}, the number of steps, got {body.index}"
            )
            raise Refusal(422, message, "/index")
        step, told = swept.steps[body.index], explain_step(swept, body.index)
        return Answer(step_out(body.mode, body.index, step, told))

    return Later(finish)


def _swept(program: Program, body: TraceRequest | ExplainRequest) -> Trace:
    if body.mode == "reverse":
        return reverse_trace(program, seed=body.seed)
    return forward_trace(program, body.wrt, direction=body.seed)


def _chosen(swept: Trace, body: TraceRequest, knobs: Settings) -> range:
    """The indices of the steps that are wanted, unless these are more than an answer may hold."""
    total = len(swept.steps)
    if body.from_ > total:
        message = f"from must be at most {total}, the number of steps, got {body.from_}"
        raise Refusal(422, message, "/from")
    count = total if body.count is None else body.count
    chosen = range(body.from_, min(total, body.from_ + count))
    if (numbers := step_numbers(swept, chosen)) > knobs.trace_numbers:
        message = (
            f"these steps would hold {numbers} numbers; at most {knobs.trace_numbers} are written "
            f"as JSON at once; ask for fewer of the {total} steps with from and count, or for "
            f"columns of bytes"
        )
        raise Refusal(422, message, "/graph")
    return chosen


def _tells(swept: Trace, chosen: range, body: TraceRequest, knobs: Settings) -> bool:
    """Whether the chosen steps are narrated: if that is wished, else where they are few."""
    small = len(swept.values) <= knobs.explained_nodes or len(chosen) <= knobs.explained_nodes
    if body.explain is None:
        return small and len(chosen) <= knobs.explained_steps
    if body.explain and len(chosen) > knobs.explained_steps:
        message = (
            f"at most {knobs.explained_steps} steps are narrated at once, these are {len(chosen)}; "
            "ask for fewer with from and count"
        )
        raise Refusal(422, message, "/explain")
    return body.explain
