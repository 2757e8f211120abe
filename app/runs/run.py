"""One run as the pool keeps it: its job, where it is, what has happened, and what is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from app.network.recipe import State, begun
from app.runs.job import Job, Point, Slice

# waiting for its turn or being trained; at rest until it is resumed; done; or unable to go on.
Status: TypeAlias = Literal["running", "paused", "finished", "failed", "stopped"]
# So many points are kept; of a longer history every other one is dropped.
MOST_POINTS = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """`goal` is the step at which it comes to rest. `points` has its history, `serial` the number
    of what was last told of it, and `why` the reason where it failed."""

    id: str
    client: str
    job: Job
    state: State
    goal: int
    status: Status = "running"
    points: tuple[Point, ...] = ()
    serial: int = 0
    why: str | None = None
    deaths: int = field(default=0)

    @property
    def left(self) -> int:
        """How many steps there are to be done before it rests."""
        return max(0, self.goal - self.state.steps)


def new_run(name: str, client: str, job: Job) -> Run:
    """A run at its beginning, with all of its epochs before it."""
    return Run(name, client, job, begun(job.spec), job.steps)


def went_on(run: Run, done: Slice) -> Run:
    """The run after a slice."""
    points = _thinned((*run.points, done.point))
    moved = replace(run, state=done.state, points=points, serial=run.serial + 1, deaths=0)
    if done.trouble is not None:
        return replace(moved, status="failed", why=done.trouble)
    if moved.state.steps >= run.job.steps:
        return replace(moved, status="finished")
    if moved.left == 0:
        return replace(moved, status="paused")
    return moved


def paused(run: Run) -> Run:
    """The run at rest where it is."""
    return _told(run, status="paused") if run.status == "running" else run


def resumed(run: Run) -> Run:
    """The run with all that is left of it before it."""
    return _told(run, status="running", goal=run.job.steps) if run.status == "paused" else run


def stepped(run: Run, steps: int) -> Run:
    """The run with so many steps before it, after which it rests."""
    if run.status != "paused":
        return run
    goal = min(run.job.steps, run.state.steps + steps)
    return _told(run, status="running", goal=goal)


def rewound(run: Run) -> Run:
    """The run at its exact beginning, at rest; one that was stopped is over."""
    if run.status == "stopped":
        return run
    return _told(
        run, status="paused", state=begun(run.job.spec), goal=run.job.steps, points=(), why=None
    )


def stopped(run: Run) -> Run:
    """The run ended for good."""
    return run if run.status in ("finished", "failed") else _told(run, status="stopped")


def failed(run: Run, why: str) -> Run:
    """The run that cannot go on, and why."""
    return _told(run, status="failed", why=why)


def died(run: Run, most: int) -> Run:
    """The run after the process that trained it ended: tried again, but not without end."""
    again = replace(run, deaths=run.deaths + 1)
    if again.deaths < most:
        return again
    return failed(
        again, "the process that trained it ended again and again; a smaller network may do"
    )


def _told(run: Run, **changes: object) -> Run:
    return replace(run, serial=run.serial + 1, **changes)  # type: ignore[arg-type]


def _thinned(points: Sequence[Point]) -> tuple[Point, ...]:
    return tuple(points if len(points) <= MOST_POINTS else points[::2])
