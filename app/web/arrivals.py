"""Request bodies on their way in: each within a time and a size, and all within a size together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import Receive

from app.web.problems import Refusal


class Arrival:
    """One body, as far as it has come."""

    def __init__(self, seconds: float) -> None:
        self.body = bytearray()
        self.deadline = asyncio.timeout(seconds)
        self.gave_way = False

    def give_way(self) -> None:
        """Wakes whoever waits for the rest, which is no longer wanted."""
        self.gave_way = True
        self.body = bytearray()
        if not self.deadline.expired():
            self.deadline.reschedule(asyncio.get_running_loop().time())


class Arrivals:
    """Reads bodies whole: at most `size` bytes each within `seconds`, and `together` in all.

    When there is no room for more, the largest unfinished body gives way: many large ones that
    never end must not shut out small ones that do.
    """

    def __init__(self, size: int, together: int, seconds: float) -> None:
        self.size, self.together, self.seconds = size, together, seconds
        self._arriving: set[Arrival] = set()
        self._held = 0

    @asynccontextmanager
    async def whole(self, headers: Headers, receive: Receive) -> AsyncIterator[bytes]:
        """The body, which counts as held until it is done with."""
        self._check_announced(headers)
        body = await self._read(receive)
        try:
            yield body
        finally:
            self._held -= len(body)

    def _check_announced(self, headers: Headers) -> None:
        """Refuses what need not be read: before the first `receive`, no client is told to go on."""
        announced = headers.get("content-length", "0")
        if not announced.isdecimal():
            raise _refusal(400, "Content-Length must be a whole number")
        if len(announced) > 18 or int(announced) > self.size:
            raise self._too_large(f"{announced[:18]} bytes are announced")
        encoding = headers.get("content-encoding", "identity").strip().lower()
        if encoding != "identity":
            message = (
                f"Content-Encoding {encoding[:60]!r} is not read here; send the body uncompressed"
            )
            raise _refusal(415, message)

    async def _read(self, receive: Receive) -> bytes:
        arrival = Arrival(self.seconds)
        self._arriving.add(arrival)
        try:
            async with arrival.deadline:
                more = True
                while more:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise ClientDisconnect
                    self._take(arrival, message.get("body", b""))
                    more = message.get("more_body", False)
        except BaseException as error:
            self._held -= len(arrival.body)
            if isinstance(error, TimeoutError):
                raise (self._no_room() if arrival.gave_way else self._too_slow()) from None
            raise
        finally:
            self._arriving.discard(arrival)
        return bytes(arrival.body)

    def _take(self, arrival: Arrival, part: bytes) -> None:
        if len(arrival.body) + len(part) > self.size:
            raise self._too_large("more arrived")
        if arrival.gave_way:
            raise self._no_room()
        arrival.body += part
        self._held += len(part)
        while self._held > self.together:
            largest = max(self._arriving, key=lambda one: len(one.body))
            self._held -= len(largest.body)
            self._arriving.discard(largest)
            largest.give_way()
            if largest is arrival:
                raise self._no_room()

    def _too_large(self, got: str) -> Refusal:
        return _refusal(413, f"a request body may have {self.size} bytes; {got}")

    def _too_slow(self) -> Refusal:
        return _refusal(408, f"the body did not arrive whole within {self.seconds:g} seconds")

    def _no_room(self) -> Refusal:
        message = f"{self.together} bytes of request bodies are held already; try again in a second"
        return _refusal(503, message, {"Retry-After": "1"})


def _refusal(status: int, message: str, headers: dict[str, str] | None = None) -> Refusal:
    """A refusal of a body that is not read to its end, so that nothing can follow it."""
    return Refusal(status, message, headers={"Connection": "close", **(headers or {})})
