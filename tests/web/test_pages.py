"""The page's answer: its tags come from the build, its headers keep scripts to our own."""

import json
import re
from pathlib import Path

import httpx
import pytest

from app.main import create_app
from app.web.assets import Page, PageNotBuiltError, find_page

pytestmark = pytest.mark.anyio


async def get(path: str) -> httpx.Response:
    transport = httpx.ASGITransport(app=create_app())
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        return await client.get(path)


@pytest.mark.parametrize("path", ["/", "/network"])
async def test_every_file_a_page_names_is_served(path: str) -> None:
    page = await get(path)
    named = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert any(name.endswith(".js") for name in named)
    for name in named:
        file = await get(name)
        assert file.status_code == 200, name
        assert file.headers["x-content-type-options"] == "nosniff"


async def test_hashed_files_are_kept_and_others_asked_for_again() -> None:
    script = re.search(r'src="([^"]+)"', (await get("/")).text)
    assert script is not None
    assert "immutable" in (await get(script[1])).headers["cache-control"]
    assert (await get("/static/icon.svg")).headers["cache-control"] == "no-cache"


async def test_styles_need_the_nonce_of_their_own_answer() -> None:
    first, second = await get("/"), await get("/")
    policies = [answer.headers["content-security-policy"] for answer in (first, second)]
    nonces = [re.findall(r"'nonce-([^']+)'", policy) for policy in policies]
    assert nonces[0] != nonces[1]
    assert f'nonce="{nonces[0][0]}"' in first.text
    assert "unsafe" not in policies[0]


def test_a_missing_build_names_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(PageNotBuiltError, match="make build"):
        Page(templates=tmp_path, static=tmp_path).tags("src/explorer.tsx", "/static/")


def test_an_unknown_entry_names_the_way_out(tmp_path: Path) -> None:
    write_manifest(tmp_path, {})
    with pytest.raises(PageNotBuiltError, match=r"vite\.config\.ts"):
        Page(templates=tmp_path, static=tmp_path).tags("src/other.tsx", "/static/")


def test_tags_load_shared_chunks_once_and_the_entry_last(tmp_path: Path) -> None:
    write_manifest(
        tmp_path,
        {
            "a.tsx": {"file": "a.js", "imports": ["_b", "_c"], "css": ["a.css"]},
            "_b": {"file": "b.js", "imports": ["_c"], "css": ["c.css"]},
            "_c": {"file": "c.js", "imports": ["a.tsx"], "css": ["c.css"]},
        },
    )
    tags = Page(templates=tmp_path, static=tmp_path).tags("a.tsx", "/s/")
    assert re.findall(r'"/s/([^"]+)"', tags) == ["c.css", "a.css", "c.js", "b.js", "a.js"]


def test_an_installed_package_finds_the_page_inside_itself(tmp_path: Path) -> None:
    package = tmp_path / "app"
    package.mkdir()
    assert find_page(package).templates == tmp_path / "templates"
    (package / "_page").mkdir()
    assert find_page(package).static == package / "_page" / "static"


def write_manifest(folder: Path, manifest: dict[str, object]) -> None:
    (folder / ".vite").mkdir()
    (folder / ".vite" / "manifest.json").write_text(json.dumps(manifest))
