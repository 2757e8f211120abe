"""From files to graphs."""

from fastapi import APIRouter
from starlette.responses import Response

from app.language.problem import ParseError
from app.web.answers import Answer, Knobs, Later
from app.web.bodies import JsonRoute
from app.web.problems import unread
from app.web.wire.imports import ImportAnswer, ImportRequest, imported

router = APIRouter(tags=["graphs"], route_class=JsonRoute)


@router.post("/import", response_model=ImportAnswer, summary="Read a file")
def import_file(body: ImportRequest, settings: Knobs) -> Later:
    """The graph of a text: our JSON, DOT, a program of micrograd's style, or an expression.

    Nothing in it is executed. Without a format, it is found by looking; the answer says which.
    """

    def finish() -> Response:
        try:
            return Answer(imported(body, settings))
        except ParseError as error:
            return unread(error, "/text")

    return Later(finish)
