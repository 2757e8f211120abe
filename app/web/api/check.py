"""The same gradient by four roads."""

from fastapi import APIRouter

from app.engine.check import check, check_cost
from app.engine.trace import output_seed
from app.web.answers import Answer, Knobs, Later
from app.web.bodies import JsonRoute
from app.web.compiled import Compiles
from app.web.wire.check import CheckAnswer, CheckRequest, checked_out, checked_positions

router = APIRouter(tags=["witnesses"], route_class=JsonRoute)


@router.post("/check", response_model=CheckAnswer, summary="Four witnesses for a gradient")
def check_gradients(body: CheckRequest, compiler: Compiles, knobs: Knobs) -> Later:
    """Reverse mode, forward mode, central differences and the sum over all paths, side by side.

    Where they differ, the answer says why: a kink, a tie, a step, an overflow, rounding.
    """
    program = compiler.program(body.graph)
    positions, seed = checked_positions(program, body.nodes), output_seed(program, body.seed)
    check_cost(program, positions, knobs.check_ops)
    return Later(lambda: Answer(checked_out(check(program, positions, seed, body.h))))
