"""Characters into records: cells by delimiter and quote, comments and blank lines left out."""

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from app.data.problem import DataProblem

# A line of its own. A # right before a letter may well be a value, such as a colour.
COMMENT = re.compile(r"#(?:[\s#!]|$)")


class Record(NamedTuple):
    """The cells of a record, and the line of the text on which it begins."""

    line: int
    cells: list[str]


class _Lines:
    """The lines of a text, for a reader of records; `between` says that none is begun."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self._number = 0
        self.start = 1
        self.begun: list[str] = []
        self.between = True

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        for line in self._lines:
            self._number += 1
            if self.between:
                if not line.strip() or COMMENT.match(line):
                    continue
                self.start, self.begun, self.between = self._number, [], False
            self.begun.append(line)
            return line
        raise StopIteration


def records(text: str, delimiter: str, quote: str) -> Iterator[Record | DataProblem]:
    """The records of a text in order, and a problem in place of each that cannot be parted.

    Cells are without the spaces around them. A record of empty cells alone is none.
    """
    lines = _Lines(text)
    reader = csv.reader(
        lines, delimiter=delimiter, quotechar=quote, skipinitialspace=True, strict=True
    )
    while True:
        lines.between = True
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield _fault(str(error), lines.start, "".join(lines.begun), delimiter, quote)
            continue
        if cells is None:
            return
        stripped = [cell.strip() for cell in cells]
        if any(stripped):
            yield Record(lines.start, stripped)


def _fault(error: str, line: int, begun: str, delimiter: str, quote: str) -> DataProblem:
    """What the reader stumbled over, in words, and at which cell."""
    column = _first_odd(begun, delimiter, quote)
    if "expected after" in error:
        message = (
            f"text follows a closing {quote}; double a quote that belongs to the cell, "
            f"as in {quote}a {quote * 2}b{quote * 2} c{quote}"
        )
        return DataProblem(message, line, column)
    if "unexpected end" in error:
        message = f"a {quote} opens here and is never closed; close it, or take it out"
        return DataProblem(message, line, column)
    longest = csv.field_size_limit()
    message = f"this cell has more than {longest} characters; shorten it, or close its quote"
    return DataProblem(message, line, column)


def _first_odd(begun: str, delimiter: str, quote: str) -> int:
    """The number of the first cell, from 1, that is too long or has a quote without its partner."""
    q, d = re.escape(quote), re.escape(delimiter)
    cell = re.compile(rf" *+(?:{q}(?:[^{q}]|{q}{q})*+{q}|(?!{q})[^{d}\r\n]*+)")
    column, at = 1, 0
    while (found := cell.match(begun, at)) is not None:
        at = found.end()
        if begun[at : at + 1] != delimiter or len(found[0]) > csv.field_size_limit():
            return column
        column, at = column + 1, at + 1
    return column
