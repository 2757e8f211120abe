"""Request bodies on their way in: each within a time and a size, and all within a size together."""

import asyncio
from collections.abc import Mapping

from starlette.requests import ClientDisconnect
from starlette.types import Receive

from app.web.problems import Refusal


class Arrival:
    """One body, as far as it has come; as a context, the time in which it may come.

    That is what asyncio.timeout does, which takes longer than all else about a small body.
    """

    def __init__(self, seconds: float) -> None:
        self.body = bytearray()
        self.gave_way = False
        self._seconds = seconds
        self._over = False

    def __enter__(self) -> None:
        task = asyncio.current_task()
        assert task is not None, "only a task can be woken"
        self._task = task
        self._timer = asyncio.get_running_loop().call_later(self._seconds, self._end)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._timer.cancel()
        # Who is cancelled by others as well is to stop, not to answer.
        if kind is asyncio.CancelledError and self._over and self._task.uncancel() == 0:
            raise TimeoutError from None

    def give_way(self) -> None:
        """Wakes whoever waits for the rest, which is no longer wanted."""
        self.gave_way = True
        self.body = bytearray()
        self._end()

    def _end(self) -> None:
        if not self._over:
            self._over = True
            self._task.cancel()


class Arrivals:
    """Reads bodies whole: at most `size` bytes each within `seconds`, and `together` in all.

    When there is no room for more, the largest unfinished body gives way: many large ones that
    never end must not shut out small ones that do.
    """

    def __init__(self, size: int, together: int, seconds: float) -> None:
        self.size, self.together, self.seconds = size, together, seconds
        self._arriving: set[Arrival] = set()
        self._held = 0

    async def whole(self, headers: Mapping[bytes, bytes], receive: Receive) -> bytes:
        """The body, which counts as held until it is released."""
        self._check_announced(headers)
        return await self._read(receive)

    def release(self, body: bytes) -> None:
        """A body that was whole is done with."""
        self._held -= len(body)

    def _check_announced(self, headers: Mapping[bytes, bytes]) -> None:
        """Refuses what need not be read: before the first `receive`, no client is told to go on."""
        announced = headers.get(b"content-length", b"0")
        if not announced.isdigit():
            raise _refusal(400, "Content-Length must be a whole number")
        if len(announced) > 18 or int(announced) > self.size:
            raise self._too_large(f"{announced[:18].decode()} bytes are announced")
        encoding = headers.get(b"content-encoding", b"identity").decode("latin-1").strip().lower()
        if encoding != "identity":
            message = (
                f"Content-Encoding {encoding[:60]!r} is not read here; send the body uncompressed"
            )
            raise _refusal(415, message)

    async def _read(self, receive: Receive) -> bytes:
        arrival = Arrival(self.seconds)
        self._arriving.add(arrival)
        try:
            with arrival:
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
