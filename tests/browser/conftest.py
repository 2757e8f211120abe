"""A real Chromium against the real server, in a process of its own."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import ROOT, free_port, running

# How long the loops of training may take to be compiled, in ms.
COMPILED = 240_000
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


@contextmanager
def quiet(page: Page, server: str) -> Iterator[None]:
    """As long as this lasts the page must stay silent and at home."""
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
    yield
    assert noise == []


@pytest.fixture
def explorer(page: Page, server: str) -> Iterator[Page]:
    """The explorer with the seed graph open."""
    with quiet(page, server):
        page.goto(server)
        expect(page.locator('[data-node="f"] .value')).to_have_text("14")
        yield page


def ready(page: Page) -> None:
    """The loops are compiled once, before the first network of all is looked at."""
    expect(page.get_by_role("region", name="Network drawing")).to_be_visible()
    expect(page.locator(".lab-pace")).to_have_text("paused", timeout=COMPILED)


@pytest.fixture
def lab(page: Page, server: str) -> Iterator[Page]:
    """The network lab with its first preset open, looked at and not yet trained."""
    with quiet(page, server):
        page.goto(f"{server}/network")
        ready(page)
        yield page
