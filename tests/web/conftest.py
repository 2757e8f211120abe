"""The application as its clients meet it, without a network."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from app.main import create_app
from tests.web.calling import caller
from tests.web.live import Live, live


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application with default settings."""
    async with caller(create_app()) as client:
        yield client


@pytest.fixture(scope="session")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A real server for all tests of runs, so that what trains is made ready once."""
    folder = tmp_path_factory.mktemp("lasting")
    with live(folder, runs_per_client=4, runs_per_address=6) as server:
        yield server


@pytest.fixture
def server(lasting: Live) -> Iterator[Live]:
    """A real server on which each test finds room for its runs."""
    yield lasting
    lasting.clear()
