"""The server's runs: the pool that trains them, and the files that they are kept in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from secrets import token_urlsafe
from threading import Lock, Thread
from typing import Annotated

from cachetools import LRUCache
from fastapi import Depends, Request
from starlette.responses import Response

from app.data.problem import DataError
from app.engine.graph import GraphError
from app.language.problem import ParseError
from app.runs.bounds import FullError
from app.runs.checkpoints import Checkpoints, checkpoints
from app.runs.pool import Pool
from app.runs.prepare import Prepared
from app.runs.run import Client, Run, new_run
from app.runs.run_file import Saved
from app.settings import Settings
from app.web.problems import Refusal
from app.web.wire.experiment import RunRequest, kept, read_back

# The page of a visitor tells who it is, so that a class behind one address is not one client.
VISITOR = "visitor"
LONGEST_VISITOR = 64
# Data of so many runs are remembered as they were prepared.
PREPARED = 32


class Runs:
    """Begins runs, and finds them: also those that were begun before the server was."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._files: Checkpoints | None = None
        self._lock = Lock()
        self._prepared: LRUCache[str, Prepared] = LRUCache(PREPARED)
        self.pool = Pool(settings.bounds(), self._keep)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """As long as this lasts, runs are kept in files; those that were under way go on."""
        self._files = checkpoints(self._settings.runs_folder, self._settings.runs_bytes)
        Thread(target=self._take_up, name="runs taken up", daemon=True).start()
        try:
            yield
        finally:
            self.pool.close()
            if self._files is not None:
                self._files.close()

    def begin(self, request: RunRequest, client: Client) -> Run:
        """A new run; a GraphError, DataError or ParseError where there can be none."""
        prepared = request.prepared()
        rests = request.start == "paused"
        run = new_run(prepared.job, client, kept(request), rests=rests, pace=request.pace)
        try:
            run = self.pool.submit(run)
        except FullError as error:
            raise _full(error) from None
        with self._lock:
            self._prepared[run.id] = prepared
        return run

    def find(self, name: str) -> Run:
        """A run by its id, or a 404."""
        run = self.pool.find(name)
        if run is None and self._files is not None:
            saved = self._files.find(name)
            try:
                run = None if saved is None else self._taken_up(saved)
            except FullError as error:
                raise _full(error) from None
        if run is None:
            raise Refusal(404, "there is no run of this id (any more); begin one with POST /runs")
        return run

    def change(self, name: str, how: Callable[[Run], Run]) -> Run:
        """A run as a person wants it, by its id, or a 404."""
        run = self.find(name)
        try:
            return self.pool.change(name, how) or run
        except FullError as error:
            raise _full(error) from None

    def prepared(self, run: Run) -> Prepared:
        """The data of a run as the network is shown them."""
        with self._lock:
            found = self._prepared.get(run.id)
        if found is None:
            found = read_back(run.request).prepared()
            with self._lock:
                self._prepared[run.id] = found
        return found

    def _keep(self, run: Run) -> None:
        if self._files is not None:
            self._files.keep(run)

    def _take_up(self) -> None:
        """Let the runs go on that were under way when the server ended."""
        for saved in self._files.under_way() if self._files is not None else ():
            with suppress(FullError):
                self._taken_up(saved)

    def _taken_up(self, saved: Saved) -> Run | None:
        """A saved run in the pool; None where a later server makes no job of its request."""
        try:
            job = read_back(saved.request).prepared().job
        except (DataError, GraphError, ParseError, ValueError):
            return None
        return self.pool.adopt(saved.revived(job))


def _full(error: FullError) -> Refusal:
    return Refusal(429, str(error), headers={"Retry-After": "10"})


def runs_of(request: Request) -> Runs:
    """The runs of the server that is asked."""
    runs: Runs = request.app.state.runs
    return runs


def client_of(request: Request) -> Client:
    """Who asks: from which address, and which visitor there."""
    address = request.client.host if request.client else ""
    return Client(address, request.cookies.get(VISITOR, "")[:LONGEST_VISITOR])


def welcomed(request: Request, page: Response) -> Response:
    """A page whose visitor is known again from now on, by a number that says nothing."""
    if VISITOR not in request.cookies:
        page.set_cookie(VISITOR, token_urlsafe(12), httponly=True, samesite="strict")
    return page


AllRuns = Annotated[Runs, Depends(runs_of)]
Asking = Annotated[Client, Depends(client_of)]
