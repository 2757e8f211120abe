"""What routes share: the server's settings and graphs, and answers written in one pass."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

import orjson
from fastapi import Depends, Request
from starlette.responses import Response

from app.engine.program import Program
from app.settings import Settings
from app.web.registered import Registered

# Together about a millisecond; in a thread, too, it would hold the interpreter for as long.
FEW_NODES_AND_EDGES, FEW_FLOPS = 5_000, 100_000


class Answer(Response):
    """Plain data as JSON, already in its wire form, so that nothing validates it again."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        return orjson.dumps(content)


@dataclass(frozen=True, slots=True)
class Later:
    """The rest of an answer that takes longer than other requests should wait for it."""

    finish: Callable[[], Response]


def soon_or_later(program: Program, finish: Callable[[], Answer]) -> Answer | Later:
    """An answer that runs a program: at once if that takes little."""
    plan = program.plan
    little = plan.nodes + plan.edges <= FEW_NODES_AND_EDGES and plan.flops <= FEW_FLOPS
    return finish() if little else Later(finish)


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _registered(request: Request) -> Registered:
    registered: Registered = request.app.state.registered
    return registered


Knobs = Annotated[Settings, Depends(_settings)]
Kept = Annotated[Registered, Depends(_registered)]
