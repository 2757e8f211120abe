"""A few processes that train, and the runs that they are handed, slice by slice and in turn."""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Condition, Event, Thread
from time import monotonic

from app.runs.admission import forgotten, giving_way
from app.runs.attendance import Attendance
from app.runs.bounds import Bounds
from app.runs.job import Job, Slice
from app.runs.run import Client, Run, died, failed, paused, stopped, went_on
from app.runs.worker import Order, remember, work

# How often runs that nobody watches any more are looked for, in seconds.
ROUND = 1.0


class Pool:
    """Begins its processes with the first run. Every run that is due gets a slice in turn.

    `keep` is told of every run that has changed, and may take its time.
    """

    def __init__(self, bounds: Bounds, keep: Callable[[Run], None] = lambda _: None) -> None:
        self._bounds = bounds
        self._keep = keep
        self._changed = Condition()
        self._runs: dict[str, Run] = {}
        self._line: deque[str] = deque()
        self._not_before: dict[str, float] = {}
        self._threads: list[Thread] = []
        self._processes: set[BaseProcess] = set()
        self._warm = Event()
        self._open = True
        self.attendance = Attendance()

    def submit(self, run: Run) -> Run:
        """A new run at the end of the line, or a FullError; one that rests is only looked at."""
        with self._changed:
            self._make_room(run)
            self._admit(run.client)
            self._put(run)
            self._begin()
            return self._runs[run.id]

    def adopt(self, run: Run) -> Run:
        """A run that was kept elsewhere goes on here, where it is not yet; or a FullError."""
        with self._changed:
            if run.id not in self._runs:
                self._make_room(run)
                self._put(run)
                self._begin()
            return self._runs[run.id]

    def warm(self) -> None:
        """Begin the processes before the first run is there, for that takes them a while."""
        with self._changed:
            if self._open:
                self._begin()

    @property
    def is_warm(self) -> bool:
        """Whether a process has become ready."""
        return self._warm.is_set()

    def find(self, name: str) -> Run | None:
        """A run by its id, None where there is none (any more)."""
        with self._changed:
            return self._runs.get(name)

    def change(self, name: str, how: Callable[[Run], Run]) -> Run | None:
        """A run as a person wants it: `paused`, `resumed`, `stepped`, `rewound` or `stopped`.

        A FullError where it was over, and there is no room for another one that is not.
        """
        with self._changed:
            run = self._runs.get(name)
            if run is not None:
                changed = how(run)
                if run.is_over and not changed.is_over:
                    self._admit(run.client)
                run = self._put(changed)
                self._begin()
        if run is not None:
            self._keep(run)
        return run

    def place(self, name: str) -> int:
        """How many runs get their slice before this one."""
        with self._changed:
            return self._line.index(name) if name in self._line else 0

    def wait(self, name: str, serial: int, seconds: float) -> Run | None:
        """The run as soon as more is told of it than `serial`, or when the time is over."""
        with self._changed:
            self._changed.wait_for(
                lambda: getattr(self._runs.get(name), "serial", None) != serial, seconds
            )
            return self._runs.get(name)

    def close(self) -> None:
        """End all processes; what they were doing is lost, what was told is kept."""
        with self._changed:
            self._open = False
            self._warm.set()
            self._changed.notify_all()
            for process in self._processes:
                process.kill()
        for thread in self._threads:
            thread.join()
        for run in self._runs.values():
            self._keep(run)

    def _admit(self, client: Client) -> None:
        watched = self.attendance.is_watched
        for other in giving_way(self._runs.values(), client, self._bounds, watched):
            self._put(stopped(other))

    def _make_room(self, new: Run) -> None:
        for run in forgotten(self._runs.values(), new, self._bounds):
            del self._runs[run.id]
            self._not_before.pop(run.id, None)

    def _put(self, run: Run) -> Run:
        self._runs[run.id] = run
        self._queue(run)
        self._changed.notify_all()
        return run

    def _queue(self, run: Run) -> None:
        if run.is_due and run.id not in self._line:
            self._line.append(run.id)

    def _begin(self) -> None:
        if not self._threads:
            more = [self._attend_later] * (self._bounds.workers - 1)
            tasks = [self._attend, *more, self._watch]
            self._threads = [Thread(target=task, name="runs", daemon=True) for task in tasks]
            for thread in self._threads:
                thread.start()

    def _watch(self) -> None:
        """Pause what nobody watches any more."""
        while self._open:
            for name in self.attendance.gone(self._bounds.unwatched_seconds):
                self.change(name, paused)
            with self._changed:
                self._changed.wait_for(lambda: not self._open, ROUND)

    def _attend_later(self) -> None:
        """What the first process has compiled the others need not compile."""
        self._warm.wait()
        self._attend()

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
        with self._changed:
            if not self._open:
                return True
            process.start()
            self._processes.add(process)
        theirs.close()
        began, sent = False, dict[str, Job]()
        with suppress(EOFError, OSError):
            if ours.poll(self._bounds.start_seconds):
                ours.recv()
                began = True
                self._warm.set()
                while (run := self._next()) is not None and self._slice(run, ours, sent):
                    pass
        process.kill()
        process.join()
        with self._changed:
            self._processes.discard(process)
        ours.close()
        return began

    def _give_up(self) -> None:
        """No process begins: whoever waits for one is told."""
        why = "no process that trains can be begun on this machine; its log says why"
        with self._changed:
            for run in [run for run in self._runs.values() if run.is_due]:
                self._put(failed(run, why))

    def _next(self) -> Run | None:
        """The run whose turn it is; None when the pool is closed."""
        with self._changed:
            while self._open:
                run, seconds = self._turn()
                if run is not None:
                    return run
                self._changed.wait(seconds)
        return None

    def _turn(self) -> tuple[Run | None, float]:
        """The first in line that may go on, or None and after how many seconds one may."""
        now, soonest = monotonic(), ROUND
        for _ in range(len(self._line)):
            name = self._line.popleft()
            run = self._runs.get(name)
            if run is not None and run.is_due:
                wait = self._not_before.get(name, 0.0) - now
                if wait <= 0.0 or run.pace is None:
                    return run, 0.0
                self._line.append(name)
                soonest = min(soonest, wait)
        return None, soonest

    def _slice(self, run: Run, worker: Connection, sent: dict[str, Job]) -> bool:
        """Have a slice done by a worker that was `sent` some jobs; whether it is still there."""
        done: Slice | None = None
        start = monotonic()
        job = None if sent.get(run.id) is run.job else run.job
        if job is not None:
            remember(sent, run.id, job)
        with suppress(EOFError, OSError):
            worker.send(Order(run.id, job, run.state, run.ration, self._bounds.slice_seconds))
            if worker.poll(self._bounds.lost_seconds):
                done = worker.recv()
        after: Run | None = None
        with self._changed:
            now = self._runs.get(run.id)
            # What a person has changed meanwhile is as they saw it: the slice is of no use.
            if now is not None and now.serial == run.serial:
                after = died(now, self._bounds.tries) if done is None else went_on(now, done)
                steps = after.state.steps - run.state.steps
                self._not_before[run.id] = start + run.seconds(steps)
                self._put(after)
            elif now is not None:
                self._queue(now)
        if after is not None:
            self._keep(after)
        return done is not None
