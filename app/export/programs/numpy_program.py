"""A program in plain NumPy, its backward pass written out by hand."""

from collections.abc import Iterator
from itertools import chain

from app.engine.value import Value
from app.export.numbers import python
from app.export.programs import check_arrays, frame
from app.export.programs.frame import Names
from app.export.programs.give import gives
from app.export.programs.numpy_pieces import PIECES
from app.export.programs.numpy_rules import RULES
from app.export.programs.rule import Use, check_expressible, uses
from app.export.subject import Subject, bounded

TAKEN = frozenset({"np", *PIECES})
IMPORTS = (
    "import numpy as np",
    "",
    'np.seterr(all="ignore")  # infinities are compared, not warned of',
)


def lines(subject: Subject) -> Iterator[str]:
    """The functions it calls, forward, backward in the order of the sweep, and the comparison."""
    check_expressible(subject, RULES, "numpy")
    needs = "Python 3.10 or newer and NumPy"
    yield from frame.program(subject, "by NumPy alone", needs, IMPORTS, _body(subject))


def _body(subject: Subject) -> Iterator[str]:
    names = frame.named(subject, TAKEN)
    used = {use.node.id: use for use in uses(subject, names.values)}
    forward, backward = _forward(subject, names, used), _backward(subject, names, used)
    passes = list(bounded(chain(forward, backward)))
    yield from frame.functions(frame.called("\n".join(passes), PIECES))
    yield from passes
    allowed = gives(subject.trace, frame.coarse(RULES), check_arrays.RELATIVE)
    reached = dict(zip(subject.program.position, subject.trace.derivatives, strict=True))

    def found(name: str) -> tuple[str, str]:
        return names.values[name], "None" if reached[name] is None else names.grads[name]

    yield from frame.comparison(subject, allowed, frame.ARRAY_CHECKS, found)


def _forward(subject: Subject, names: Names, used: dict[str, Use]) -> Iterator[str]:
    yield from frame.section("Forward: the value of each node.")
    for node in subject.program.nodes:
        name = names.values[node.id]
        if node.value is not None:
            yield f"{name} = {array(node.value)}{frame.tail(node.id, name, node.op)}"
        else:
            text = used[node.id].filled(RULES[node.op].value)
            yield f"{name} = {text}{frame.tail(node.id, name)}"


def _backward(subject: Subject, names: Names, used: dict[str, Use]) -> Iterator[str]:
    yield from frame.section("Backward: the grad of each node, added up over its uses.")
    program = subject.program
    output = program.nodes[program.output].id
    yield f"{names.grads[output]} = {array(subject.seed)}"
    edges = program.edges
    arrived: set[int] = set()
    for i, slot, j in zip(edges.consumers, program.slots(edges), edges.sources, strict=True):
        node = program.nodes[i]
        use = used[node.id]
        amount = RULES[node.op].pull(use, slot, names.grads[node.id])
        if use.elementwise and program.shapes[i] != program.shapes[j]:
            amount = f"unbroadcast({amount}, {use.inputs[slot]}.shape)"
        grad = names.grads[program.nodes[j].id]
        yield f"{grad} = {grad} + {amount}" if j in arrived else f"{grad} = {amount}"
        arrived.add(j)


def array(value: Value) -> str:
    """A value as NumPy's own number or array."""
    return (
        f"np.float64({python(value)})" if isinstance(value, float) else f"np.array({python(value)})"
    )
