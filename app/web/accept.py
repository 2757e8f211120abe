"""The form of answer that a client asks for: JSON, or columns of bytes."""

from typing import Annotated, Any

from fastapi import Depends, Request

from app.web.answers import Answer
from app.web.wire.binary import MEDIA_TYPE

# How a route that has both forms says so in the API's document.
BOTH_FORMS: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
        "description": "The answer as JSON, or as columns of bytes where that is what is accepted.",
    }
}


class Bytes(Answer):
    """Columns of bytes, which need no more writing."""

    media_type = MEDIA_TYPE

    def __init__(self, content: bytes) -> None:
        super().__init__(content, headers={"Vary": "Accept"})

    def render(self, content: bytes) -> bytes:
        return content


def _accepts_bytes(request: Request) -> bool:
    given = [value for name, value in request.scope["headers"] if name == b"accept"]
    accepted = b",".join(given).decode("latin-1").split(",")
    return any(each.partition(";")[0].strip().lower() == MEDIA_TYPE for each in accepted)


AcceptsBytes = Annotated[bool, Depends(_accepts_bytes)]
