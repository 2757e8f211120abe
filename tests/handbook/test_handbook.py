"""docs/ops is what the records say today, and the numbers of its examples are the API's."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest

from app.engine.op import Op
from app.engine.ops import OPS
from app.handbook.__main__ import write
from app.handbook.book import book
from app.handbook.curve import has_curve
from app.main import create_app
from tests.docs.shown import blocks
from tests.web.calling import JSON, caller

FOLDER = Path(__file__).parents[2] / "docs" / "ops"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
WRITTEN = book()
PAGES = [name for name in WRITTEN if name.endswith(".md")]
APP = create_app()
every_op = pytest.mark.parametrize("op", OPS.values(), ids=lambda op: op.name)


def page(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def test_there_is_a_file_for_everything_and_no_other() -> None:
    found = {f.relative_to(FOLDER).as_posix() for f in FOLDER.rglob("*") if f.is_file()}
    assert found == set(WRITTEN), "run make handbook"
    assert {f"{name}.md" for name in OPS} < found
    assert {f"curves/{op.name}.svg" for op in OPS.values() if has_curve(op)} < found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_what_the_generator_writes(name: str) -> None:
    assert page(name) == WRITTEN[name], "run make handbook"


@pytest.mark.parametrize("name", [name for name in WRITTEN if name.endswith(".svg")])
def test_a_curve_is_what_the_generator_draws(name: str) -> None:
    """But for the last digit: another C library may round otherwise."""
    committed, drawn = page(name), WRITTEN[name]
    assert NUMBER.sub("0", committed) == NUMBER.sub("0", drawn), "run make handbook"
    np.testing.assert_allclose(
        np.array(NUMBER.findall(committed), dtype=float),
        np.array(NUMBER.findall(drawn), dtype=float),
        rtol=0,
        atol=0.11,
    )


def test_what_no_longer_exists_is_removed_and_the_rest_is_written_anew(tmp_path: Path) -> None:
    write(tmp_path, {"README.md": "all", "old.md": "old", "curves/old.svg": "old"})
    write(tmp_path, {"README.md": "all again", "curves/new.svg": "new"})
    found = {f.relative_to(tmp_path).as_posix(): f for f in tmp_path.rglob("*") if f.is_file()}
    assert {name: file.read_text() for name, file in found.items()} == {
        "README.md": "all again",
        "curves/new.svg": "new",
    }


@every_op
def test_a_page_has_all_that_the_record_has(op: Op) -> None:
    text = page(f"{op.name}.md")
    assert f"({op.name}.md)" in page("README.md")
    assert op.family in text
    assert op.backward in text
    assert (f"](curves/{op.name}.svg)" in text) == has_curve(op)
    assert all(f"| `{name}` | $`" in text for name in op.inputs)
    assert all(f"| `{attr.name}`" in text and attr.doc in text for attr in op.attrs)
    assert op.leaf or all(f"[{low:g}, {high:g}]" in text for low, high in op.domain)
    assert dict(blocks(text))["text"] == op.example + "\n"


@pytest.mark.anyio
@every_op
async def test_the_request_of_a_page_leads_to_the_numbers_of_its_table(op: Op) -> None:
    text = page(f"{op.name}.md")
    words = shlex.split(dict(blocks(text))["sh"])
    path = httpx.URL(words[words.index("-s") + 1]).path
    body = words[words.index("-d") + 1]
    assert json.loads(body) == {"source": op.example}
    async with caller(APP) as client:
        parsed = await client.post(path, content=body, headers=JSON)
        answer = await client.post(
            path.replace("parse", "evaluate"), json={"graph": parsed.json()["graph"]}
        )
    nodes = answer.json()["nodes"]
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| (.+) \| (.+) \|$", text, re.MULTILINE)
    assert [row[0] for row in rows] == list(nodes)
    for node, _, value, grad in rows:
        assert_shown(value, nodes[node]["value"])
        assert_shown(grad, nodes[node]["grad"])


def assert_shown(cell: str, real: Any) -> None:
    """A number or a tensor of a table is the real one to four significant digits."""
    shape, data = ((), real) if not isinstance(real, dict) else (real["shape"], real["data"])
    shown = json.loads(cell.strip("`").replace("−", "-"))
    np.testing.assert_allclose(shown, np.reshape(data, shape), rtol=5.1e-4, atol=0)


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name: str) -> None:
    for link in re.findall(r"\]\(([^)]+)\)", page(name)):
        path, _, anchor = link.partition("#")
        target = FOLDER / path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), link


def anchors(text: str) -> set[str]:
    """What GitHub makes of a page's headings."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w-]", "", heading.lower().replace(" ", "-")) for heading in headings}


@pytest.mark.parametrize("name", PAGES)
def test_formulas_are_what_github_typesets(name: str) -> None:
    """It refuses \\operatorname, and a bar in a table would end the cell."""
    text = page(name)
    inline = re.findall(r"\$`(.*?)`\$", text)
    formulas = [*inline, *(block for kind, block in blocks(text) if kind == "math")]
    assert formulas or OPS[name.removesuffix(".md")].leaf
    assert not [formula for formula in formulas if r"\operatorname" in formula or "|" in formula]
    assert text.count("$") == 2 * len(inline)
