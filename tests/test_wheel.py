"""The wheel stands alone: installed, it serves the page, the API and the examples it carries."""

import os
import subprocess
import sys
import time
from pathlib import Path
from socket import socket
from urllib.error import URLError
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel would put among a machine's packages."""
    built, folder = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [wheel] = built.glob("*.whl")
    ZipFile(wheel).extractall(folder)
    return folder


def answer(url: str, process: subprocess.Popen[bytes]) -> str:
    """What a server that is starting answers once it is up."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(url, timeout=5) as response:
                return str(response.read(), "utf-8")
        except URLError:
            time.sleep(0.1)
    pytest.fail(f"{url} did not answer")


def test_the_wheel_serves_the_built_page_and_the_examples(installed: Path, tmp_path: Path) -> None:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "app.cli", "serve", "--port", str(port)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        page = answer(url, server)
        script = page.partition('src="')[2].partition('"')[0]
        assert "Run backward" in answer(f"{url}/{script.lstrip('/')}", server)
        assert "two-sums-and-a-product" in answer(f"{url}/api/v1/examples", server)
    finally:
        server.terminate()
        server.wait(timeout=20)


def test_the_wheel_carries_nothing_but_the_package(installed: Path) -> None:
    rooms = {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")}
    assert rooms == {"app"}
