"""A run as a stream of events: what is new, no more often than a screen can show it."""

import asyncio
from collections.abc import AsyncIterator
from time import monotonic

import orjson
from fastapi.sse import format_sse_event

from app.runs.pool import Pool
from app.runs.run import Run
from app.web.wire.run import event_out

# Seconds between events, bytes a second, how often it is looked for news, and how long a stream
# may be silent: proxies close one that is, and whoever left is noticed by writing.
BETWEEN, PER_SECOND, LOOK, SILENT = 0.1, 1_000_000, 0.03, 5.0
EVENT = "run"


def has_more(run: Run, last: int | None) -> bool:
    """Whether there is, or can be, anything to tell after the event numbered `last`."""
    return not run.is_over or run.is_due or last != run.serial


async def events(pool: Pool, name: str, last: int | None) -> AsyncIterator[bytes]:
    """All that was told after the event numbered `last`, until the run is over."""
    with pool.attendance.watching(name):
        spoken = monotonic()
        while (run := pool.find(name)) is not None:
            if last != run.serial:
                event = _event(run, pool, last)
                yield event
                last, spoken = run.serial, monotonic()
                await asyncio.sleep(max(BETWEEN, len(event) / PER_SECOND))
            elif run.is_over and not run.is_due:
                return
            elif monotonic() > spoken + SILENT:
                yield format_sse_event(comment="still here")
                spoken = monotonic()
            else:
                await asyncio.sleep(LOOK)


def _event(run: Run, pool: Pool, last: int | None) -> bytes:
    fresh = last is None or not run.anew <= last <= run.serial
    points = run.history.points if fresh or last is None else run.history.after(last)
    told = event_out(run, pool, points, fresh=fresh)
    return format_sse_event(
        event=EVENT, id=str(run.serial), data_str=orjson.dumps(told).decode(), retry=1000
    )
