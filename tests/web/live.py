"""The real server in a process of its own, with runs: asked, watched, killed and begun again."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any, NamedTuple

import httpx

from tests.web.calling import API
from tests.web.test_serve import ROOT, answer_of, free_port

PATIENCE = 60.0
STATE_WORDS = ("status", "place", "warm", "pace", "why", "steps", "epoch", "epochs")


class Event(NamedTuple):
    """One event of a run: its id, and what it tells."""

    id: str
    told: dict[str, Any]


class Live:
    """A server, and a client of it."""

    def __init__(self, process: subprocess.Popen[bytes], url: str) -> None:
        self.process, self.url = process, url
        self.client = httpx.Client(base_url=url + API, timeout=PATIENCE)
        self._begun: list[str] = []

    def begin(self, body: dict[str, Any], **headers: str) -> str:
        """The id of a new run."""
        answer = self.client.post("/runs", json=body, headers=headers)
        assert answer.status_code == 201, answer.text
        self._begun.append(answer.json()["id"])
        return self._begun[-1]

    def clear(self) -> None:
        """Stop all runs that were begun here."""
        while self._begun:
            self.tell(self._begun.pop(), "stop")

    def tell(self, name: str, what: str, **body: Any) -> dict[str, Any]:
        """What is answered to a run that is told to do something."""
        answer = self.client.post(f"/runs/{name}/{what}", json=body)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def ask(self, name: str, what: str = "", **query: Any) -> dict[str, Any]:
        """What is answered to a question about a run."""
        answer = self.client.get(f"/runs/{name}{what}", params=query)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def until(self, name: str, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The run as soon as something holds of it."""
        end = monotonic() + PATIENCE
        while not holds(run := self.ask(name)):
            assert monotonic() < end, {word: run[word] for word in STATE_WORDS}
            sleep(0.02)
        return run

    @contextmanager
    def watching(self, name: str, last: str | None = None) -> Iterator[Iterator[Event]]:
        """The events of a run, after the one with the id `last`."""
        headers = {} if last is None else {"Last-Event-ID": last}
        with self.client.stream("GET", f"/runs/{name}/events", headers=headers) as answer:
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith("text/event-stream")
            yield _events(answer)

    def kill(self) -> None:
        """End the server without a word, as when the machine loses power."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)


def _events(answer: httpx.Response) -> Iterator[Event]:
    """An event ends with an empty line; what begins with a colon is a comment."""
    fields: dict[str, str] = {}
    for line in answer.iter_lines():
        key, _, value = line.partition(":")
        if key:
            fields[key] = value.removeprefix(" ")
        elif "data" in fields:
            assert fields["event"] == "run"
            yield Event(fields["id"], json.loads(fields["data"]))
            fields = {}


@contextmanager
def live(folder: Path, **settings: object) -> Iterator[Live]:
    """A server that keeps its runs in a folder, with `settings` by their names; killed at the end
    if it is still there."""
    port = free_port()
    knobs = {f"BPX_{name.upper()}": str(value) for name, value in settings.items()}
    with (folder / "log.txt").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "app.cli", "serve", "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, "BPX_RUNS_FOLDER": str(folder / "runs"), **knobs},
            stdout=log,
            stderr=log,
        )
    try:
        url = f"http://127.0.0.1:{port}"
        answer_of(f"{url}/healthz")
        server = Live(process, url)
        with server.client:
            yield server
    finally:
        process.kill()
        process.wait(20)


def descendants(process: int) -> set[int]:
    """All processes that a process has begun, and those that these have."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if fields[0] != "Z":
                parents[int(entry.name)] = int(fields[1])
    found = {process}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {process}
