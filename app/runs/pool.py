"""A few processes that train, and the runs that they are handed, slice by slice and in turn."""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from secrets import token_urlsafe
from threading import Condition, Thread

from app.runs.job import Job, Slice
from app.runs.run import Run, died, failed, new_run, went_on
from app.runs.worker import Order, work


@dataclass(frozen=True, slots=True)
class Bounds:
    """`workers` processes; runs that are not over, in all and of one client; runs kept in all;
    seconds of a slice, and those after which a worker is taken for lost; bytes of memory; how often
    a run is tried again."""

    workers: int = 2
    runs: int = 64
    per_client: int = 8
    kept: int = 256
    slice_seconds: float = 0.05
    lost_seconds: float = 30.0
    start_seconds: float = 120.0
    memory: int = 1_000_000_000
    tries: int = 3


class FullError(RuntimeError):
    """There is no room for another run; the message says why, and what to do."""


class Pool:
    """Begins its processes with the first run. Every run that goes on gets a slice in turn."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._changed = Condition()
        self._runs: dict[str, Run] = {}
        self._line: deque[str] = deque()
        self._threads: list[Thread] = []
        self._open = True

    def submit(self, job: Job, client: str) -> Run:
        """A new run at the end of the line, or a FullError."""
        with self._changed:
            live = [run for run in self._runs.values() if run.status in ("running", "paused")]
            own = sum(run.client == client for run in live)
            if own >= self._bounds.per_client:
                message = f"you have {own} runs that are not over; stop one of them first"
                raise FullError(message)
            if len(live) >= self._bounds.runs:
                raise FullError(f"{len(live)} runs are not over; try again in a while")
            run = new_run(token_urlsafe(12), client, job)
            self._make_room()
            self._runs[run.id] = run
            self._queue(run)
            self._begin()
            return run

    def find(self, name: str) -> Run | None:
        """A run by its id, None where there is none (any more)."""
        with self._changed:
            return self._runs.get(name)

    def change(self, name: str, how: Callable[[Run], Run]) -> Run | None:
        """A run as a person wants it: `paused`, `resumed`, `stepped`, `rewound` or `stopped`."""
        with self._changed:
            run = self._runs.get(name)
            if run is not None:
                run = self._put(how(run))
            return run

    def place(self, name: str) -> int:
        """How many runs get their slice before this one."""
        with self._changed:
            return self._line.index(name) if name in self._line else 0

    def wait(self, name: str, serial: int, seconds: float) -> Run | None:
        """The run as soon as more is told of it than `serial`, or when the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._serial(name) != serial, seconds)
            return self._runs.get(name)

    def close(self) -> None:
        """End all processes; what they were doing is lost, what was told is kept."""
        with self._changed:
            self._open = False
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def _serial(self, name: str) -> int | None:
        run = self._runs.get(name)
        return None if run is None else run.serial

    def _make_room(self) -> None:
        over = [run.id for run in self._runs.values() if run.status not in ("running", "paused")]
        for name in over[: max(0, len(self._runs) + 1 - self._bounds.kept)]:
            del self._runs[name]

    def _put(self, run: Run) -> Run:
        self._runs[run.id] = run
        self._queue(run)
        self._changed.notify_all()
        return run

    def _queue(self, run: Run) -> None:
        if run.status == "running" and run.id not in self._line:
            self._line.append(run.id)

    def _begin(self) -> None:
        while len(self._threads) < self._bounds.workers:
            thread = Thread(target=self._attend, name="run worker", daemon=True)
            self._threads.append(thread)
            thread.start()
        self._changed.notify_all()

    def _attend(self) -> None:
        """Keep one process at work; where it ends, begin another."""
        starts = 0
        while self._open:
            starts = 0 if self._serve() else starts + 1
            if starts >= self._bounds.tries:
                self._give_up()
                starts = 0

    def _serve(self) -> bool:
        """Hand slices to a process until it ends, or the pool is closed; whether it ever began."""
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(theirs, self._bounds.memory), daemon=True)
        process.start()
        theirs.close()
        began = False
        with suppress(EOFError, OSError):
            if ours.poll(self._bounds.start_seconds):
                ours.recv()
                began = True
                while (run := self._next()) is not None and self._slice(run, ours):
                    pass
        process.kill()
        process.join()
        ours.close()
        return began

    def _give_up(self) -> None:
        """No process begins: whoever waits for one is told."""
        why = "no process that trains can be begun on this machine; its log says why"
        with self._changed:
            for run in [run for run in self._runs.values() if run.status == "running"]:
                self._put(failed(run, why))

    def _next(self) -> Run | None:
        """The run whose turn it is; None when the pool is closed."""
        with self._changed:
            while self._open:
                while self._line:
                    run = self._runs.get(self._line.popleft())
                    if run is not None and run.status == "running":
                        return run
                self._changed.wait(1.0)
        return None

    def _slice(self, run: Run, worker: Connection) -> bool:
        """Have a slice done; whether the worker is still there."""
        done: Slice | None = None
        with suppress(EOFError, OSError):
            worker.send(Order(run.id, run.job, run.state, run.left, self._bounds.slice_seconds))
            if worker.poll(self._bounds.lost_seconds):
                done = worker.recv()
        with self._changed:
            now = self._runs.get(run.id)
            # What a person has changed meanwhile is as they saw it: the slice is of no use.
            if now is not None and now.serial == run.serial:
                self._put(died(now, self._bounds.tries) if done is None else went_on(now, done))
            elif now is not None:
                self._queue(now)
        return done is not None
