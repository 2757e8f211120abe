"""A program for Karpathy's micrograd, which has its own backward."""

from collections.abc import Iterator, Mapping

from app.engine.graph import Node
from app.export.numbers import python
from app.export.programs import check_arrays, frame
from app.export.programs.give import gives
from app.export.programs.micrograd_forms import FORMS, exponents, problems
from app.export.subject import Subject, refuse

TAKEN = frozenset({"Value", "sys"})
IMPORTS = ("from micrograd.engine import Value",)
# micrograd calls itself along every path, and Python lets it do so 1,000 times.
DEEPEST = 400


def lines(subject: Subject) -> Iterator[str]:
    """Values in the order of evaluation, one call of backward, and the comparison."""
    refuse(problems(subject))
    needs = "Python 3.11 or newer and micrograd 0.1.0"
    yield from frame.program(subject, "by micrograd", needs, IMPORTS, _body(subject))


def _body(subject: Subject) -> Iterator[str]:
    names = frame.named(subject, TAKEN).values
    plain = exponents(subject)
    depth = _depth(subject)
    if depth > DEEPEST:
        yield ""
        yield "import sys"
        yield ""
        # A difference and a quotient are two of its values, one behind the other.
        yield f"sys.setrecursionlimit({2 * depth + 1_000})  # micrograd calls itself on every path"
    yield from frame.section("Forward: the value of each node.")
    for node in subject.program.nodes:
        name = names[node.id]
        also = node.op if node.value is not None else ""
        yield f"{name} = {_text(node, names, node.id in plain)}{frame.tail(node.id, name, also)}"
    yield from frame.section("Backward: micrograd finds the grad of each node.")
    output = names[subject.graph.output]
    # It starts with 1; another seed is the slope of a product.
    started = output if subject.seed == 1.0 else f"({output} * {python(subject.seed)})"
    yield f"{started}.backward()"
    allowed = gives(subject.trace, frozenset(), check_arrays.RELATIVE)

    def found(name: str) -> tuple[str, str] | None:
        # A plain number has no grad.
        return None if name in plain else (f"{names[name]}.data", f"{names[name]}.grad")

    yield from frame.comparison(subject, allowed, frame.FLOAT_CHECKS, found)


def _text(node: Node, names: Mapping[str, str], plain: bool) -> str:
    if node.value is None:
        return FORMS[node.op].text.format(*(names[source] for source in node.inputs))
    return python(node.value) if plain else f"Value({python(node.value)})"


def _depth(subject: Subject) -> int:
    """How many nodes the longest path has."""
    depths: list[int] = []
    for inputs in subject.program.inputs:
        depths.append(1 + max((depths[j] for j in inputs), default=0))
    return max(depths)
