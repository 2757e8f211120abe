"""Looks at the text of a body before any parser does: media type, encoding, nesting, parts."""

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from app.web.problems import Refusal

# A string, or the rest of the body after a quote that is never closed: linear in either case.
STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)', re.DOTALL)
PARTS = (b":", b",", b"[", b"{")
STRETCH = 1_000_000
NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


def check(body: bytes, depth: int, parts: int) -> None:
    """Refuses what is no text, or would keep a parser busy for long."""
    _check_text(body)
    if (found := nesting(body, depth)) > depth:
        message = f"lists and objects may be nested {depth} deep, got {found}"
        raise Refusal(400, message, kind="json")
    if (count := part_count(body, parts)) > parts:
        raise Refusal(413, f"a body may have {parts} keys, commas, lists and objects, got {count}")


def check_media_type(content_type: bytes) -> None:
    """Refuses what is not announced as JSON."""
    if content_type == b"application/json":
        return
    media_type = content_type.decode("latin-1").partition(";")[0].strip().lower()
    if re.fullmatch(r"application/(?:[\w.-]+\+)?json", media_type):
        return
    got = f"got {media_type[:60]!r}" if media_type else "no Content-Type was given"
    raise Refusal(415, f"send the body as JSON with Content-Type: application/json; {got}")


def nesting(body: bytes, enough: int) -> int:
    """How deep brackets are nested in JSON text; 0 where they are clearly fewer than enough."""
    if body.count(b"[") + body.count(b"{") <= enough:
        return 0
    brackets = outside_strings(body).translate(None, NOT_BRACKETS)
    deepest = level = 0
    for codes in _stretches(brackets):
        opening = (codes == ord("[")) | (codes == ord("{"))
        levels = level + np.cumsum(np.where(opening, 1, -1))
        deepest, level = max(deepest, int(levels.max())), int(levels[-1])
    return deepest


def part_count(body: bytes, enough: int) -> int:
    """How many keys, commas, lists and objects JSON text has; 0 where clearly not too many."""
    # Each takes a byte at least.
    if len(body) <= enough or sum(map(body.count, PARTS)) <= enough:
        return 0
    return sum(map(outside_strings(body).count, PARTS))


def outside_strings(body: bytes) -> bytes:
    """JSON text without its strings; malformed text included."""
    if b"\\" in body:
        return STRING.sub(b"", body)
    # Without escapes every second quote ends a string: ten times as fast.
    pieces, quotes = [], np.zeros(1, np.uint32)
    for codes in _stretches(body):
        quotes = quotes[-1] + np.cumsum(codes == ord('"'), dtype=np.uint32)
        pieces.append(codes[quotes % 2 == 0].tobytes())
    return b"".join(pieces)


def _stretches(text: bytes) -> Iterator[NDArray[np.uint8]]:
    """The codes of a text; of millions at once, tables would take hundreds of megabytes."""
    for start in range(0, len(text), STRETCH):
        yield np.frombuffer(text, np.uint8, min(STRETCH, len(text) - start), start)


def _check_text(body: bytes) -> None:
    try:
        body.decode()
    except UnicodeDecodeError as error:
        message = f"the body must be UTF-8 text; byte {error.start} is not"
        raise Refusal(400, message, kind="json") from None
