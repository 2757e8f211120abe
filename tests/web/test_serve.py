"""The server as people and platforms start it: its address, its health, what it tells of itself."""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest

from app.settings import Settings

ROOT = Path(__file__).parents[2]
PLAIN = {name: value for name, value in os.environ.items() if name not in ("PORT", "BPX_PORT")}


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def serving(environment: Mapping[str, str], port: int) -> Iterator[httpx.Response]:
    """What /healthz answers while `backprop-explorer serve` runs."""
    command = [sys.executable, "-m", "app.cli", "serve"]
    server = subprocess.Popen(
        command, cwd=ROOT, env={**PLAIN, **environment}, stderr=subprocess.DEVNULL
    )
    try:
        yield answer_of(f"http://127.0.0.1:{port}/healthz")
    finally:
        server.terminate()
        server.wait(10)


def answer_of(url: str) -> httpx.Response:
    end = monotonic() + 20
    while True:
        try:
            return httpx.get(url)
        except httpx.ConnectError:
            assert monotonic() < end, "the server did not start"
            sleep(0.05)


def health_check() -> list[str]:
    """The command of the image's health check, with this Python."""
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    [command] = re.findall(r"^HEALTHCHECK .*\\\n\s+CMD (\[.*\])$", image, re.MULTILINE)
    return [sys.executable, *json.loads(command)[1:]]


@pytest.mark.parametrize("name", ["BPX_PORT", "PORT"])
def test_the_server_and_its_health_check_go_by_the_same_port(name: str) -> None:
    port = free_port()
    environment = {"PORT": "1", name: str(port)}
    with serving(environment, port) as answer:
        assert answer.json() == {"status": "ok"}
        assert "server" not in answer.headers
        checked = {**PLAIN, **environment}
        assert subprocess.run(health_check(), env=checked, check=False).returncode == 0
    dead = subprocess.run(health_check(), env=checked, check=False, stderr=subprocess.DEVNULL)
    assert dead.returncode != 0


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BPX_PORT", "")
    monkeypatch.setenv("PORT", "")
    monkeypatch.setenv("BPX_HOST", "")
    assert (Settings().host, Settings().port) == ("127.0.0.1", 8000)


@pytest.mark.parametrize(
    ("given", "environment", "address"),
    [
        ((), {}, "--host 127.0.0.1 --port 8000"),
        ((), {"HOST": "x86_64-conda-linux-gnu"}, "--host 127.0.0.1 --port 8000"),
        ((), {"PORT": "9000"}, "--host 127.0.0.1 --port 9000"),
        ((), {"BPX_PORT": "9001"}, "--host 127.0.0.1 --port 9001"),
        (("HOST=0.0.0.0", "PORT=9002"), {"PORT": "9000"}, "--host 0.0.0.0 --port 9002"),
    ],
)
def test_make_run_goes_by_what_was_meant_for_it(
    given: tuple[str, ...], environment: Mapping[str, str], address: str
) -> None:
    # Without what make, which may be running these tests, hands down.
    inherited = {name: value for name, value in PLAIN.items() if not name.startswith("MAKE")}
    told = subprocess.run(
        ["make", "--dry-run", "run", *given],
        cwd=ROOT, env={**inherited, "HOST": "", **environment},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert f"serve {address}\n" in told.stdout
