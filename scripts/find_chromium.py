"""Prints the path of a Chromium that runs, installing one where there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def runs(executable: Path) -> bool:
    """Whether it starts: some distributions put a stub of that name on the PATH."""
    try:
        subprocess.run([executable, "--version"], capture_output=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def present() -> Iterator[Path]:
    """The browsers already here."""
    yield from (Path(path) for path in map(shutil.which, NAMES) if path)
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def install(*command: str) -> None:
    """Runs one installer, its talk going to stderr; whether it helped is seen afterwards."""
    print("no Chromium yet:", *command, file=sys.stderr, flush=True)
    subprocess.run(
        command,
        stdout=sys.stderr,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        check=False,
    )


def installers() -> Iterator[list[tuple[str, ...]]]:
    """The ways to get a browser, best first."""
    root = os.name == "posix" and os.geteuid() == 0
    if root and shutil.which("apt-get"):
        yield [
            ("apt-get", "update", "-q"),
            ("apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"),
        ]
    yield [(sys.executable, "-m", "playwright", "install", "chromium")]


def find() -> Path:
    """The first Chromium that runs; exits with the way out where none can be had."""
    for commands in ([], *installers()):
        for command in commands:
            install(*command)
        for executable in present():
            if runs(executable):
                return executable
    raise SystemExit("no Chromium runs here: install one and put it on the PATH")


if __name__ == "__main__":
    print(find())
