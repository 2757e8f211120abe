"""Lines of `name = expression` into a graph."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.engine.graph import Graph
from app.engine.op import Op
from app.engine.ops import OPS
from app.engine.value import Value
from app.language.build import Builder, Use
from app.language.foreign import KEYWORDS
from app.language.grammar import Grammar
from app.language.problem import LineError, ParseError, ParseProblem, Span
from app.language.statements import Statement, statements
from app.language.tokens import Token, spelled, tokenize

__all__ = ["ParseError", "ParseProblem", "Parsed", "Span", "parse"]

LONGEST_SOURCE = 50_000
GIVEN = frozenset({"input", "parameter"})


@dataclass(frozen=True, slots=True)
class Parsed:
    """The graph of a text, where in it each node comes from, and where leaves' numbers stand."""

    graph: Graph
    spans: Mapping[str, Span]
    literals: Mapping[str, Span]


def parse(
    source: str, values: Mapping[str, Value] | None = None, ops: Mapping[str, Op] = OPS
) -> Parsed:
    """The graph that `source` writes, or a ParseError listing every problem.

    Names that are never assigned are inputs, with their value from `values`, else 1.
    """
    if len(source) > LONGEST_SOURCE:
        message = f"the text has {len(source)} characters; at most {LONGEST_SOURCE} are read"
        raise ParseError([ParseProblem(message, Span(1, 1, 1, 2))])
    tokens = tokenize(source)
    lines = statements(tokens)
    targets = [(name, s.tokens[0].line) for s in lines if (name := _target(s)) is not None]
    names = {name for t in tokens if t.kind == "name" and (name := _spelled(t)) is not None}
    builder = Builder(ops, values or {}, targets, names)
    output = None
    for i, statement in enumerate(lines):
        output = _read(statement, builder, last=i == len(lines) - 1)
    if not lines:
        builder.complain("there is nothing to compute; write f = x * y, say", Span(1, 1, 1, 2))
    if builder.problems or output is None:
        raise ParseError(sorted(builder.problems, key=lambda p: (p.span.line, p.span.column)))
    # Inputs first: what is given comes before what is computed, wherever it is first used.
    nodes = sorted(builder.nodes, key=lambda node: node.op not in GIVEN)
    return Parsed(Graph(tuple(nodes), output), builder.spans, builder.literals)


def _read(statement: Statement, builder: Builder, *, last: bool) -> str | None:
    """Read one statement into the builder; the id of the node that it names."""
    name = _target(statement)
    try:
        if statement.problem is not None:
            raise LineError(statement.problem.message, statement.problem.span)
        if statement.target is None:
            return _bare(statement, builder, last=last)
        name = spelled(statement.target)
        _assignment(statement, name, builder)
    except LineError as error:
        builder.problems.append(error.problem)
        if name is not None:
            builder.skip(name)
    return builder.meaning(name or "")


def _assignment(statement: Statement, name: str, builder: Builder) -> None:
    first, operator = statement.tokens[:2]
    if not builder.can_name(name, first.span):
        builder.skip(name)
    symbol = operator.text.removesuffix("=")
    before = builder.read(name, first.span).id if symbol else None
    operand = Grammar(statement, 2, builder).whole()
    span = first.span.to(operand.span)
    if before is not None:
        operand = Use(builder.infix[symbol], (before, builder.emit(operand)), {}, span)
    builder.assign(name, operand, span)


def _bare(statement: Statement, builder: Builder, *, last: bool) -> str | None:
    """A line without a name: the output, if it is the last one."""
    if defined := _definition(statement):
        raise LineError(KEYWORDS["def"], defined)
    told = len(builder.problems)
    operand = Grammar(statement, 0, builder).whole()
    if len(builder.problems) > told:
        return None
    if not last:
        message = "this value is not used; name it, as in y = ..., or make it the last line"
        builder.complain(message, operand.span)
        return None
    name = builder.free("out")
    builder.assign(name, operand, operand.span)
    return builder.meaning(name)


def _definition(statement: Statement) -> Span | None:
    """The `f(x)` of a line `f(x) = ...`, which is how mathematics defines a function."""
    tokens = statement.tokens
    closed = next((i for i, t in enumerate(tokens) if t.text == ")"), None)
    if closed is None or tokens[0].kind != "name" or tokens[1].text != "(":
        return None
    return tokens[0].span.to(tokens[closed].span) if tokens[closed + 1].text == "=" else None


def _target(statement: Statement) -> str | None:
    return None if statement.target is None else _spelled(statement.target)


def _spelled(token: Token) -> str | None:
    """The name that a token spells, or None where that is a problem told elsewhere."""
    if token.text.isascii():
        return token.text
    try:
        return spelled(token)
    except LineError:
        return None
