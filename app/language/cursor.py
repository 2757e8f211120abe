"""A place in the tokens of one statement, and how to say what was expected there."""

from collections.abc import Sequence

from app.language import foreign
from app.language.problem import LineError, quoted
from app.language.statements import ASSIGNMENTS
from app.language.tokens import Token


class Cursor:
    """Reads the tokens of one statement from left to right; the last one has the kind `end`."""

    def __init__(self, tokens: Sequence[Token], at: int) -> None:
        self.tokens = tokens
        self.at = at
        self.token = tokens[at]

    @property
    def previous(self) -> Token:
        return self.tokens[self.at - 1]

    @property
    def following(self) -> Token:
        return self.tokens[min(self.at + 1, len(self.tokens) - 1)]

    def take(self) -> Token:
        """The token here; the cursor moves on."""
        token = self.token
        if token.kind != "end":
            self.at += 1
            self.token = self.tokens[self.at]
        return token

    def no_value(self) -> LineError:
        """What to say when a value should stand here."""
        token = self.token
        if foreign_here := self._foreign():
            return foreign_here
        after = f" after {quoted(self.previous.text)}" if self.at else ""
        return LineError(f"expected a value{after}, found {named(token)}", token.span)

    def misfit(self, expected: str) -> LineError:
        """What to say when a value has ended and what follows does not fit."""
        token, before = self.token, self.previous
        adjacent = (before.line, before.end) == (token.line, token.column)
        if foreign_here := self._foreign():
            return foreign_here
        if token.text == "[":
            return LineError(foreign.INDEX, token.span)
        if before.kind == "number" and (token.kind == "name" or token.text == "("):
            if before.text.endswith(".") and adjacent and self.following.text == "(":
                message = f"write ({before.text}).{token.text}(...)"
            elif adjacent and token.text in ("j", "J"):
                factors = f"{before.text[:40]}*{token.text}"
                message = (
                    f"complex numbers are not part of this language; for a product write {factors}"
                )
            elif adjacent and token.text.startswith("_"):
                message = "in a number, one _ may stand between two digits, as in 1_000"
            else:
                factor = "(...)" if token.text == "(" else token.text[:40]
                message = f"a product needs its sign: write {before.text[:40]}*{factor}"
            return LineError(message, before.span.to(token.span))
        if token.text == "(" and before.text in (")", "]"):
            return LineError(f"a product needs its sign: write {before.text}*(", token.span)
        if token.text in ASSIGNMENTS:
            message = f"expected one name on the left of '{token.text}', and one assignment a line"
            return LineError(message, token.span)
        message = f"expected {expected} after {quoted(before.text)}, found {named(token)}"
        return LineError(message, token.span)

    def _foreign(self) -> LineError | None:
        """What to say about a token that stands nowhere in this language."""
        token = self.token
        if token.kind == "keyword":
            named = self.following.text in ASSIGNMENTS
            message = foreign.keyword(token.text, named=named)
        elif token.kind == "text":
            message = foreign.TEXT
        elif token.text in foreign.SYMBOLS:
            message = foreign.SYMBOLS[token.text]
        elif token.kind == "unknown":
            message = f"{quoted(token.text)} means nothing here"
        else:
            return None
        return LineError(message, token.span)


def named(token: Token) -> str:
    """A token in words."""
    return "the end of the line" if token.kind == "end" else quoted(token.text)
