"""A place in the tokens of a DOT text, and how to say what was expected there."""

from app.imports.dot.drawing import Written
from app.imports.dot.tokens import Token, tokens
from app.imports.places import Places
from app.language.problem import LineError, ParseError, ParseProblem, Span, quoted

KEYWORDS = frozenset({"strict", "graph", "digraph", "node", "edge", "subgraph"})
MOST_PROBLEMS = 50
# As many take about a second.
MOST_TOKENS = 500_000
# The attributes that say what is computed; all others say how it looks, and are not kept.
MEANT = frozenset({"op", "value", "attrs", "output", "slot", "label"})


class Cursor:
    """Reads tokens from left to right; the last one has the kind `end`."""

    def __init__(self, text: str) -> None:
        self._places = Places(text)
        self._rest = tokens(text)
        self.token = self.previous = next(self._rest)
        self._left = MOST_TOKENS

    @property
    def span(self) -> Span:
        """Where the token here stands."""
        return self.span_of(self.token)

    @property
    def keyword(self) -> str | None:
        """The keyword here, in lower case; in quotes it would be a name."""
        word = self.token.text.lower()
        return word if self.token.kind == "name" and word in KEYWORDS else None

    def span_of(self, token: Token) -> Span:
        return self._places.span(token.start, token.end)

    def take(self) -> Token:
        """The token here; reading goes on to the next, or ends in a ParseError."""
        self._left -= 1
        if self._left < 0:
            message = f"at most {MOST_TOKENS} words and signs are read"
            raise ParseError([ParseProblem(message, self.span)])
        self.previous = self.token
        self.token = next(self._rest, self.token)
        return self.previous

    def stands(self, symbol: str) -> bool:
        """Whether `symbol` stands here."""
        return self.token.text == symbol and self.token.kind == "symbol"

    def skip(self, symbol: str) -> bool:
        """Whether `symbol` stood here; then reading goes on after it."""
        found = self.stands(symbol)
        if found:
            self.take()
        return found

    def identifier(self, expected: str) -> Token:
        """The name, number or text here."""
        if not self.token.is_id:
            raise self.misfit(expected)
        return self.take()

    def attributes(self) -> dict[str, Written] | None:
        """What is meant by all the square brackets that follow; None where there are none."""
        found: dict[str, Written] | None = None
        while self.stands("["):
            opener = self.span_of(self.take())
            found = found or {}
            while not self.skip("]"):
                if self.skip(",") or self.skip(";"):
                    continue
                place = f"line {opener.line}, column {opener.column}"
                name = self.identifier(f"an attribute, or the ']' of the '[' in {place}")
                plain = Written("true", False, self.span_of(name))
                value = self.value() if self.skip("=") else plain
                if name.text in MEANT:
                    found[name.text] = value
        return found

    def value(self) -> Written:
        """What follows a '='; texts in quotes may be joined by '+'."""
        first = self.identifier("a value")
        pieces = [first.text]
        while first.kind == "quoted" and self.skip("+"):
            if self.token.kind != "quoted":
                raise self.misfit("a text in quotes")
            pieces.append(self.take().text)
        span = self.span_of(first).to(self.span_of(self.previous))
        return Written("".join(pieces), first.kind == "html", span)

    def recover(self) -> None:
        """Goes on behind the next ';', at a '}', or on the next line."""
        line = self.span.line
        while self.token.kind != "end" and self.span.line == line and not self.stands("}"):
            if self.take().text == ";":
                return

    def shown(self) -> str:
        """The token here in words."""
        return "the end of the text" if self.token.kind == "end" else quoted(self.token.text)

    def misfit(self, expected: str) -> LineError:
        """What to say where something else should stand."""
        text, message = self.token.text, f"expected {expected}, found {self.shown()}"
        if self.token.kind == "fault" and text in ('"', "<"):
            message = f"this {text} is never closed"
        elif self.token.kind == "fault" and len(text) > 1:
            message = f'write "{text[:40]}", in quotes: it begins like a number'
        elif text == "#":
            message = 'a colour is written in quotes, as in "#ff0000"'
        elif self.stands("--"):
            message = (
                "a line has no direction, so nothing says what is computed from what; "
                "draw arrows, as in a -> f"
            )
        return LineError(message, self.span)
