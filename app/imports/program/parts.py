"""A program's statements as syntax trees, up to the call of backward()."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.imports.program import words
from app.imports.program.lines import Statement, statements
from app.language.problem import ParseProblem, Span

# As many take about a second.
MOST_STATEMENTS, MOST_CHARACTERS = 20_000, 100_000
MOST_PROBLEMS = 50
_DEFINITION = re.compile(r"(?:async\s+)?(?:def|class)\s+(\w+)")
_TARGET = re.compile(r"\A([^\W\d]\w*) *(?=[-+*/]?=)")
CONTINUED = frozenset({"elif", "else", "except", "finally"})


@dataclass(frozen=True, slots=True)
class Part:
    """A statement and its syntax tree."""

    statement: Statement
    tree: ast.stmt

    def span(self, node: ast.expr | ast.stmt | ast.keyword) -> Span:
        """Where in the program a part of the tree stands."""
        end_line = node.end_lineno or node.lineno
        column = self._characters(node.lineno, node.col_offset)
        end_column = self._characters(end_line, node.end_col_offset or node.col_offset)
        return self.statement.span(node.lineno, column, end_line, end_column)

    def _characters(self, line: int, byte: int) -> int:
        """Python counts the bytes of a line, people count characters."""
        if self.statement.text.isascii():
            return byte
        text = self.statement.lines[line - 1]
        return len(text.encode()[:byte].decode(errors="ignore"))


@dataclass(slots=True)
class Parts:
    """The statements up to the call of backward(), and what that is called of, at the end.

    `lost` are names that are given to values by statements which could not be read, `defined`
    the lines of functions and classes, which do no harm until they are called.
    """

    read: list[Part] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    defined: dict[str, int] = field(default_factory=dict)
    output: ast.expr | None = None
    problems: list[ParseProblem] = field(default_factory=list)


def parts(program: str) -> Parts:
    """The statements of a program that can be read, and what is wrong with the others."""
    found = Parts()
    length = 0
    for statement, problem in _outside_blocks(program, found.defined):
        length += len(statement.text)
        if length > MOST_CHARACTERS or len(found.read) == MOST_STATEMENTS:
            message = (
                f"at most {MOST_STATEMENTS} statements of together {MOST_CHARACTERS} characters "
                "are read, up to backward()"
            )
            found.problems.append(ParseProblem(message, statement.whole))
            break
        part = problem or _parsed(statement)
        if isinstance(part, Part):
            found.read.append(part)
            found.output = _backward(part.tree)
        else:
            found.problems.append(part)
            found.lost += _TARGET.findall(statement.text)
        if found.output or len(found.problems) == MOST_PROBLEMS:
            break
    return found


def _outside_blocks(
    program: str, defined: dict[str, int]
) -> Iterator[tuple[Statement, ParseProblem | None]]:
    """The statements to be parsed, or why not; functions and classes are only noted."""
    base = block = None
    for statement in statements(program):
        base = statement.indent if base is None else base
        if block is not None and _belongs(statement, block):
            continue
        block = None
        if definition := _DEFINITION.match(statement.text):
            defined[definition[1]] = statement.line
        if definition or statement.word in words.BLOCKS:
            block = statement
        if not definition and not statement.text.startswith("@"):
            yield statement, _unreadable(statement, base)


def _belongs(statement: Statement, block: Statement) -> bool:
    inside = statement.indent > block.indent or statement.line == block.line
    return inside or statement.word in CONTINUED


def _unreadable(statement: Statement, base: int) -> ParseProblem | None:
    """Why a statement is not even parsed."""
    if statement.problem:
        return statement.problem
    message = words.BLOCKS.get(statement.word)
    if message is None and statement.indent != base:
        message = "this line begins further in than those before, and nothing has opened a block"
    return ParseProblem(message, statement.whole) if message else None


def _parsed(statement: Statement) -> Part | ParseProblem:
    try:
        body = ast.parse(statement.text).body
    except SyntaxError as error:
        line, column = error.lineno or 1, max((error.offset or 1) - 1, 0)
        line = min(line, len(statement.lines))
        column = min(column, len(statement.lines[line - 1]))
        return ParseProblem(
            f"this is not Python: {error.msg}", statement.span(line, column, line, column + 1)
        )
    except (ValueError, RecursionError, MemoryError):
        return ParseProblem("Python cannot read this", statement.whole)
    return Part(statement, body[0])


def _backward(tree: ast.stmt) -> ast.expr | None:
    """What a call of backward() is made of, if this is one."""
    match tree:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=value, attr="backward"))):
            return value
    return None
