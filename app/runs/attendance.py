"""Who watches which run, so that a run whose page was closed does not go on for nobody."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic


class Attendance:
    """Counts the watchers of each run; a run that nobody ever watched is not waited for."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._lock = Lock()
        self._watchers: Counter[str] = Counter()
        self._left: dict[str, float] = {}

    @contextmanager
    def watching(self, name: str) -> Iterator[None]:
        """As long as this lasts, somebody watches."""
        with self._lock:
            self._watchers[name] += 1
            self._left.pop(name, None)
        try:
            yield
        finally:
            with self._lock:
                self._watchers[name] -= 1
                if not self._watchers[name]:
                    del self._watchers[name]
                    self._left[name] = self._now()

    def is_watched(self, name: str) -> bool:
        """Whether somebody watches just now."""
        with self._lock:
            return name in self._watchers

    def gone(self, seconds: float) -> list[str]:
        """The runs that were watched, but by nobody for so long; each is told once."""
        with self._lock:
            before = self._now() - seconds
            found = [name for name, left in self._left.items() if left <= before]
            for name in found:
                del self._left[name]
            return found
