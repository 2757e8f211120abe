"""Differences by steps of every size."""

from fastapi import APIRouter

from app.engine.curve import curve, curve_cost, place_in
from app.engine.trace import output_seed, position_of
from app.web.answers import Answer, Knobs, Later
from app.web.bodies import JsonRoute
from app.web.compiled import Compiles
from app.web.wire.differences import DifferencesAnswer, DifferencesRequest, differences_out

router = APIRouter(tags=["witnesses"], route_class=JsonRoute)


@router.post(
    "/differences", response_model=DifferencesAnswer, summary="Differences by steps of every size"
)
def differences_by_step(body: DifferencesRequest, compiler: Compiles, knobs: Knobs) -> Later:
    """Central and one-sided differences for one number: rounding on the left, truncation right.

    Their distance to `reverse` is how far off each is.
    """
    program = compiler.program(body.graph)
    position = position_of(program, body.node, "/node")
    place = place_in(program.shapes[position], body.place, body.node)
    seed = output_seed(program, body.seed)
    curve_cost(program, knobs.check_ops)
    return Later(
        lambda: Answer(differences_out(body.node, place, curve(program, position, place, seed)))
    )
