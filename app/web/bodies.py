"""Routes that take a body: it is read and looked at first, and computed with in its turn."""

from asyncio import Semaphore

import orjson
from fastapi import Request
from fastapi.routing import APIRoute
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import Message, Receive, Scope, Send

from app.settings import Settings
from app.web import json_text
from app.web.arrivals import Arrivals
from app.web.problems import Refusal


class Desk:
    """What the routes share: bodies on their way in, those that wait, and turns to compute."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.arrivals = Arrivals(settings.body_bytes, settings.bodies_bytes, settings.body_seconds)
        self.turns = Semaphore(settings.workers)
        self.under_way = 0

    def check(self, body: bytes, headers: Headers) -> None:
        """Refuses a body before any parser sees it, or when enough others wait already."""
        if self.under_way >= self.settings.requests:
            message = f"{self.under_way} requests are under way already; try again in a second"
            raise Refusal(503, message, headers={"Retry-After": "1"})
        if body:
            content_type = headers.get("content-type", "")
            json_text.check(body, content_type, self.settings.json_depth, self.settings.json_parts)


class JsonRequest(Request):
    """A request whose JSON is read strictly: no NaN tokens, no numbers beyond float64."""

    async def json(self) -> object:
        return orjson.loads(await self.body())


class JsonRoute(APIRoute):
    """A route that takes a place among those under way only when its body is there, whole.

    It is the route that reads: a request for an address or method that does not exist is answered
    without its body.
    """

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] not in (self.methods or ()):
            await super().handle(scope, receive, send)
            return
        desk: Desk = scope["app"].state.desk
        headers = Headers(scope=scope)
        try:
            async with desk.arrivals.whole(headers, receive) as body:
                desk.check(body, headers)
                desk.under_way += 1
                try:
                    await super().handle(scope, _once(body, receive), send)
                finally:
                    desk.under_way -= 1
        except ClientDisconnect:  # nobody is left to be answered
            return

    def get_route_handler(self):  # type: ignore[no-untyped-def]
        handle = super().get_route_handler()

        async def read_strictly(request: Request):  # type: ignore[no-untyped-def]
            async with request.app.state.desk.turns:
                return await handle(JsonRequest(request.scope, request.receive))

        return read_strictly


def _once(body: bytes, receive: Receive) -> Receive:
    """A receive that gives the body at first, and what really comes afterwards."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return waiting.pop() if waiting else await receive()

    return replay
