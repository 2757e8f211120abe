"""What can be wrong with a text, and where."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text: lines and columns count characters from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    def to(self, end: "Span") -> "Span":
        """The stretch from here to the end of `end`."""
        return Span(self.line, self.column, end.end_line, end.end_column)


@dataclass(frozen=True, slots=True)
class ParseProblem:
    """One thing that is wrong with a text, in words, and where it stands."""

    message: str
    span: Span


class ParseError(ValueError):
    """The text is no graph; `problems` lists every reason found, from top to bottom."""

    def __init__(self, problems: Iterable[ParseProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            "; ".join(
                f"line {p.span.line}, column {p.span.column}: {p.message}" for p in self.problems
            )
        )


class LineError(Exception):
    """Reading a line cannot go on; the lines after it still can be read."""

    def __init__(self, message: str, span: Span) -> None:
        self.problem = ParseProblem(message, span)
        super().__init__(message)


def quoted(text: str, limit: int = 40) -> str:
    """`text` in quotes for a message, shortened, with control characters made visible."""
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")
