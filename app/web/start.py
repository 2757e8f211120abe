"""What happens once, when the server starts and when it ends."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from app.web.runs import Runs

# A graph of 10,000 nodes is some 100,000 objects that all live as long as its request: looking
# through them every 700 objects took a third of that request's time.
OBJECTS_BETWEEN_COLLECTIONS = 10_000


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Takes up the runs that were under way, and spares the garbage collector what is loaded by
    now: it looks less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, 20, 20)
    runs: Runs = app.state.runs
    with runs.at_work():
        yield
