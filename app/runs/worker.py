"""The process that trains: it is handed slices of runs, one after the other, and knows no more."""

import resource
import signal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from app.network.recipe import State
from app.runs.job import Job

# A worker remembers how the last few runs are wired.
REMEMBERED = 16
# How many pages of address space a process has, where Linux tells it.
STATM = Path("/proc/self/statm")


class Order(NamedTuple):
    """A slice to be done: of which run, from which state, how many steps at most, for how long."""

    run: str
    job: Job
    state: State
    steps: int
    seconds: float


def work(orders: Connection, memory: int) -> None:
    """Answer each order with its Slice, until there are none. `memory` is in bytes, beyond what the
    process has when it is ready."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began it ends it
    from app.network.train import Course, warm
    from app.runs.slicing import course_of, slice_of

    warm()
    _bound(memory)
    orders.send(None)
    made: dict[str, Course] = {}
    while True:
        try:
            order: Order = orders.recv()
        except EOFError:
            return
        if order.run not in made:
            made = dict(list(made.items())[1 - REMEMBERED :])
            made[order.run] = course_of(order.job)
        course = made[order.run]
        orders.send(slice_of(order.job, course, order.state, order.steps, order.seconds))


def _bound(memory: int) -> None:
    if not STATM.exists():  # as on macOS, where address space is not bounded either
        return
    pages = int(STATM.read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
