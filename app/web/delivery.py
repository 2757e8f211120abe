"""How files and answers leave the server: caching, careful headers, and an unhurried close."""

import asyncio
import gzip
from contextlib import suppress
from pathlib import PurePath

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# For browsers: no guessing of types, no leaking of addresses, no framing by other sites.
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "SAMEORIGIN",
}

SAFE_PAIRS = [(name.lower().encode(), value.encode()) for name, value in SAFE.items()]
# Below this many bytes an answer is one packet, packed or not.
WORTH_PACKING = 1_000
# Harder packing saves a twentieth of the bytes for three times the work.
PACKING = 1


def delivered(answer: Response, accepted: bytes) -> list[Message]:
    """An answer as it goes out, compressed where that pays and is accepted."""
    body = bytes(answer.body)
    if len(body) >= WORTH_PACKING:
        answer.headers.add_vary_header("Accept-Encoding")
        if b"gzip" in accepted:
            body = gzip.compress(body, PACKING, mtime=0)
            answer.headers["Content-Encoding"] = "gzip"
            answer.headers["Content-Length"] = str(len(body))
    headers = [*answer.raw_headers, *SAFE_PAIRS]
    return [
        {"type": "http.response.start", "status": answer.status_code, "headers": headers},
        {"type": "http.response.body", "body": body},
    ]


class SafeHeaders:
    """Puts on every answer what keeps browsers careful."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SAFE)
            await send(message)

        await self.app(scope, receive, send_with_headers)


CLOSE = (b"connection", b"close")


class PatientClose:
    """Hears out, for a moment, a client whose body was refused before it had come to its end.

    The refusal is sent at once, but closing while more arrives would make the client's system
    throw the answer away unread. Few clients read before they have written.
    """

    SECONDS, BYTES = 2.0, 32_000_000

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        # Who waits to be told to go on has nothing under way.
        more = all(name != b"expect" for name, _ in scope["headers"])
        closing = False

        async def watched() -> Message:
            nonlocal more
            message = await receive()
            more = message.get("more_body", False)
            return message

        async def send_patiently(message: Message) -> None:
            nonlocal closing
            if message["type"] == "http.response.start":
                # A client that was too slow has had its time.
                closing = CLOSE in message["headers"] and message["status"] != 408
            elif closing and more and not message.get("more_body", False):
                await send({**message, "more_body": True})
                with suppress(TimeoutError):
                    async with asyncio.timeout(self.SECONDS):
                        await self._hear_out(watched)
                message = {"type": "http.response.body", "body": b""}
            await send(message)

        await self.app(scope, watched, send_patiently)

    async def _hear_out(self, receive: Receive) -> None:
        heard, more = 0, True
        while more and heard < self.BYTES:
            message = await receive()
            heard += len(message.get("body", b""))
            more = message.get("more_body", False)


class BuiltFiles(StaticFiles):
    """Serves Vite's build; a file named by its content hash never changes, so it is kept."""

    async def check_config(self) -> None:
        """A build that is missing is 404 for now, and may be there later."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        hashed = PurePath(path).parts[:1] == ("assets",)
        response.headers["Cache-Control"] = (
            "public, max-age=31536000, immutable" if hashed else "no-cache"
        )
        return response
