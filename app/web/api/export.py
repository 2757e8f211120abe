"""A graph as a file for others: documents, drawings, programs."""

import re
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from app.engine.trace import reverse_trace
from app.export.formats import FORMATS, Format, export
from app.export.subject import Unwritable
from app.web.answers import Answer, Later
from app.web.bodies import JsonRoute
from app.web.compiled import Compiles
from app.web.problems import LISTED, Fault, problem
from app.web.wire.export import ExportRequest, format_of, places_of, subject_of
from app.web.wire.graph import GraphOut

router = APIRouter(tags=["graphs"], route_class=JsonRoute)
TEXTS: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            form.media_type: {"schema": {"type": "string"}}
            for form in FORMATS.values()
            if form.media_type != Answer.media_type
        },
        "description": "The text, in the media type of its format.",
    }
}


@router.post("/export", response_model=GraphOut, summary="Write a graph down", responses=TEXTS)
def export_graph(body: ExportRequest, compiler: Compiles) -> Later:
    """The graph with its numbers as the text of a file. Programs assert every number.

    What a format cannot say is refused, node by node.
    """
    form, title = format_of(body), body.title or ""
    program = compiler.program(body.graph)
    graph, places = body.graph.to_engine(), places_of(body.graph)

    def finish() -> Answer:
        subject = subject_of(graph, reverse_trace(program, seed=body.seed), places, title)
        try:
            return Text(export(subject, form), form, title)
        except Unwritable as error:
            return Refused(error)

    return Later(finish)


class Text(Answer):
    """A text in the media type of its format, with a name to be saved under."""

    def __init__(self, text: str, form: Format, title: str) -> None:
        headers = {"Content-Disposition": f'inline; filename="{_stem(title)}{form.suffix}"'}
        super().__init__(text, headers=headers, media_type=form.media_type)

    def render(self, content: str) -> bytes:
        return content.encode()


def _stem(title: str) -> str:
    """The name of a file, never that of a module: numpy.py would import itself."""
    words = re.findall(r"[a-z0-9]+", title.lower())
    return "-".join(words if len(words) > 1 else [*words, "graph"])[:60]


class Refused(Answer):
    """Why a graph cannot be written in a format: every reason at its node."""

    media_type = "application/problem+json"

    def __init__(self, error: Unwritable) -> None:
        faults = [
            Fault(
                where=f"/graph{each.where}",
                message=each.message,
                node=each.node,
                limit=each.limit,
                actual=each.actual,
            )
            for each in error.problems[:LISTED]
        ]
        count = len(error.problems)
        detail = faults[0].message if count == 1 else f"{count} problems"
        super().__init__(problem(422, detail, faults, "export"), 422)

    def render(self, content: Response) -> bytes:
        return bytes(content.body)
