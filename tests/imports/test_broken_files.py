"""Files that cannot be imported: each is told what is wrong with it, where, and what to do.

In `broken/`, what must be said of `name.broken` stands in `name.says`: a line for each problem, in
order, with its line and column and words that its message has. `name` is the file's name.
"""

from pathlib import Path

import pytest

from app.main import create_app
from tests.web.calling import caller, refused

pytestmark = pytest.mark.anyio

FILES = sorted((Path(__file__).parent / "broken").glob("*.broken"))


def test_there_are_many_kinds_of_broken_files() -> None:
    assert len(FILES) >= 30
    assert {file.suffix for file in FILES[0].parent.iterdir()} == {".broken", ".says"}


def text_of(file: Path) -> str:
    """What a browser reads of a file, whatever it is."""
    return file.read_bytes().decode(errors="replace")


def wanted_of(file: Path) -> list[tuple[str, str]]:
    """The place of each problem, and words of its message."""
    lines = file.with_suffix(".says").read_text(encoding="utf-8").splitlines()
    return [(place, words) for place, _, words in (line.partition(": ") for line in lines)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
async def test_a_broken_file_is_told_what_is_wrong(file: Path) -> None:
    async with caller(create_app()) as client:
        found = await refused(client, "/import", {"text": text_of(file), "name": file.stem})
    wanted = wanted_of(file)
    assert [f"{fault['line']}:{fault['column']}" for fault in found] == [at for at, _ in wanted]
    for fault, (_, words) in zip(found, wanted, strict=True):
        assert words in fault["message"]
        assert fault["where"] == "/text"
        assert (fault["end_line"], fault["end_column"]) > (fault["line"], fault["column"])
