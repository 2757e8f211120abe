"""The process that trains: it is handed slices of runs, one after the other, and knows no more."""

import resource
import signal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple, TypeVar

from app.network.recipe import State
from app.runs.job import Job

T = TypeVar("T")

# A worker remembers so many jobs, so that each need not be sent with every slice.
REMEMBERED = 8
# How many pages of address space a process has, where Linux tells it.
STATM = Path("/proc/self/statm")


class Order(NamedTuple):
    """A slice to be done: of which run, from which state, how many steps at most, for how long.

    `job` is None where it is the one that was sent for this run before.
    """

    run: str
    job: Job | None
    state: State
    steps: int
    seconds: float


def remember(known: dict[str, T], run: str, thing: T) -> None:
    """Note what belongs to a run; of too many the first goes. Both ends of the pipe go by this."""
    known.pop(run, None)
    while len(known) >= REMEMBERED:
        del known[next(iter(known))]
    known[run] = thing


def work(orders: Connection, memory: int) -> None:
    """Answer each order with its Slice, until there are none. `memory` is in bytes, beyond what the
    process has when it is ready."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began it ends it
    from app.network.train import Course, warm
    from app.runs.slicing import course_of, slice_of

    warm()
    _bound(memory)
    orders.send(None)
    known: dict[str, tuple[Job, Course]] = {}
    while True:
        try:
            order: Order = orders.recv()
        except EOFError:
            return
        if order.job is not None:
            remember(known, order.run, (order.job, course_of(order.job)))
        job, course = known[order.run]
        orders.send(slice_of(job, course, order.state, order.steps, order.seconds))


def _bound(memory: int) -> None:
    if not STATM.exists():  # as on macOS, where address space is not bounded either
        return
    pages = int(STATM.read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
