"""Which format a text is in, by looking at it; its file's name decides where looking does not."""

import re
from collections.abc import Mapping
from typing import Literal, TypeAlias

Format: TypeAlias = Literal["json", "dot", "micrograd", "expression"]

# Only so much is looked at.
LOOKED_AT = 20_000
SUFFIXES: Mapping[str, Format] = {
    "json": "json",
    "dot": "dot",
    "gv": "dot",
    "py": "micrograd",
}
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|//[^\n]*+|\#[^\n]*+", re.DOTALL)
_DOT = re.compile(r"\s*(?:strict\s+)?(?:di)?graph\b[^={};]{0,200}\{", re.IGNORECASE)
_PROGRAM = re.compile(
    r"""^[ \t]*+(?:import|from|def|class|for|while|with|assert)\s
      | \b(?:Value|Tensor|tensor|Parameter|print)\s*+\(
      | \.backward\s*+\(
    """,
    re.VERBOSE | re.MULTILINE,
)


def format_of(text: str, name: str) -> Format:
    """The format that `text` seems to be in, from a file called `name`."""
    seen = text[:LOOKED_AT].lstrip("\ufeff \t\r\n")
    if seen.startswith(("{", "[")):
        return "json"
    bare = _COMMENT.sub("", seen)
    if _DOT.match(bare):
        return "dot"
    by_name = SUFFIXES.get(suffix(name))
    if by_name:
        return by_name
    return "micrograd" if _PROGRAM.search(bare) else "expression"


def suffix(name: str) -> str:
    """What stands behind the last dot of a file's name, in lower case."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def title_of(name: str) -> str | None:
    """A file's name without its folders and its suffix."""
    last = re.split(r"[/\\]", name)[-1]
    stem = (last.rpartition(".")[0] or last) if "." in last else last
    return stem.strip() or None
