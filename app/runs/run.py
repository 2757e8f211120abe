"""One run as the pool keeps it: its job, where it is, what has happened, and what is wanted."""

from dataclasses import dataclass, field, replace
from secrets import token_urlsafe
from typing import Literal, NamedTuple, TypeAlias

from app.network.recipe import State, begun
from app.runs.history import History, grown
from app.runs.job import Job, Slice
from app.runs.view import View

# waiting for its turn or being trained; at rest until it is resumed; done; or unable to go on.
Status: TypeAlias = Literal["running", "paused", "finished", "failed", "stopped"]

# What is to be watched should change so often, in seconds.
MOMENT = 0.1


class Client(NamedTuple):
    """Who a run is for: where from, and which visitor there, "" where that was not told."""

    address: str
    visitor: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """`goal` is the step at which it comes to rest; `pace`, in epochs a second, how fast it may go
    there, None as fast as it can. `serial` is the number of what was last told of it, `anew` that
    with which its history began, `why` the reason where it failed. `request` is what it was asked
    for with, as text."""

    id: str
    client: Client
    job: Job
    state: State
    goal: int
    status: Status = "running"
    request: bytes = b""
    history: History = field(default_factory=History)
    view: View | None = None
    serial: int = 0
    anew: int = 0
    why: str | None = None
    deaths: int = 0
    pace: float | None = None

    @property
    def ration(self) -> int:
        """How many steps it may take in one slice, so that what it goes through can be watched."""
        if self.pace is None:
            return self.left
        return min(self.left, max(1, round(self.pace * self.job.steps_per_epoch * MOMENT)))

    def seconds(self, steps: int) -> float:
        """How long so many steps should take at its pace; 0 where it may go as fast as it can."""
        return 0.0 if self.pace is None else steps / (self.pace * self.job.steps_per_epoch)

    @property
    def left(self) -> int:
        """How many steps there are to be done before it rests; it is looked at before the first."""
        if self.status != "running" or self.view is None:
            return 0
        return max(0, self.goal - self.state.steps)

    @property
    def bytes(self) -> int:
        """About what it takes in memory: its state, a view and two networks even before they are
        there."""
        each = self.state.parameters.nbytes
        kept = max(2, len(self.history.kept)) * (each + each // 2)
        return len(self.request) + self.job.bytes + 5 * each + kept

    @property
    def is_over(self) -> bool:
        """Whether it rests for good, unless it is rewound."""
        return self.status not in ("running", "paused")

    @property
    def is_due(self) -> bool:
        """Whether a worker has to do with it: to train it, or to look at it for the first time."""
        unseen = self.view is None and self.status in ("paused", "finished")
        return self.status == "running" or unseen


def new_run(
    job: Job,
    client: Client,
    request: bytes = b"",
    *,
    rests: bool = False,
    pace: float | None = None,
) -> Run:
    """A run at its beginning, with all of its epochs before it."""
    status: Status = "paused" if rests else "running"
    state, name = begun(job.spec), token_urlsafe(12)
    return Run(name, client, job, state, job.steps, status, request=request, pace=pace)


def went_on(run: Run, done: Slice) -> Run:
    """The run after a slice."""
    serial = run.serial + 1
    moved = replace(
        run,
        state=done.state,
        history=grown(run.history, done, serial),
        view=done.view,
        serial=serial,
        deaths=0,
    )
    if done.trouble is not None:
        return replace(moved, status="failed", why=done.trouble)
    if run.status != "running" or moved.left:
        return moved
    return replace(moved, status="finished" if done.state.steps >= run.job.steps else "paused")


def paused(run: Run) -> Run:
    """The run at rest where it is."""
    return _told(run, status="paused") if run.status == "running" else run


def resumed(run: Run, pace: float | None = None) -> Run:
    """The run with all that is left of it before it, at a pace."""
    if run.is_over:
        return run
    return _told(run, status="running", goal=run.job.steps, pace=pace)


def prolonged(run: Run, epochs: int, request: bytes) -> Run:
    """The run with more epochs, if they are more, as the request for it now says; one that was
    finished rests."""
    if epochs <= run.job.epochs or run.status in ("failed", "stopped"):
        return run
    job = replace(run.job, epochs=epochs)
    status = "paused" if run.status == "finished" else run.status
    return _told(run, job=job, request=request, goal=job.steps, status=status)


def stepped(run: Run, steps: int) -> Run:
    """The run with so many steps before it, after which it rests."""
    if run.status != "paused":
        return run
    goal = min(run.job.steps, run.state.steps + steps)
    return _told(run, status="running", goal=goal, pace=None)


def rewound(run: Run) -> Run:
    """The run at its exact beginning, at rest; one that was stopped is over."""
    if run.status == "stopped":
        return run
    return _told(
        run,
        status="paused",
        state=begun(run.job.spec),
        goal=run.job.steps,
        history=History(),
        view=None,
        anew=run.serial + 1,
        why=None,
    )


def stopped(run: Run) -> Run:
    """The run ended for good."""
    return run if run.is_over else _told(run, status="stopped")


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
