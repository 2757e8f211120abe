"""A real Chromium against the real server, in a process of its own."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from socket import socket
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

ROOT = Path(__file__).parents[2]
START_SECONDS = 60
# What a browser logs when a problem, or a server that is away, is answered as such.
EXPECTED = re.compile(r"status of (4\d\d|503)")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Starts the machine's Chromium, and keeps it from calling anyone by itself."""
    found = subprocess.run(
        [sys.executable, "scripts/find_chromium.py"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return {
        **browser_type_launch_args,
        "executable_path": found.stdout.strip(),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base URL of a running server, without a slash at its end."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with log.open("w") as sink:
        process = subprocess.Popen(
            [sys.executable, "-m", "app.cli", "serve", "--port", str(port)],
            cwd=ROOT,
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_healthy(url, process, log)
            yield url
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_until_healthy(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Returns once /healthz answers; fails with the server's own words otherwise."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(URLError, ConnectionError, TimeoutError):
            urlopen(f"{url}/healthz", timeout=5).close()
            return
        time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{log.read_text()}")


@pytest.fixture
def explorer(page: Page, server: str) -> Iterator[Page]:
    """The explorer with the seed graph open; the page must stay silent and at home throughout."""
    noise: list[str] = []
    page.on("pageerror", lambda error: noise.append(f"error: {error}"))
    page.on(
        "console",
        lambda message: (
            noise.append(f"console: {message.text}")
            if message.type in ("error", "warning") and not EXPECTED.search(message.text)
            else None
        ),
    )
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((server, "data:", "blob:"))
            else noise.append(f"left the origin: {request.url}")
        ),
    )
    page.goto(server)
    expect(page.locator('[data-node="f"] .value')).to_have_text("14")
    yield page
    assert noise == []
