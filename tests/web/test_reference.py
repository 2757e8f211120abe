"""The reference pages work without a network: every file they name is our own."""

import re

import httpx
import pytest

from app.web.reference import NO_PICTURE

pytestmark = pytest.mark.anyio

PAGES = ["/docs", "/redoc"]


@pytest.mark.parametrize("path", PAGES)
async def test_every_file_is_served_from_here(client: httpx.AsyncClient, path: str) -> None:
    page = await client.get(path)
    assert page.status_code == 200
    named = re.findall(r'(?:src|href|spec-url)="([^"]+)"', page.text)
    assert any(name.endswith(".js") for name in named)
    for name in named:
        assert not re.match(r"[a-z]+:|//", name), name
        if not name.startswith("static/"):
            assert (await client.get(f"/{name}")).status_code == 200, name


@pytest.mark.parametrize("path", PAGES)
async def test_nothing_else_could_be_loaded_if_it_were_named(
    client: httpx.AsyncClient, path: str
) -> None:
    page = await client.get(path)
    policy = page.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "script-src 'self';" in policy
    assert not re.search(r"https?:|\*", policy)
    assert not re.search(r"<script(?![^>]*\bsrc=)", page.text), "an inline script would not run"


async def test_swagger_reads_our_own_document(client: httpx.AsyncClient) -> None:
    start = await client.get("/docs.js")
    assert start.headers["content-type"].startswith("text/javascript")
    assert 'url: "openapi.json"' in start.text
    assert "http" not in start.text
    document = (await client.get("/openapi.json")).json()
    assert document["openapi"].startswith("3.")


async def test_redoc_asks_no_other_server_for_its_picture(client: httpx.AsyncClient) -> None:
    script = await client.get("/redoc.js")
    assert "https://cdn." not in script.text
    assert NO_PICTURE in script.text, "the picture has another address now"


async def test_refusals_are_documented_as_problems(client: httpx.AsyncClient) -> None:
    paths = (await client.get("/openapi.json")).json()["paths"]
    for path, calls in paths.items():
        for call in calls.values():
            answers = call["responses"]
            assert list(answers["4XX"]["content"]) == ["application/problem+json"], path
            assert "422" not in answers, "FastAPI's own form of errors is never sent"
