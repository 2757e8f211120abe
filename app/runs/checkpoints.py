"""Runs in the files of a folder, so that they outlive the server."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from time import monotonic

from filelock import FileLock, Timeout

from app.runs.run import Run
from app.runs.run_file import Saved, read, written

# A run that goes on is written so often, in seconds; one that comes to rest at once.
BETWEEN = 5.0
NAME = re.compile(r"[\w-]{8,64}", re.ASCII)
SUFFIX = ".run"


class Checkpoints:
    """A folder that one server at a time has the use of; of too many runs the oldest give way."""

    def __init__(self, folder: Path, most_bytes: int) -> None:
        """Take the folder; an OSError where it cannot be written, a Timeout where it is in use."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._most = folder, most_bytes
        self._in_use = FileLock(folder / "in-use", timeout=0)
        self._in_use.acquire()
        self._lock = Lock()
        self._written: dict[str, tuple[float, str, int]] = {}

    def keep(self, run: Run) -> None:
        """Write a run, unless it goes on and was written only just now; forget one that was ended.

        A disk that is full keeps no run, and stops none.
        """
        with self._lock, suppress(OSError):
            if run.status == "stopped":
                self._written[run.id] = (monotonic(), run.status, run.serial)
                self._path(run.id).unlink(missing_ok=True)
            elif self._is_due(run):
                new = run.id not in self._written
                self._written[run.id] = (monotonic(), run.status, run.serial)
                self._write(run)
                if new:
                    self._make_room()

    def find(self, name: str) -> Saved | None:
        """A run by its id, None where there is none that can be read."""
        return _read(self._path(name)) if NAME.fullmatch(name) else None

    def under_way(self) -> Iterator[Saved]:
        """The runs that went on when they were written last, the oldest first."""
        for path in self._files():
            saved = _read(path)
            if saved is not None and saved.status == "running":
                yield saved

    def close(self) -> None:
        """Leave the folder to others."""
        self._in_use.release()

    def _is_due(self, run: Run) -> bool:
        when, status, serial = self._written.get(run.id, (0.0, "", -1))
        if run.view is None or serial >= run.serial:
            return False
        return status != run.status or run.status != "running" or monotonic() > when + BETWEEN

    def _write(self, run: Run) -> None:
        """So that whoever reads finds the old content or the new, whatever happens."""
        path = self._path(run.id)
        begun = path.with_suffix(".new")
        begun.write_bytes(written(run))
        begun.replace(path)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{SUFFIX}"

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime)

    def _make_room(self) -> None:
        files = self._files()
        excess = sum(path.stat().st_size for path in files) - self._most
        for path in files[:-1]:
            if excess <= 0:
                return
            excess -= path.stat().st_size
            path.unlink()


def checkpoints(folder: Path, most_bytes: int) -> Checkpoints | None:
    """The checkpoints of a folder, None where it is in use or cannot be written."""
    try:
        return Checkpoints(folder, most_bytes)
    except (OSError, Timeout):
        return None


def _read(path: Path) -> Saved | None:
    try:
        return read(path.read_bytes())
    except OSError:
        return None
