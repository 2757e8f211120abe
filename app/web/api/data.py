"""The rows of a dataset, and what a table holds."""

from fastapi import APIRouter
from starlette.responses import Response

from app.language.problem import ParseError
from app.web.answers import Answer, Later
from app.web.bodies import JsonRoute
from app.web.problems import unread
from app.web.wire.dataset import RowsAnswer, rows_out
from app.web.wire.given_data import DatasetRequest
from app.web.wire.table import TableAnswer, TableRequest, table_out

router = APIRouter(tags=["networks"], route_class=JsonRoute)


@router.post("/data", response_model=RowsAnswer, summary="The rows of a dataset")
def rows(body: DatasetRequest) -> Later:
    """One of the catalogue by name, or your own: a table, painted points, or a formula."""

    def finish() -> Response:
        try:
            return Answer(rows_out(body.dataset.dataset("/dataset")))
        except ParseError as error:
            return unread(error, "/dataset/formula")

    return Later(finish)


@router.post("/tables", response_model=TableAnswer, summary="What a table holds")
def table(body: TableRequest) -> Later:
    """Read a table, such as a CSV file: columns, first rows, and what cannot be read of it."""
    return Later(lambda: Answer(table_out(body.reading.table(body.text), body.rows)))
