"""One server program for the application and its echoes, so that all share its settings."""

import json
import socket
from collections.abc import Callable
from time import process_time_ns

import orjson
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from app.main import create_app

# What an answer costs at least: its bytes sent back, or read as JSON and written again.
ECHOES: dict[str, Callable[[bytes], bytes]] = {
    "/echo": lambda body: body,
    "/orjson": lambda body: orjson.dumps(orjson.loads(body)),
    "/json": lambda body: json.dumps(json.loads(body)).encode(),
    # Nanoseconds of CPU that the server has used, in all its threads.
    "/cpu": lambda _: str(process_time_ns()).encode(),
}


class Beside:
    """The application, with the echoes answered before it sees them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = ECHOES.get(scope["path"]) if scope["type"] == "http" else None
        if answer is None:
            await self.app(scope, receive, send)
            return
        content = answer(await _body(receive))
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(content)).encode()),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": content})


async def _body(receive: Receive) -> bytes:
    parts, more = [], True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(parts)


def serve(listening: socket.socket) -> None:
    """Serves until the process is told to end; without a log of every request."""
    config = uvicorn.Config(Beside(create_app()), log_level="warning", access_log=False)
    uvicorn.Server(config).run(sockets=[listening])
