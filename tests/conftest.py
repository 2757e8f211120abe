"""What every test shares."""

from pathlib import Path

import pytest

# Before any test imports numpy: it says on how many threads products of matrices run.
import app  # noqa: F401

BROWSER = Path(__file__).parent / "browser"


@pytest.fixture
def anyio_backend() -> str:
    """Async tests run on asyncio, as the server does."""
    return "asyncio"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts browser tests last: Playwright's event loop stays open until the session ends."""
    items.sort(key=lambda item: item.path.is_relative_to(BROWSER))
