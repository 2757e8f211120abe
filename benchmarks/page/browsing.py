"""A server of the page, and a Chromium that draws without a graphics card."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import socket
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).parents[2]
SCREEN: ViewportSize = {"width": 1280, "height": 800}
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
PATIENCE_S = 60


@contextmanager
def served() -> Iterator[str]:
    """The address of the page, as long as it is wanted."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "app.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(url)
        yield url
    finally:
        process.terminate()
        process.wait()


def _wait(url: str) -> None:
    deadline = monotonic() + PATIENCE_S
    while monotonic() < deadline:
        with suppress(URLError, ConnectionError):
            urlopen(f"{url}/healthz", timeout=5).close()
            return
        sleep(0.1)
    raise TimeoutError("the server did not start")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's Chromium, or that of the variable CHROMIUM."""
    path = os.environ.get("CHROMIUM") or _found()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def _found() -> str:
    command = [sys.executable, "scripts/find_chromium.py"]
    return subprocess.run(
        command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    ).stdout.strip()


@contextmanager
def fresh(browser: Browser, url: str) -> Iterator[Page]:
    """The page as at a first visit, with nothing kept from another."""
    context = browser.new_context(viewport=SCREEN)
    page = context.new_page()
    page.goto(url)
    page.wait_for_load_state("networkidle")
    yield page
    context.close()
