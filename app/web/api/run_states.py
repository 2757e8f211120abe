"""Runs looked at: how far they are, what they learn from, and what their networks answer."""

from typing import Annotated

import numpy as np
from fastapi import APIRouter, Header, Query, Response
from fastapi.sse import EventSourceResponse

from app.network.flat import views
from app.network.parameters import with_parameters
from app.runs.job import Kept
from app.runs.looking import view_of
from app.runs.run import Run
from app.web.answers import Answer
from app.web.api.runs import ROOT, RunId
from app.web.problems import Refusal
from app.web.run_events import events, has_more
from app.web.runs import AllRuns
from app.web.wire.network import spec_out
from app.web.wire.run import RunAnswer, RunEvent, TrainedAnswer, run_out
from app.web.wire.run_data import RunData, data_out
from app.web.wire.run_view import ViewOut, view_out

router = APIRouter(prefix="/runs", tags=["runs"])
Steps = Annotated[
    int | None, Query(ge=0, description="After how many steps; left out, where the run is now.")
]


@router.get("/{id}", response_model=RunAnswer, summary="How far a run is, and its history")
def run_state(id: RunId, runs: AllRuns) -> Answer:  # noqa: A002
    """Where it is, what became of it, and the experiment that it follows from."""
    found = runs.find(id)
    return Answer(run_out(found, runs.pool, ROOT))


@router.get("/{id}/data", response_model=RunData, summary="What a run learns from")
def run_data(id: RunId, runs: AllRuns) -> Answer:  # noqa: A002
    """Every row, as it was given and as the network is shown it, and which rows are held out."""
    return Answer(data_out(runs.prepared(runs.find(id))))


@router.get("/{id}/view", response_model=ViewOut, summary="What a run's network answers")
def run_view(id: RunId, runs: AllRuns, steps: Steps = None) -> Answer:  # noqa: A002
    """Parameters, gradient, and what every unit answers; from the steps nearest that are kept."""
    found = runs.find(id)
    if found.view is not None and steps in (None, found.view.steps):
        return Answer(view_out(found.view))
    kept = _kept(found, steps)
    return Answer(
        view_out(view_of(found.job, kept.steps, kept.parameters, kept.gradient.astype(np.float64)))
    )


@router.get("/{id}/network", response_model=TrainedAnswer, summary="A run's network")
def run_network(id: RunId, runs: AllRuns, steps: Steps = None) -> Answer:  # noqa: A002
    """The spec with every weight and bias exactly, as POST /networks takes it."""
    found = runs.find(id)
    at, parameters = found.state.steps, found.state.parameters
    if steps is not None and steps != at:
        kept = _kept(found, steps)
        at, parameters = kept.steps, kept.parameters
    spec = with_parameters(found.job.spec, views(found.job.spec, parameters))
    return Answer({"steps": at, "spec": spec_out(spec)})


@router.get(
    "/{id}/events",
    response_class=Response,
    summary="What becomes of a run, as it happens",
    responses={
        200: {
            "description": "Events named `run`; the data of each are a RunEvent.",
            "model": RunEvent,
            "content": {"text/event-stream": {}},
        },
        204: {"description": "The run is over, and all of it was told."},
    },
)
def run_events(
    id: RunId,  # noqa: A002
    runs: AllRuns,
    last_event_id: Annotated[str | None, Header(max_length=20)] = None,
) -> Response:
    """A stream of server-sent events; after the id of the last event that came, what is new."""
    last = int(last_event_id) if last_event_id and last_event_id.isdecimal() else None
    found = runs.find(id)
    if not has_more(found, last):
        return Response(status_code=204)
    headers = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
    return EventSourceResponse(events(runs.pool, found.id, last), headers=headers)


def _kept(run: Run, steps: int | None) -> Kept:
    kept = run.history.nearest(run.state.steps if steps is None else steps)
    if kept is None:
        raise Refusal(409, "the run was not looked at yet; ask again in a moment")
    return kept
