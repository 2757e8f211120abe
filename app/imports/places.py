"""From offsets in a text to lines and columns."""

import re
from bisect import bisect_right

from app.language.problem import Span

_LINE_END = re.compile(r"\r\n|\r|\n")


class Places:
    """Knows where the lines of a text begin, and so finds the place of an offset at once."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def span(self, start: int, end: int) -> Span:
        """The stretch between two offsets; an empty one is taken as one character."""
        line, column = self._place(start)
        end_line, end_column = self._place(max(end, start + 1))
        return Span(line, column, end_line, end_column)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
