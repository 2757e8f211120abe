"""A real Chromium against the real server, in a process of its own."""

import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import ROOT, free_port, running

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
    with running(free_port(), tmp_path_factory.mktemp("server") / "log.txt") as url:
        yield url


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
