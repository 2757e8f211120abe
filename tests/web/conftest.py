"""The application as its clients meet it, without a network."""

from collections.abc import AsyncIterator

import httpx
import pytest

from app.main import create_app
from tests.web.calling import caller


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application with default settings."""
    async with caller(create_app()) as client:
        yield client
