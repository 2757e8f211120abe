"""Runs: begun, and told what to do."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from app.language.problem import ParseError
from app.runs import run as moves
from app.runs.run import Run
from app.web.answers import Answer, Later
from app.web.bodies import JsonRoute
from app.web.problems import Refusal, unread
from app.web.runs import AllRuns, Asking, Runs
from app.web.wire.experiment import RunRequest
from app.web.wire.run import RunBegun, RunState, links_out, state_out
from app.web.wire.run_orders import ControlRequest, ResumeRequest, StepRequest

ROOT = "/api/v1"
router = APIRouter(prefix="/runs", tags=["runs"], route_class=JsonRoute)
RunId = Annotated[str, Path(description="As POST /runs answered.", max_length=64)]


@router.post("", response_model=RunBegun, status_code=201, summary="Begin a run")
def begin_run(body: RunRequest, runs: AllRuns, client: Asking) -> Later:
    """Train a network on data; it goes on by itself, in turn with those of others."""

    def finish() -> Response:
        try:
            run = runs.begin(body, client)
        except ParseError as error:
            return unread(error, "/dataset/formula")
        links = links_out(run.id, ROOT)
        return Answer({"id": run.id, "links": links}, 201, {"Location": links["self"]})

    return Later(finish)


@router.post("/{id}/pause", response_model=RunState, summary="Let a run rest")
def pause_run(id: RunId, body: ControlRequest, runs: AllRuns) -> Later:  # noqa: A002, ARG001
    """It rests where it is; nothing of it is lost."""
    return _changed(runs, id, moves.paused)


@router.post("/{id}/resume", response_model=RunState, summary="Let a run go on")
def resume_run(id: RunId, body: ResumeRequest, runs: AllRuns) -> Later:  # noqa: A002
    """It goes on to its last epoch, or to a later one; at another pace if it goes on already."""
    return _changed(runs, id, body.changed)


@router.post("/{id}/step", response_model=RunState, summary="Let a run take some steps")
def step_run(id: RunId, body: StepRequest, runs: AllRuns) -> Later:  # noqa: A002
    """A run that rests goes on by so many batches or epochs, and rests again."""
    return _changed(runs, id, lambda run: moves.stepped(run, body.steps(run)))


@router.post("/{id}/rewind", response_model=RunState, summary="Put a run back to its beginning")
def rewind_run(id: RunId, body: ControlRequest, runs: AllRuns) -> Later:  # noqa: A002, ARG001
    """It rests at the exact weights that it began with."""
    return _changed(runs, id, moves.rewound)


@router.post("/{id}/stop", response_model=RunState, summary="End a run for good")
def stop_run(id: RunId, body: ControlRequest, runs: AllRuns) -> Later:  # noqa: A002, ARG001
    """All that it takes is given back; it cannot go on."""
    return _changed(runs, id, moves.stopped)


def _changed(runs: Runs, name: str, how: Callable[[Run], Run]) -> Later:
    def finish() -> Answer:
        run = runs.change(name, how)
        if run.status == "stopped" and how is not moves.stopped:
            raise Refusal(409, "this run was stopped for good; begin another with POST /runs")
        return Answer(state_out(run, runs.pool))

    return Later(finish)
