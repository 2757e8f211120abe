"""How a function answers a body: that is read, and handed over with what the server shares."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import iscoroutinefunction
from typing import Any, get_type_hints

from fastapi import Request
from fastapi.params import Depends
from pydantic import BaseModel

from app.settings import Settings
from app.web.answers import Answer, Later
from app.web.reading import Reader, reader_of
from app.web.wire.careful import NeedsCare


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A function with one parameter for the body; FastAPI documents it, this calls it.

    The other parameters are shared things, found by plain functions marked with `Depends`, or
    parts of the path. Where its graph turns out to need care, the function is called again.
    """

    function: Callable[..., Answer | Later]
    body: str
    reader: Reader
    shared: Mapping[str, Callable[[Request], object]]

    def __call__(self, body: bytes, request: Request) -> Answer | Later:
        settings: Settings = request.app.state.settings
        given = {name: find(request) for name, find in self.shared.items()} | request.path_params
        try:
            given[self.body] = self.reader.quickly(body, settings.json_parts)
            return self.function(**given)
        except NeedsCare:
            depth, parts = settings.json_depth, settings.json_parts
            given[self.body] = self.reader.carefully(body, depth, parts)
        return self.function(**given)


def endpoint_of(function: Callable[..., Any]) -> Endpoint:
    """What the annotations of a function say about its parameters."""
    hints = get_type_hints(function, include_extras=True)
    del hints["return"]
    [(body, model)] = [
        (name, hint)
        for name, hint in hints.items()
        if isinstance(hint, type) and issubclass(hint, BaseModel)
    ]
    shared = {
        name: mark.dependency
        for name, hint in hints.items()
        for mark in getattr(hint, "__metadata__", ())
        if isinstance(mark, Depends) and mark.dependency is not None
    }
    if waiting := [name for name, find in shared.items() if iscoroutinefunction(find)]:
        raise TypeError(f"{function.__name__}: {waiting} cannot be awaited in a thread")
    return Endpoint(function, body, reader_of(model), shared)
