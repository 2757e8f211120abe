"""What routes share: the server's settings and graphs, and answers written in one pass."""

from typing import Annotated, Any

import orjson
from fastapi import Depends, Request
from starlette.responses import Response

from app.settings import Settings
from app.web.registered import Registered


class Answer(Response):
    """Plain data as JSON, already in its wire form, so that nothing validates it again."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        return orjson.dumps(content)


# Coroutines, though they wait for nothing: FastAPI sends plain functions through a thread.
async def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


async def _registered(request: Request) -> Registered:
    registered: Registered = request.app.state.registered
    return registered


Knobs = Annotated[Settings, Depends(_settings)]
Kept = Annotated[Registered, Depends(_registered)]
