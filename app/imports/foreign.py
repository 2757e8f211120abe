"""What a text is that is in none of the formats, and what to bring instead."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from app.imports.places import Places
from app.imports.sound import TOP
from app.language.problem import ParseError, ParseProblem, Span

READABLE = (
    "what can be imported is our JSON, DOT with a digraph, a Python program of micrograd's style, "
    "and lines of name = expression"
)
SENTENCE = READABLE[0].upper() + READABLE[1:]
# Files that are no text, by how they begin when they are read as one.
MAGIC: Mapping[str, str] = {
    "PNG\r": "a PNG picture",
    "JFIF": "a JPEG picture",
    "GIF8": "a GIF picture",
    "%PDF": "a PDF document",
    "PK\x03\x04": "an archive, such as .zip, .docx, .npz or PyTorch's .pt",
    "BPXC": "an answer in columns of bytes",
    "NUMPY": "a NumPy array",
    "HDF\r": "an HDF5 file",
}
FEW = 16
_UNPRINTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_DRAWN = re.compile(r"\|[ ]data[ ][-\w.]+[ ]\|[ ]grad[ ]")
_FROM_PAGE = "export the graph as JSON or DOT instead"


class Kind(NamedTuple):
    """A kind of text that is often brought: how it begins, what it is, and what to do."""

    pattern: str
    is_a: str
    way_out: str


# What may be taken for DOT or a program if nobody looks.
UNLIKE_ALL = (
    Kind(r"(?:<[?!][^>]*+>\s*+){0,5}<svg\b", "an SVG picture", _FROM_PAGE),
    Kind(r"<(?:!doctype html|html|head|body)\b", "a page of HTML", "bring the file it leads to"),
    Kind(r"<", "XML", "bring the graph as JSON or DOT"),
    Kind(
        r"(?:---\n(?:[^\n]*+\n){0,20}?---\s*+)?(?:flowchart|graph)[ ](?:td|tb|bt|lr|rl)\b",
        "a Mermaid drawing",
        _FROM_PAGE,
    ),
    Kind(
        r"(?:\#[^\n]*+\n){0,5}?\# Values and gradients of a computational graph, (?!by micrograd)",
        "a program that this page exported to check its numbers",
        _FROM_PAGE,
    ),
    Kind(r"(?:%[^\n]*+\s++)*+\\[a-z]", "LaTeX", _FROM_PAGE),
    Kind(r"[a-z][a-z0-9+.-]*://\S+$", "a link", "open it in the browser"),
    Kind(r"[^`]{0,2000}+```", "Markdown", "bring what stands between the lines of ```"),
)
# What may be taken for an expression.
UNLIKE_EXPRESSIONS = (
    Kind(r"(?:.{0,200}\n){0,50}?\[[a-z][\w.\"-]*+\][ \t]*+$", "TOML or INI", "bring it as JSON"),
    Kind(r"(?:\#.*+\s++)*+(?:---\s|[\w-]+:(?:[ \t]|$))", "YAML", "bring it as JSON"),
    Kind(
        r"(?:const|let|var|function|\#include|public|fn|package)\b[^=\n(]*(?:=|\(|<|$)",
        "a program in another language",
        "Python with micrograd's Value is read",
    ),
)


def refuse_unreadable(text: str) -> None:
    """Raise a ParseError where a text is empty, or the content of a file that is none."""
    if not text.strip("\ufeff \t\r\n"):
        _refuse(f"this is empty; {READABLE}")
    found = _UNPRINTED.search(text)
    if found is None:
        return
    at = Places(text).span(found.start(), found.end())
    head = text[:FEW]
    if known := next((kind for mark, kind in MAGIC.items() if mark in head), None):
        _refuse(f"this is {known}; {READABLE}", at)
    if head.count("\0") >= len(head) // 2 - 1 > 0:
        _refuse("this is text in UTF-16; save it as UTF-8, and bring that", at)
    if "\0" not in text and found.group() == "\ufffd":
        _refuse("a character here is not UTF-8; save the file as UTF-8, and bring that", at)
    _refuse(f"this is no text but bytes; {READABLE}", at)


def refuse_kinds(text: str, kinds: tuple[Kind, ...]) -> None:
    """Raise a ParseError where a text begins like one of `kinds`."""
    seen = text.lstrip("\ufeff \t\r\n")
    for kind in kinds:
        if re.match(kind.pattern, seen, re.IGNORECASE | re.MULTILINE):
            _refuse(f"this seems to be {kind.is_a}; {kind.way_out}. {SENTENCE}")


def refuse_picture(text: str) -> None:
    """Raise a ParseError where DOT is what micrograd's notebook draws, with rounded numbers."""
    if found := _DRAWN.search(text):
        message = (
            "this is a picture that draw_dot made, in which numbers are rounded and slots are "
            "lost; bring the program that made it"
        )
        _refuse(message, Places(text).span(*found.span()))


def refuse_table(text: str) -> None:
    """Raise a ParseError where each line has equally many commas, semicolons or tabs."""
    if any(_separated(text.splitlines()[:50])):
        message = "this seems to be a table (CSV); tensors are pasted into the grid of an input"
        _refuse(f"{message}. {SENTENCE}")


def _separated(lines: list[str]) -> Iterator[bool]:
    full = [line for line in lines if line.strip()]
    if len(full) < 2 or any("=" in line for line in full):
        return
    for separator in ",;\t":
        counts = {line.count(separator) for line in full}
        yield len(counts) == 1 and counts != {0}


def _refuse(message: str, at: Span | None = None) -> None:
    raise ParseError([ParseProblem(message, at or TOP)])
