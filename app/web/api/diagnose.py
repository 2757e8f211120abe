"""What is wrong with the numbers of a run."""

from fastapi import APIRouter

from app.engine.diagnose import diagnose
from app.engine.trace import reverse_trace
from app.web.answers import Answer, Later
from app.web.bodies import JsonRoute
from app.web.compiled import Compiles
from app.web.wire.diagnosis import DiagnoseAnswer, DiagnoseRequest, diagnosis_out

router = APIRouter(tags=["witnesses"], route_class=JsonRoute)


@router.post(
    "/diagnose", response_model=DiagnoseAnswer, summary="NaN, infinity, too small, too large"
)
def diagnose_graph(body: DiagnoseRequest, compiler: Compiles) -> Later:
    """Where numbers stop being finite, and where gradients vanish, explode or are blocked.

    What was produced at a node is told apart from what it only passes on.
    """
    program = compiler.program(body.graph)

    def finish() -> Answer:
        trace = reverse_trace(program, seed=body.seed)
        return Answer(diagnosis_out(program, diagnose(program, trace.run, trace.swept)))

    return Later(finish)
