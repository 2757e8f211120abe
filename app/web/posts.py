"""The short way of requests that compute: one layer that reads, computes and sends."""

from collections.abc import Callable, Iterable

from fastapi import Request
from starlette.requests import ClientDisconnect
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web import json_text
from app.web.answers import Answer, Later
from app.web.bodies import FAILURE, JsonRoute
from app.web.delivery import delivered
from app.web.desk import Desk
from app.web.endpoint import Endpoint

# What so few bytes ask for is looked at in less time than a thread would hold the interpreter.
SMALL = 2_048


class Posts:
    """Answers what comes to a `JsonRoute`; failures, and all other requests, go on to `app`.

    FastAPI documents these routes, but its own way to one takes longer than a small graph.
    """

    def __init__(self, app: ASGIApp, desk: Desk, prefix: str, routes: Iterable[BaseRoute]) -> None:
        self.app = app
        self._desk = desk
        self._routes = [
            (Route(prefix + route.path, route.endpoint, methods=["POST"]), route.answers)
            for route in routes
            if isinstance(route, JsonRoute)
        ]
        self._fixed = {
            route.path: answers for route, answers in self._routes if not route.param_convertors
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answers = self._find(scope)
        if answers is None:
            await self.app(scope, receive, send)
            return
        try:
            messages = await self._answer(answers, scope, receive)
        except ClientDisconnect:  # nobody is left to be answered
            return
        except Exception as failure:
            scope[FAILURE] = failure
            await self.app(scope, receive, send)
            return
        for message in messages:
            await send(message)

    def _find(self, scope: Scope) -> Endpoint | None:
        """How to answer a request, if that is done here; its path is taken apart on the way."""
        if scope["type"] != "http" or scope["method"] != "POST":
            return None
        if not scope.get("root_path") and scope["path"] in self._fixed:
            scope["path_params"] = {}
            return self._fixed[scope["path"]]
        for route, answers in self._routes:
            match, found = route.matches(scope)
            if match is Match.FULL:
                scope["path_params"] = found["path_params"]
                return answers
        return None

    async def _answer(self, answers: Endpoint, scope: Scope, receive: Receive) -> list[Message]:
        """Takes a place among the requests under way only when the body is there, whole."""
        desk, headers = self._desk, dict(scope["headers"])
        body = await desk.arrivals.whole(headers, receive)

        def begin() -> Answer | Later:
            if body:
                json_text.check_media_type(headers.get(b"content-type", b""))
            return answers(body, Request(scope))

        try:
            with desk:
                return await self._computed(begin, len(body) <= SMALL, headers)
        finally:
            desk.arrivals.release(body)

    async def _computed(
        self, begin: Callable[[], Answer | Later], small: bool, headers: dict[bytes, bytes]
    ) -> list[Message]:
        """In its turn in a thread, except for what is over sooner than it is handed over."""

        def finish(begun: Answer | Later) -> list[Message]:
            answer = begun.finish() if isinstance(begun, Later) else begun
            return delivered(answer, headers.get(b"accept-encoding", b""))

        if not small:
            return await self._desk.in_turn(lambda: finish(begin()))
        begun = begin()
        if isinstance(begun, Later):
            return await self._desk.in_turn(lambda: finish(begun))
        return finish(begun)
