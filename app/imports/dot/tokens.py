"""DOT text into tokens, each with its offsets, in time linear in the length of the text.

DOT's reader is our own: pydot's, over pyparsing, took 12 s for 200 kB of ordinary nodes and more
than 40 s for as many quotes, and ran out of stack at nested braces.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["name", "number", "quoted", "html", "symbol", "fault", "end"]

# Possessive, so that no character is looked at twice; what is never closed runs to the end.
_TOKEN = re.compile(
    r"""
      (?P<space>   (?:\A|[\r\n])[ \t]*+\#[^\r\n]*+  # meant for a preprocessor
                 | \ufeff | [^\S\r\n]++ | [\r\n] | //[^\r\n]*+ | /\*(?:[^*]|\*(?!/))*+(?:\*/|\Z) )
    | (?P<quoted>  "(?:[^"\\]|\\.)*+(?:(?P<closed>")|\\?\Z) )
    | (?P<name>    [^\W\d]\w*+ )
    | (?P<number>  -?(?:\d++(?:\.\d*+)?|\.\d++)(?:[eE][+-]?\d++)?(?![\w.]) )
    | (?P<symbol>  -> | -- | [{}\[\]=;,:+] )
    | (?P<html>    < )
    | (?P<fault>   -?[\d.][\w.]*+ | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_ANGLE = re.compile(r"[<>]")
# A line may be joined to the next within quotes; n, l and r are line ends, which labels know.
_ESCAPE = re.compile(r'\\(?:(["\\])|\r\n|\r|\n)')


class Token(NamedTuple):
    """A piece of DOT; the text of a quoted one, or of HTML, is what stands within its marks."""

    kind: Kind
    text: str
    start: int
    end: int

    @property
    def is_id(self) -> bool:
        return self.kind in ("name", "number", "quoted", "html")


def tokens(text: str) -> Iterator[Token]:
    """Every token of `text`, then one of the kind `end`; white space and comments are left out."""
    at = 0
    while match := _TOKEN.match(text, at):
        start, at = at, match.end()
        kind = match.lastgroup
        if kind == "html":
            at = _html_end(text, start)
            piece = text[start + 1 : at - 1]
            yield Token("html", piece, start, at) if at else Token("fault", "<", start, start + 1)
            at = at or len(text)
        elif kind == "quoted":
            if match["closed"]:
                piece = _ESCAPE.sub(lambda m: m[1] or "", match.group()[1:-1])
                yield Token("quoted", piece, start, at)
            else:
                yield Token("fault", '"', start, start + 1)
        elif kind != "space":
            yield Token(kind, match.group(), start, at)  # type: ignore[arg-type]
    yield Token("end", "", len(text), len(text))


def _html_end(text: str, start: int) -> int:
    """Where the '>' that closes the '<' at `start` ends; 0 where none does."""
    depth = 0
    for match in _ANGLE.finditer(text, start):
        depth += 1 if match.group() == "<" else -1
        if depth == 0:
            return match.end()
    return 0
