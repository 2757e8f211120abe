"""Text into tokens: names, numbers, symbols and line ends, each with its place."""

import re
import unicodedata
from keyword import kwlist
from typing import Literal, NamedTuple, TypeAlias

from app.language.foreign import keyword
from app.language.problem import LineError, Span, quoted

Kind: TypeAlias = Literal[
    "name", "keyword", "number", "text", "symbol", "newline", "semicolon", "unknown", "end"
]

LONGEST_NAME = 64
# What pages and word processors make of the operators.
LOOKALIKES = {"−": "-", "×": "*", "·": "*", "⋅": "*", "∗": "*", "÷": "/"}
POWERS = "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿⁱ"
# No names, so that a graph can be written as Python; the settings of ops may be the other three.
RESERVED = frozenset(kwlist) - {"True", "False", "None"}

_DIGITS = "[0-9]+(?:_[0-9]+)*"
_TOKEN = re.compile(
    rf"""
      (?P<space>    [^\S\r\n]+ | \#[^\r\n]* )
    | (?P<joined>   \\[^\S\r\n]*(?:\r\n|\r|\n) )
    | (?P<newline>  \r\n | \r | \n )
    | (?P<name>     [^\W\d][\w\u0300-\u036f]* )
    | (?P<number>   0[xXbBoO]\w*
                  | (?: {_DIGITS}\.?(?:{_DIGITS})? | \.{_DIGITS} ) (?:[eE][+-]?{_DIGITS})? )
    | (?P<text>     '[^'\r\n]*' | "[^"\r\n]*" )
    | (?P<symbol>   \*\*=? | [-+*/@]= | ==|!=|<=|>=|//|<<|>>|->|:=|&&|\|\| | [-+*/@=<>^%()\[\],.] )
    | (?P<semicolon> ; )
    | (?P<unknown>  . )
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A piece of one line; `column` counts characters from 1."""

    kind: Kind
    text: str
    line: int
    column: int

    @property
    def end(self) -> int:
        return self.column + len(self.text)

    @property
    def span(self) -> Span:
        return Span(self.line, self.column, self.line, self.column + max(len(self.text), 1))


def tokenize(source: str) -> list[Token]:
    """Every token of `source`; white space and comments are left out."""
    tokens: list[Token] = []
    line, start = 1, 0
    for match in _TOKEN.finditer(source):
        kind = match.lastgroup
        if kind == "space":
            continue
        text = match.group()
        if kind != "joined":
            column = match.start() - start + 1
            if kind == "unknown" and text in LOOKALIKES:
                kind, text = "symbol", LOOKALIKES[text]
            elif kind == "name" and text in RESERVED:
                kind = "keyword"
            tokens.append(Token(kind, text, line, column))  # type: ignore[arg-type]
        if kind in ("newline", "joined"):
            line, start = line + 1, match.end()
    return tokens


def spelled(token: Token) -> str:
    """The one spelling of a name, so that look-alike letters are one name (NFKC, as in Python)."""
    text = token.text
    power = next((c for c in text if c in POWERS), None)
    if power:
        base, digit = text.split(power)[0] or "x", unicodedata.normalize("NFKC", power)
        raise LineError(f"powers are written **, as in {base[:20]}**{digit}", token.span)
    name = text if text.isascii() else unicodedata.normalize("NFKC", text)
    if len(name) > LONGEST_NAME:
        message = f"a name has at most {LONGEST_NAME} characters, this one has {len(name)}"
        raise LineError(message, token.span)
    if not name.isidentifier():
        message = f"{quoted(text)} cannot be a name; use letters, digits and _"
        raise LineError(message, token.span)
    if name in RESERVED:
        raise LineError(keyword(name, named=True), token.span)
    return name
