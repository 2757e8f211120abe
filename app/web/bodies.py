"""Routes that take a body, as FastAPI documents them."""

from collections.abc import Callable
from typing import Any

from fastapi.routing import APIRoute
from starlette.types import Receive, Scope, Send

from app.web.endpoint import endpoint_of

# Where a request carries why it could not be answered.
FAILURE = "app.failure"


class JsonRoute(APIRoute):
    """A route whose requests `Posts` answers; here come those that fail, and other methods."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **described: Any) -> None:
        super().__init__(path, endpoint, **described)
        self.answers = endpoint_of(endpoint)

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        if FAILURE in scope:
            raise scope[FAILURE]
        await super().handle(scope, receive, send)
