"""How a body becomes its model: quickly where nothing in it needs care, else by pydantic."""

from collections.abc import Mapping
from dataclasses import dataclass

import orjson
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

from app.web import json_text
from app.web.wire.body import MOST_KEYS
from app.web.wire.careful import NeedsCare
from app.web.wire.pieces import pieces
from app.web.wire.sent import SentGraph


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads bodies of one form, in which the members `graphs` are graphs."""

    model: type[BaseModel]
    graphs: frozenset[str]

    def quickly(self, body: bytes, parts: int) -> BaseModel:
        """The model, its graphs only cut out as yet; raises NeedsCare."""
        if not self.graphs or json_text.part_count(body, parts) > parts:
            raise NeedsCare
        members = {
            name: SentGraph(text) if name in self.graphs else _loaded(text)
            for name, text in pieces(body).items()
        }
        try:
            return self.model.model_validate(members)
        except ValidationError:
            raise NeedsCare from None

    def carefully(self, body: bytes, depth: int, parts: int) -> BaseModel:
        """The model, read whole; raises a Refusal, or RequestValidationError with all faults."""
        json_text.check(body, depth, parts)
        data = _parsed(body)
        try:
            return self.model.model_validate(data, context=self._texts(body, data))
        except ValidationError as error:
            faults = error.errors(include_url=False)
        located = [{**fault, "loc": ("body", *fault["loc"])} for fault in faults]
        raise RequestValidationError(located, body=data)

    def _texts(self, body: bytes, data: object) -> Mapping[str, bytes]:
        """What graphs are known again by, where that can be cut out."""
        if not self.graphs or not isinstance(data, dict) or len(data) > MOST_KEYS:
            return {}
        try:
            return pieces(body)
        except NeedsCare:
            return {}


def reader_of(model: type[BaseModel]) -> Reader:
    """Finds the members of a model that are graphs."""
    fields = model.model_fields.items()
    return Reader(model, frozenset(name for name, field in fields if field.annotation is SentGraph))


def _loaded(text: bytes) -> object:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise NeedsCare from None


def _parsed(body: bytes) -> object:
    """JSON, strictly: no NaN tokens, no numbers beyond float64; no body at all is null."""
    try:
        return orjson.loads(body or b"null")
    except orjson.JSONDecodeError as error:
        fault = {"type": "json_invalid", "loc": ("body", error.pos), "ctx": {"error": error.msg}}
        raise RequestValidationError([fault], body=error.doc) from None
