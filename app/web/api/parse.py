"""From text to graph."""

from fastapi import APIRouter

from app.language.parse import parse as parse_source
from app.web.answers import Answer, Later
from app.web.bodies import JsonRoute
from app.web.wire.source import ParseAnswer, ParseRequest, parsed_out

router = APIRouter(tags=["graphs"], route_class=JsonRoute)


@router.post("/parse", response_model=ParseAnswer, summary="Read an expression")
def parse(body: ParseRequest) -> Later:
    """The graph that a source writes: lines of name = expression, the last one is the output."""
    return Later(lambda: Answer(parsed_out(parse_source(body.source, body.values))))
