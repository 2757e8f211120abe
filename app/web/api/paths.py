"""The paths between a node and the output."""

from fastapi import APIRouter

from app.engine import paths
from app.engine.sweep import forward
from app.engine.trace import output_seed, position_of
from app.engine.value import Value
from app.web.answers import Answer, Later
from app.web.bodies import JsonRoute
from app.web.compiled import Compiles
from app.web.wire.paths import PathsAnswer, PathsRequest, paths_out

router = APIRouter(tags=["witnesses"], route_class=JsonRoute)


@router.post("/paths", response_model=PathsAnswer, summary="The sum over all paths")
def paths_from(body: PathsRequest, compiler: Compiles) -> Later:
    """Every way from a node to the output, counted exactly and added up, the largest one by one.

    Where there are more than `limit`, the sum is made by dynamic programming.
    """
    program = compiler.program(body.graph)
    source = position_of(program, body.source, "/source")
    seed = output_seed(program, body.seed)

    def finish() -> Answer:
        run, counts = forward(program), paths.counts(program)
        largest = paths.largest(paths.map_of(program, run), source, seed, body.limit)
        if len(largest) == counts[source] > 0:
            total: Value | None = paths.total(largest)
        else:
            total = paths.sums(program, run, seed)[source]
        return Answer(paths_out(program, counts, source, total, largest))

    return Later(finish)
