"""From files to graphs."""

from fastapi import APIRouter
from starlette.responses import Response

from app.language.problem import ParseError
from app.web.answers import Answer, Knobs, Later
from app.web.bodies import JsonRoute
from app.web.problems import LISTED, Fault, problem
from app.web.wire.imports import ImportAnswer, ImportRequest, imported

router = APIRouter(tags=["graphs"], route_class=JsonRoute)


@router.post("/import", response_model=ImportAnswer, summary="Read a file")
def import_file(body: ImportRequest, settings: Knobs) -> Later:
    """The graph of a text: our JSON, DOT, a program of micrograd's style, or an expression.

    Nothing in it is executed. Without a format, it is found by looking; the answer says which.
    """

    def finish() -> Answer:
        try:
            return Answer(imported(body, settings))
        except ParseError as error:
            return Unread(error)

    return Later(finish)


class Unread(Answer):
    """Why a text cannot be imported: every fault at its place."""

    media_type = "application/problem+json"

    def __init__(self, error: ParseError) -> None:
        faults = [
            Fault(
                where="/text",
                message=each.message,
                line=each.span.line,
                column=each.span.column,
                end_line=each.span.end_line,
                end_column=each.span.end_column,
            )
            for each in error.problems[:LISTED]
        ]
        count = len(error.problems)
        detail = faults[0].message if count == 1 else f"{count} problems"
        super().__init__(problem(422, detail, faults, "source"), 422)

    def render(self, content: Response) -> bytes:
        return bytes(content.body)
