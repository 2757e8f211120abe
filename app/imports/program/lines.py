"""A program into statements, so that each is parsed, and found fault with, on its own.

Python's parser works by recursion: what is nested too deeply for it is refused before it is asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from keyword import iskeyword

from app.imports.places import Places
from app.imports.program import words
from app.language.problem import ParseProblem, Span

DEEPEST = 150

# Possessive, so that no character is looked at twice; what is never closed runs to the end.
_PIECE = re.compile(
    r"""
      (?P<text>     [A-Za-z]{0,2}(?: '''(?:[^\\']|\\.|'(?!''))*+(?:(?P<a>''')|\\?\Z)
                                   | \"""(?:[^\\"]|\\.|"(?!""))*+(?:(?P<b>\""")|\\?\Z)
                                   | '(?:[^\\'\r\n]|\\.)*+(?P<c>')?+
                                   | "(?:[^\\"\r\n]|\\.)*+(?P<d>")?+ ) )
    | (?P<skipped>  [^\S\r\n]++ | \ufeff | \\[ \t]*+(?:\r\n|\r|\n) )
    | (?P<comment>  \#[^\r\n]*+ )
    | (?P<newline>  \r\n | \r | \n )
    | (?P<word>     [\w.]++ )
    | (?P<opener>   [(\[{] )
    | (?P<closer>   [)\]}] )
    | (?P<comma>    , )
    | (?P<end>      ; )
    | (?P<sign>     . )
    """,
    re.VERBOSE | re.DOTALL,
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_INNER = re.compile(r"\\[^\r\n]|[^\\\r\n]")
_ASSIGNMENT = re.compile(r"[ \t]*+[^\W\d]\w*+[ \t]*+(?:[-+*/@]|\*\*)?=(?!=)")


@dataclass(frozen=True, slots=True)
class Statement:
    """One logical line, or its part up to a ';'. Line and column, where it begins, count from 1."""

    text: str
    line: int
    column: int
    indent: int
    problem: ParseProblem | None = None

    @property
    def word(self) -> str:
        """What it begins with."""
        found = re.match(r"\w*", self.text)
        return found[0] if found else ""

    @property
    def lines(self) -> list[str]:
        """Its text line by line, as Python counts lines."""
        return _LINE_END.split(self.text)

    @property
    def whole(self) -> Span:
        """Where it stands, as far as its first line goes."""
        return self.span(1, 0, 1, len(self.lines[0]))

    def span(self, line: int, column: int, end_line: int, end_column: int) -> Span:
        """A stretch of the program; in this text, lines count from 1 and columns from 0."""
        before, before_end = (self.column if each == 1 else 1 for each in (line, end_line))
        return Span(
            self.line + line - 1,
            before + column,
            self.line + end_line - 1,
            before_end + end_column,
        )


@dataclass(slots=True)
class _Line:
    """The pieces of a statement, and how deeply what stands in them is nested, at most."""

    start: int = 0
    indent: int = 0
    pieces: list[str] = field(default_factory=list)
    # For each bracket that is open, and outside of all, the signs since the last comma.
    signs: list[int] = field(default_factory=lambda: [0])
    depth: int = 0
    last: str = ""
    fault: tuple[str, int] | None = None

    def add(self, kind: str | None, piece: str, start: int, closed: bool) -> None:
        if not self.pieces:
            self.start = start
        if kind == "text":
            piece = self._text(piece, start, closed)
        elif kind == "opener":
            self.signs.append(0)
            self.depth += 1
        elif kind == "closer" and len(self.signs) > 1:
            self.depth -= 1 + self.signs.pop()
        elif kind == "comma":
            self.depth -= self.signs[-1]
            self.signs[-1] = 0
        elif kind in ("sign", "word"):
            attributes = 0 if piece[0].isdigit() else piece.count(".")
            nesting = 1 if kind == "sign" or iskeyword(piece) else attributes
            self.signs[-1] += nesting
            self.depth += nesting
        if piece == "lambda":  # its commas begin nothing new
            self.fault = self.fault or (words.LAMBDA, start)
        if self.depth > DEEPEST and self.fault is None:
            self.fault = (f"this is nested more than {DEEPEST} deep; name parts of it", start)
        self.pieces.append(piece)
        if kind not in ("skipped", "newline"):
            self.last = piece

    def goes_on(self, program: str, newline: int) -> bool:
        """Whether the line after this end of a line belongs to it, for a bracket is open."""
        if len(self.signs) == 1:
            return False
        return self.last in ",([{" or not _ASSIGNMENT.match(program, newline)

    def statement(self, places: Places) -> Iterator[Statement]:
        if not self.pieces:
            return
        at = places.span(self.start, self.start + 1)
        problem = None
        if self.fault is not None:
            message, start = self.fault
            problem = ParseProblem(message, places.span(start, start + 1))
        yield Statement("".join(self.pieces), at.line, at.column, self.indent, problem)

    def _text(self, piece: str, start: int, closed: bool) -> str:
        """A text, blanked where Python would read what stands in it: nobody else does."""
        if not closed:
            self.fault = self.fault or ("this text is never closed", start)
        prefix = piece[: re.search("['\"]", piece).start()]  # type: ignore[union-attr]
        if "\\" not in piece and "f" not in prefix.lower():
            return piece
        marks = 3 if piece[len(prefix) :][:3] in ("'''", '"""') else 1
        inner = slice(len(prefix) + marks, len(piece) - marks)
        return piece[: inner.start] + _INNER.sub(_blank, piece[inner]) + piece[inner.stop :]


def _blank(match: re.Match[str]) -> str:
    return "_" * len(match.group())


def statements(program: str) -> Iterator[Statement]:
    """The statements of a program one by one, without comments."""
    places, line, indent, at_start = Places(program), _Line(), 0, True
    for match in _PIECE.finditer(program):
        kind, piece, start = match.lastgroup, match.group(), match.start()
        if kind == "newline" and not line.goes_on(program, match.end()):
            yield from line.statement(places)
            line, indent, at_start = _Line(), 0, True
        elif kind == "end" and len(line.signs) == 1:
            yield from line.statement(places)
            line, at_start = _Line(indent=indent), False
        elif kind == "skipped" and not line.pieces:
            if at_start and piece[0] in " \t":
                line.indent = indent = len(piece.expandtabs(8))
        elif kind != "comment":
            closed = any(match[name] for name in "abcd")
            line.add(kind, piece, start, closed)
    yield from line.statement(places)
