"""The graph in the text language: a line a node, so that reading it gives the same nodes again."""

import math
from collections.abc import Iterable, Iterator

import numpy as np

from app.engine.attr import AttrValue
from app.engine.graph import Node, Problem
from app.engine.ops import OPS
from app.engine.value import Value
from app.export.names import identifiers
from app.export.numbers import python
from app.export.one_line import one_line
from app.export.subject import Subject, Unwritable, refuse
from app.language.build import ALIASES
from app.language.literals import WORDS
from app.language.parse import LONGEST_SOURCE
from app.language.tokens import RESERVED, tokenize

# What no node can be called there: ops, settings, words of Python, and the empty port.
TAKEN = frozenset({*OPS, *ALIASES, *WORDS, *RESERVED, "_"})
WHOLE = 2.0**53


def lines(subject: Subject) -> Iterator[str]:
    """Inputs before what uses them, the output last; raises Unwritable where no text says it."""
    _check_numbers(subject)
    written = list(_statements(subject))
    length = sum(len(line) + 1 for line in written)
    if length > LONGEST_SOURCE:
        message = f"a text is read up to {LONGEST_SOURCE} characters, this one would have {length}"
        raise Unwritable([Problem("/nodes", message, limit=LONGEST_SOURCE, actual=length)])
    yield from written


def _statements(subject: Subject) -> Iterator[str]:
    program = subject.program
    names = identifiers(program.position, TAKEN | _broken(program.position))
    if subject.title:
        yield f"# {one_line(subject.title)}"
    for node in program.nodes:
        name = names[node.id]
        was = "" if name == node.id else f"  # {one_line(node.id)}"
        yield f"{name} = {_expression(node, [names[source] for source in node.inputs])}{was}"
    if program.output != len(program.nodes) - 1:
        yield names[subject.graph.output]


def _expression(node: Node, inputs: list[str]) -> str:
    op = OPS[node.op]
    if node.value is not None:
        literal = python(node.value)
        return literal if op.name == "input" else f"{op.name}({literal})"
    if op.infix:
        return f"{inputs[0]} {op.infix} {inputs[1]}"
    settings = [f"{name}={_setting(value)}" for name, value in node.attrs.items()]
    return f"{op.name}({', '.join([*inputs, *settings])})"


def _broken(ids: Iterable[str]) -> set[str]:
    """The ids that the language would not read as one name, though Python would."""
    return {each for each in ids if [token.kind for token in tokenize(each)] != ["name"]}


def _setting(value: AttrValue) -> str:
    if isinstance(value, tuple):
        return str(list(value))
    if isinstance(value, int) and abs(value) >= WHOLE:
        return repr(float(value))
    return repr(value)


def _check_numbers(subject: Subject) -> None:
    """The language has no way to write a number that is not finite, or no number at all."""
    refuse(
        subject.problem(node.id, f"the text language cannot write {_odd(node.value)} of {node.id}")
        for node in subject.graph.nodes
        if node.value is not None and not np.isfinite(node.value).all()
    )


def _odd(value: Value) -> str:
    """The first number of a value that is not finite."""
    numbers = [float(x) for x in np.ravel(value)]
    return python(next(x for x in numbers if not math.isfinite(x)))
