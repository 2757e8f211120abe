"""Gradients of gradients: the backward sweep as a graph, and second derivatives."""

from fastapi import APIRouter

from app.engine.check import free_leaves
from app.engine.derivative import compiled, derivative
from app.engine.hessian import hessian, hessian_product, places
from app.engine.trace import output_seed, position_of
from app.web.answers import Answer, Knobs, Later
from app.web.bodies import JsonRoute
from app.web.compiled import Compiles
from app.web.problems import Refusal
from app.web.wire.derivative import (
    DerivativeAnswer,
    DerivativeRequest,
    HessianAnswer,
    HessianRequest,
    derivative_out,
    directions_of,
    product_out,
    table_out,
)

router = APIRouter(tags=["witnesses"], route_class=JsonRoute)


@router.post(
    "/derivative", response_model=DerivativeAnswer, summary="The backward sweep as a graph"
)
def derivative_of(body: DerivativeRequest, compiler: Compiles, knobs: Knobs) -> Later:
    """An ordinary graph that computes the gradients: it can be run, stepped and differentiated."""
    program = compiler.program(body.graph)
    seed = output_seed(program, body.seed)
    wanted = free_leaves(program) if body.wrt is None else [position_of(program, body.wrt, "/wrt")]

    def finish() -> Answer:
        found = derivative(program, wanted, seed)
        if not found.grads:
            output = program.nodes[program.output].id
            asked = "any input or parameter" if body.wrt is None else repr(body.wrt)
            message = f"{output!r} has no gradient with respect to {asked}: none can reach it"
            raise Refusal(422, message, "/graph" if body.wrt is None else "/wrt")
        first = next(iter(found.grads))
        compiled(found, first, knobs.limits())
        return Answer(derivative_out(found, first))

    return Later(finish)


@router.post("/hessian", response_model=HessianAnswer, summary="Second derivatives")
def hessian_of(body: HessianRequest, compiler: Compiles, knobs: Knobs) -> Later:
    """How fast each gradient moves with each input: as a table, or times a vector.

    Tangents are pushed through the backward sweep (forward over reverse).
    """
    program = compiler.program(body.graph)
    seed, leaves, limits = output_seed(program, body.seed), free_leaves(program), knobs.limits()
    if body.vector is not None:
        vector = directions_of(program, leaves, body.vector)
        return Later(
            lambda: Answer(
                product_out(program, leaves, hessian_product(program, leaves, seed, vector, limits))
            )
        )
    table = places(program, leaves)
    return Later(
        lambda: Answer(
            table_out(program, table, hessian(program, leaves, seed, limits, knobs.check_ops))
        )
    )
