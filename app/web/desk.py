"""What requests that compute share: bodies on their way in, places, and threads."""

from asyncio import get_running_loop
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from app.settings import Settings
from app.web.arrivals import Arrivals
from app.web.problems import Refusal

T = TypeVar("T")


class Desk:
    """Lets requests in, up to their number, and computes a few at a time.

    As a context it is a place among the requests under way, unless there are enough already.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.arrivals = Arrivals(settings.body_bytes, settings.bodies_bytes, settings.body_seconds)
        self._threads = ThreadPoolExecutor(settings.workers)
        self._under_way = 0

    def __enter__(self) -> None:
        if self._under_way >= self.settings.requests:
            message = f"{self._under_way} requests are under way already; try again in a second"
            raise Refusal(503, message, headers={"Retry-After": "1"})
        self._under_way += 1

    def __exit__(self, *_: object) -> None:
        self._under_way -= 1

    async def in_turn(self, work: Callable[[], T]) -> T:
        """What `work` returns, from a thread, when one is free."""
        return await get_running_loop().run_in_executor(self._threads, work)
