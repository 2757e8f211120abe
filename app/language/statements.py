"""Tokens into statements: brackets are paired, and line ends inside a pair do not count."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.language.problem import ParseProblem
from app.language.tokens import Token

CLOSER = {"(": ")", "[": "]"}
ASSIGNMENTS = frozenset({"=", "+=", "-=", "*=", "/=", "**=", "@="})


@dataclass(frozen=True, slots=True)
class Statement:
    """The tokens of one statement, the last an `end`, and what is wrong with its brackets."""

    tokens: tuple[Token, ...]
    problem: ParseProblem | None = None

    @property
    def target(self) -> Token | None:
        """The name on the left of the assignment, if this is one."""
        named = self.tokens[0].kind == "name" and self.tokens[1].text in ASSIGNMENTS
        return self.tokens[0] if named else None


def statements(tokens: Sequence[Token]) -> list[Statement]:
    """The statements of a text; a bracket never closed ends before the next assignment."""
    closed_at, faults = _pairs(tokens)
    found: list[Statement] = []
    current: list[Token] = []
    problem: ParseProblem | None = None
    inside = -1
    for i, token in enumerate(tokens):
        inside = max(inside, closed_at.get(i, -1))
        problem = problem or faults.get(i)
        if token.kind == "newline" and i < inside:
            continue
        if token.kind in ("newline", "semicolon"):
            if current:
                found.append(_statement(current, problem))
            current, problem, inside = [], None, -1
        else:
            current.append(token)
    if current:
        found.append(_statement(current, problem))
    return found


def _statement(tokens: list[Token], problem: ParseProblem | None) -> Statement:
    last = tokens[-1]
    return Statement((*tokens, Token("end", "", last.line, last.end)), problem)


def _pairs(tokens: Sequence[Token]) -> tuple[dict[int, int], dict[int, ParseProblem]]:
    """Where each opening bracket ends, and a problem for each bracket without a partner."""
    closed_at: dict[int, int] = {}
    faults: dict[int, ParseProblem] = {}
    open_: list[int] = []

    def never_closed(end: int) -> None:
        for i in open_:
            faults[i] = ParseProblem(f"this '{tokens[i].text}' is never closed", tokens[i].span)
            closed_at[i] = end
        open_.clear()

    for i, token in enumerate(tokens):
        if token.kind == "semicolon" or (open_ and _assignment_after(tokens, i)):
            never_closed(i)
        elif token.kind != "symbol":
            continue
        elif token.text in CLOSER:
            open_.append(i)
        elif token.text in (")", "]"):
            if not open_:
                faults[i] = ParseProblem(f"this '{token.text}' closes nothing", token.span)
                continue
            opener = tokens[open_[-1]]
            if token.text != CLOSER[opener.text]:
                message = (
                    f"expected '{CLOSER[opener.text]}' to close the '{opener.text}' of line "
                    f"{opener.line}, column {opener.column}, found '{token.text}'"
                )
                faults[i] = ParseProblem(message, token.span)
            closed_at[open_.pop()] = i
    never_closed(len(tokens))
    return closed_at, faults


def _assignment_after(tokens: Sequence[Token], i: int) -> bool:
    """Whether this is a line end inside brackets before what can only be a new statement."""
    if tokens[i].kind != "newline":
        return False
    after = tokens[i + 1 : i + 3]
    assigns = len(after) == 2 and after[0].kind == "name" and after[1].text in ASSIGNMENTS
    before = next((t.text for t in reversed(tokens[max(i - 50, 0) : i]) if t.kind != "newline"), "")
    return assigns and before not in (",", "(", "[")
