"""Every error as application/problem+json (RFC 9457): where, what, and a way out."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.data.problem import DataError
from app.engine.graph import GraphError
from app.language.parse import ParseError
from app.web.delivery import SAFE
from app.web.validation import node, place, words

LISTED = 50
LONGEST = 600


class Fault(BaseModel):
    """One thing that is wrong: a JSON pointer into the request body, and a way out in words.

    The empty pointer is the body, or the request, as a whole. Where something is more than is
    allowed, limit says what is and actual what there is.
    """

    where: str
    message: str
    node: str | None = None
    limit: int | None = None
    actual: int | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


class Problem(BaseModel):
    """A problem document, RFC 9457: all faults of a request at once."""

    type: str
    title: str
    status: int
    detail: str
    problems: list[Fault]


class Refusal(HTTPException):
    """A request that cannot be answered, with its faults."""

    def __init__(
        self,
        status: int,
        detail: str,
        where: str = "",
        kind: str = "",
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(status, detail, headers)
        self.where, self.kind = where, kind


def problem(status: int, detail: str, faults: Sequence[Fault] = (), kind: str = "") -> Response:
    """The answer for one kind of failure."""
    content = {
        "type": f"urn:backprop-explorer:{kind}" if kind else "about:blank",
        "title": TITLES.get(kind) or HTTPStatus(status).phrase,
        "status": status,
        "detail": detail[:LONGEST],
        "problems": [_fault_out(fault) for fault in faults],
    }
    return Response(orjson.dumps(content), status, media_type="application/problem+json")


TITLES = {
    "graph": "The graph cannot be run",
    "source": "The source cannot be read",
    "export": "The graph cannot be written so",
    "data": "The data cannot be used",
    "body": "The request body does not fit",
    "json": "The request body is not JSON",
}


def install(app: FastAPI) -> None:
    """Answers every kind of failure with a problem document."""
    app.add_exception_handler(GraphError, _graph_problem)
    app.add_exception_handler(ParseError, _source_problem)
    app.add_exception_handler(DataError, _data_problem)
    app.add_exception_handler(RequestValidationError, _body_problem)
    app.add_exception_handler(HTTPException, _http_problem)
    app.add_exception_handler(Exception, _own_fault)


def _fault_out(fault: Fault) -> dict[str, Any]:
    return fault.model_dump(exclude_none=True) | {"message": fault.message[:LONGEST]}


def _counted(count: int, first: str) -> str:
    if count == 1:
        return first
    if count <= LISTED:
        return f"{count} problems"
    # The search may have stopped at some number, so this need not be all.
    return f"at least {count} problems; the first {LISTED} are listed"


def _graph_problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, GraphError)
    faults = [
        Fault(
            where=_in_body(p.where),
            message=p.message,
            node=p.node,
            limit=p.limit,
            actual=p.actual,
        )
        for p in error.problems[:LISTED]
    ]
    return problem(422, _counted(len(error.problems), faults[0].message), faults, "graph")


def _in_body(where: str) -> str:
    """The engine points into the graph; the graph is one member of the body."""
    return f"/graph{where}" if where.startswith(("/nodes", "/output")) else where


def _data_problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, DataError)
    faults = [
        Fault(where=p.where, message=p.message, line=p.row, column=p.column)
        for p in error.problems[:LISTED]
    ]
    return problem(422, _counted(len(error.problems), faults[0].message), faults, "data")


def _source_problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, ParseError)
    return unread(error, "/source")


def unread(error: ParseError, where: str) -> Response:
    """The answer for a text that cannot be read; `where` is its place in the request body."""
    faults = [
        Fault(
            where=where,
            message=p.message,
            line=p.span.line,
            column=p.span.column,
            end_line=p.span.end_line,
            end_column=p.span.end_column,
        )
        for p in error.problems[:LISTED]
    ]
    return problem(422, _counted(len(error.problems), faults[0].message), faults, "source")


def _http_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = error.detail
    if error.status_code == 404 and detail == HTTPStatus.NOT_FOUND.phrase:
        detail = f"nothing lives at {request.url.path[:200]}"
    if error.status_code == 405:
        allowed = (error.headers or {}).get("Allow", "another method")
        detail = f"{request.method[:20]} is not answered here; use {allowed}"
    fault = Fault(where=getattr(error, "where", ""), message=detail)
    answer = problem(error.status_code, detail, [fault], getattr(error, "kind", ""))
    answer.headers.update(error.headers or {})
    return answer


def _own_fault(_: Request, __: Exception) -> Response:
    detail = "the server failed on this request; the fault is ours and was written to its log"
    answer = problem(500, detail, [Fault(where="", message=detail)])
    answer.headers.update(SAFE)  # it is sent from outside of what puts them on all others
    return answer


def _body_problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = error.errors()
    if errors[0]["type"] == "json_invalid":
        return _json_problem(str(error.body), errors[0]["loc"][1], errors[0]["ctx"]["error"])
    faults = [
        Fault(where=place(e, error.body), message=words(e, error.body), node=node(e, error.body))
        for e in errors[:LISTED]
    ]
    return problem(422, _counted(len(errors), faults[0].message), faults, "body")


def _json_problem(text: str, position: int, reason: str) -> Response:
    before = text[:position]
    line, column = before.count("\n") + 1, position - before.rfind("\n")
    rest = text[position : position + 9]
    if rest.startswith(("NaN", "Infinity", "-Infinity")):
        reason = 'JSON has no such number; write it as a string: "NaN", "Infinity" or "-Infinity"'
    elif "infinity" in reason:
        reason = 'this number is too large for a float64; "Infinity" is written as a string'
    fault = Fault(
        where="", message=f"line {line}, column {column}: {reason}", line=line, column=column
    )
    return problem(400, fault.message, [fault], "json")
