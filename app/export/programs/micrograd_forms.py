"""What micrograd (0.1.0) can write, and where it would work out something else than is meant.

It knows single numbers, + - * / and unary minus, ** with an exponent that is a plain number, and
relu. Division and powers are Python's own, which raise an error where others answer infinity.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import isclose
from typing import TypeAlias

from app.engine.graph import Node, Problem
from app.export.subject import Subject

KNOWN = "it knows single numbers, + - * /, ** with a constant exponent, and relu"

# A value and its local derivatives, as micrograd works them out.
Worked: TypeAlias = tuple[float, ...]


def _quotient(a: float, b: float) -> Worked:
    inverse = b**-1
    return a * inverse, inverse, a * (-1 * b**-2)


def _power(x: float, n: float) -> Worked:
    return x**n, n * x ** (n - 1)


@dataclass(frozen=True, slots=True)
class Form:
    """How an op is written, and how it is worked out where that can go another way."""

    text: str
    worked: Callable[..., Worked] | None = None


FORMS: Mapping[str, Form] = {
    "add": Form("{0} + {1}"),
    "sub": Form("{0} - {1}"),
    "mul": Form("{0} * {1}"),
    "div": Form("{0} / {1}", _quotient),
    "neg": Form("-{0}"),
    "pow": Form("{0} ** {1}", _power),
    "square": Form("{0} ** 2", lambda x: _power(x, 2)),
    "sqrt": Form("{0} ** 0.5", lambda x: _power(x, 0.5)),
    "reciprocal": Form("{0} ** -1", lambda x: _power(x, -1)),
    "relu": Form("{0}.relu()"),
}


def exponents(subject: Subject) -> set[str]:
    """The constants that are exponents and nothing else: plain numbers to micrograd."""
    program = subject.program
    others = {subject.graph.output}
    raised: set[str] = set()
    for node in program.nodes:
        for slot, source in enumerate(node.inputs):
            (raised if (node.op, slot) == ("pow", 1) else others).add(source)
    constants = {node.id for node in program.nodes if node.op == "constant"}
    return (raised & constants) - others


def problems(subject: Subject) -> Iterator[Problem]:
    """Every reason why micrograd cannot compute the same graph."""
    program, plain = subject.program, exponents(subject)
    for i, node in enumerate(program.nodes):
        if program.shapes[i]:
            message = f"{node.id} is a tensor of shape {program.shapes[i]}, and micrograd has none"
            yield subject.problem(node.id, f"{message}: {KNOWN}")
        elif node.inputs and node.op not in FORMS:
            message = f"micrograd has no {node.op}, which {node.id} is"
            yield subject.problem(node.id, f"{message}: {KNOWN}")
        elif node.op == "pow" and node.inputs[1] not in plain:
            message = f"{node.id} has the exponent {node.inputs[1]}, and micrograd raises to plain"
            way_out = "make it a constant of its own"
            yield subject.problem(node.id, f"{message} numbers only; {way_out}")
        elif node.inputs and not _agrees(subject, i, node):
            message = f"{node.id} is {node.op}, and here Python's own ** loses it"
            yield subject.problem(node.id, f"{message}: an error, or a number without its digits")


def _agrees(subject: Subject, i: int, node: Node) -> bool:
    """Whether micrograd's own arithmetic comes to the same value and locals."""
    worked = FORMS[node.op].worked
    if worked is None:
        return True
    trace, program = subject.trace, subject.program
    try:
        theirs = worked(*(trace.values[j] for j in program.inputs[i]))
    except (ZeroDivisionError, OverflowError):
        return False
    start = program.starts[i]
    ours = [trace.values[i], *trace.run.locals[start : start + len(theirs) - 1]]
    return all(map(_same, theirs, ours))


def _same(theirs: object, ours: float) -> bool:
    if not isinstance(theirs, float):  # a root of a negative number is complex
        return False
    return isclose(theirs, ours, rel_tol=1e-12) or (theirs != theirs and ours != ours)
