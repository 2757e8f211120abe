"""Where in a JSON text a member stands, for those who are told that something is wrong with it."""

import json
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from app.imports.places import Places
from app.language.problem import Span

Extent: TypeAlias = tuple[int, int]
_SPACE = " \t\r\n"


class JsonPlaces:
    """Finds members of a JSON text, which has been read once and so is known to be fine.

    A list or an object is gone through once, however many of its members are asked for.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._places = Places(text)
        self._skip = json.JSONDecoder(strict=False).raw_decode
        self._members: dict[int, dict[str | int, Extent]] = {}

    def span(self, path: Sequence[str | int]) -> Span:
        """Where the member at the end of `path` stands, or the last one there is on the way."""
        start = self._after_space(0)
        extent = (start, start + 1)
        for key in path:
            members = self._members_at(extent[0])
            found = members.get(key, members.get(int(key)) if str(key).isdecimal() else None)
            if found is None:
                break
            extent = found
        return self._places.span(*extent)

    def at(self, offset: int) -> Span:
        """Where one character stands."""
        return self._places.span(offset, offset + 1)

    def _members_at(self, start: int) -> dict[str | int, Extent]:
        """What the list or object that begins at an offset holds, by key or index."""
        if start not in self._members:
            opener = self._text[start]
            found = self._object(start) if opener == "{" else self._list(start, opener)
            self._members[start] = dict(found)
        return self._members[start]

    def _list(self, start: int, opener: str) -> Iterator[tuple[int, Extent]]:
        at = self._after_space(start + 1)
        i = 0
        while opener == "[" and self._text[at] != "]":
            end = self._skip(self._text, at)[1]
            yield i, (at, end)
            i, at = i + 1, self._next(end)

    def _object(self, start: int) -> Iterator[tuple[str, Extent]]:
        at = self._after_space(start + 1)
        while self._text[at] != "}":
            name, end = self._skip(self._text, at)
            value = self._after_space(self._after_space(end) + 1)
            end = self._skip(self._text, value)[1]
            yield name, (value, end)
            at = self._next(end)

    def _next(self, end: int) -> int:
        """Where the next member begins, or the bracket ends."""
        at = self._after_space(end)
        return self._after_space(at + 1) if self._text[at] == "," else at

    def _after_space(self, at: int) -> int:
        while self._text[at] in _SPACE:
            at += 1
        return at
