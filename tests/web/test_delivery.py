"""How answers leave: compressed where that pays, never guessed at, and in words without a build."""

import gzip
from pathlib import Path

import httpx
import pytest

from app.main import create_app
from app.web import pages
from app.web.assets import Page, PageNotBuiltError
from app.web.delivery import BuiltFiles
from tests.web.calling import API, SEED, answered, caller, faults, squares

pytestmark = pytest.mark.anyio


async def raw(client: httpx.AsyncClient, path: str, body: object) -> tuple[httpx.Response, bytes]:
    """A response and its bytes as they were on the wire."""
    async with client.stream("POST", API + path, json=body) as response:
        return response, b"".join([part async for part in response.aiter_raw()])


async def test_large_answers_are_compressed_when_that_is_accepted(
    client: httpx.AsyncClient,
) -> None:
    body = {"graph": squares(200)}
    client.headers["accept-encoding"] = "gzip"
    packed, wire = await raw(client, "/trace", body)
    client.headers["accept-encoding"] = "identity"
    plain, text = await raw(client, "/trace", body)
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert int(packed.headers["content-length"]) == len(wire) < len(text) / 5
    assert gzip.decompress(wire) == text
    for response in (packed, plain):
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "no-referrer"
        assert response.headers["x-frame-options"] == "SAMEORIGIN"


async def test_small_answers_and_refusals_are_left_as_they_are(client: httpx.AsyncClient) -> None:
    client.headers["accept-encoding"] = "gzip"
    bodies: list[dict[str, object]] = [{"graph": SEED}, {"graph": {}}]
    for body in bodies:
        response, wire = await raw(client, "/evaluate", body)
        assert "content-encoding" not in response.headers
        assert len(wire) == int(response.headers["content-length"]) < 1_000


async def test_a_compressed_refusal_is_still_a_problem(client: httpx.AsyncClient) -> None:
    graph = {"nodes": [{"id": f"n{i}", "op": "ad"} for i in range(40)], "output": "q"}
    response = await client.post(f"{API}/evaluate", json={"graph": graph})
    assert response.headers["content-encoding"] == "gzip"
    assert response.headers["content-type"] == "application/problem+json"
    assert len(response.json()["problems"]) == 41


async def test_the_server_says_when_it_is_up(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).json() == {"status": "ok"}
    head = await client.head("/healthz")
    assert (head.status_code, head.content) == (200, b"")


async def test_a_failure_of_the_server_is_a_problem_with_the_same_headers() -> None:
    app = create_app()

    @app.get("/broken")
    async def broken() -> None:
        raise RuntimeError

    async with caller(app) as client:
        response = await client.get("/broken")
    [fault] = faults(response, 500)
    assert "ours" in fault["message"]
    assert response.headers["x-frame-options"] == "SAMEORIGIN"
    assert response.headers["x-content-type-options"] == "nosniff"


async def test_a_page_that_is_not_built_says_how_to_build_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(pages, "PAGE", Page(templates=tmp_path, static=tmp_path))
    async with caller(create_app()) as client:
        response = await client.get("/")
        assert response.status_code == 503
        assert response.headers["content-type"].startswith("text/plain")
        assert "make build" in response.text
        assert str(tmp_path) not in response.text
        assert (await answered(client, "/parse", {"source": "f = 1"}))["graph"]["output"] == "f"


async def test_files_of_a_build_that_is_missing_are_not_found(tmp_path: Path) -> None:
    app = create_app()
    app.routes.clear()
    app.mount("/static", BuiltFiles(directory=tmp_path / "dist", check_dir=False))
    async with caller(app) as client:
        assert (await client.get("/static/icon.svg")).status_code == 404
        (tmp_path / "dist").mkdir()
        (tmp_path / "dist" / "icon.svg").write_text("<svg/>")
        assert (await client.get("/static/icon.svg")).text == "<svg/>"


def test_a_manifest_being_written_counts_as_not_built(tmp_path: Path) -> None:
    (tmp_path / ".vite").mkdir()
    (tmp_path / ".vite" / "manifest.json").write_text('{"src/expl')
    with pytest.raises(PageNotBuiltError, match="make build"):
        Page(templates=tmp_path, static=tmp_path).tags("src/explorer.tsx", "/static/")
