"""How a run stands in a file: arrays, and a text of JSON beside them; nothing that could be run.

The job is not there, but the request that it was made of: making a job of it again is the caller's,
for the request is in the form in which it came.
"""

import json
from collections.abc import Callable
from dataclasses import astuple
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import BadZipFile

import numpy as np

from app.engine.value import Array
from app.network.recipe import State
from app.runs.history import History
from app.runs.job import Job, Kept, Point, Score
from app.runs.run import Client, Run, Status

VERSION = 1
# Whoever watched the run before has seen more than the file knows, or less: from a serial number
# that was never told they are told all anew.
AHEAD = 1_000_000
# What reading ends in where a file is cut short or was changed, and where it never was a run's.
TORN = (BadZipFile, EOFError, KeyError, OSError, RuntimeError, ValueError)
FOREIGN = (AttributeError, TypeError)


class Saved(NamedTuple):
    """A run without its job; `revived` makes it whole."""

    request: bytes
    status: Status
    revived: Callable[[Job], Run]


def written(run: Run) -> bytes:
    """A run as the content of a file."""
    text = {
        "version": VERSION,
        "id": run.id,
        "client": run.client,
        "request": run.request.decode(),
        "status": run.status,
        "steps": run.state.steps,
        "goal": run.goal,
        "pace": run.pace,
        "serial": run.serial,
        "why": run.why,
        "points": [astuple(point) for point in run.history.points],
        "kept": [kept.steps for kept in run.history.kept],
    }
    file = BytesIO()
    np.savez(
        file,
        text=np.frombuffer(json.dumps(text).encode(), np.uint8),
        parameters=run.state.parameters,
        slots=run.state.slots,
        kept=_rows([kept.parameters for kept in run.history.kept]),
        gradients=_rows([kept.gradient for kept in run.history.kept]),
    )
    return file.getvalue()


def read(content: bytes) -> Saved | None:
    """What a file's content says, None where it is cut short, or another program's."""
    try:
        with np.load(BytesIO(content), allow_pickle=False) as arrays:
            loaded = {name: arrays[name] for name in arrays.files}
        text = json.loads(loaded.pop("text").tobytes())
        if text["version"] != VERSION:
            return None
        request = text["request"].encode()
        return Saved(request, text["status"], lambda job: _run(job, request, text, loaded))
    except (*TORN, *FOREIGN):
        return None


def _run(job: Job, request: bytes, text: dict[str, Any], arrays: dict[str, Array]) -> Run:
    serial = text["serial"] + AHEAD
    points = tuple(_point(*given) for given in text["points"])
    kept = tuple(
        Kept(steps, parameters, gradient.astype(np.float32))
        for steps, parameters, gradient in zip(
            text["kept"], arrays["kept"], arrays["gradients"], strict=True
        )
    )
    return Run(
        id=text["id"],
        client=Client(*text["client"]),
        job=job,
        state=State(arrays["parameters"], arrays["slots"], text["steps"]),
        goal=text["goal"],
        status=text["status"],
        request=request,
        history=History(points, (serial,) * len(points), kept),
        serial=serial,
        anew=serial,
        why=text["why"],
        pace=text["pace"],
    )


def _point(
    steps: int, epoch: float, batch: float | None, train: Any, held: Any, data: Any, prior: float
) -> Point:
    return Point(steps, epoch, batch, Score(*train), held and Score(*held), data, prior)


def _rows(arrays: list[Any]) -> Array:
    return np.stack(arrays) if arrays else np.empty((0, 0))
