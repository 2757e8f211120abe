"""What every test shares."""

import os
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest

# Before any test imports numpy: it says on how many threads products of matrices run.
import app  # noqa: F401

BROWSER = Path(__file__).parent / "browser"


def pytest_configure(config: pytest.Config) -> None:
    """Servers of the tests keep their runs in a folder of the session, not in the user's."""
    folder = mkdtemp(prefix="backprop-explorer-")
    os.environ["BPX_RUNS_FOLDER"] = folder
    config.add_cleanup(lambda: rmtree(folder, ignore_errors=True))


@pytest.fixture
def anyio_backend() -> str:
    """Async tests run on asyncio, as the server does."""
    return "asyncio"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts browser tests last: Playwright's event loop stays open until the session ends."""
    items.sort(key=lambda item: item.path.is_relative_to(BROWSER))
