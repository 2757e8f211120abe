"""The backward sweep as a graph of its own: what it computes can be differentiated again."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import count
from operator import add

from app.engine.graph import Graph, GraphError, Node, Problem
from app.engine.op import ShapeError
from app.engine.ops import OPS
from app.engine.plan import Limits
from app.engine.program import DEFAULT_LIMITS, Program, compile_graph
from app.engine.term import Term
from app.engine.value import Value

# A sweep is given up beyond so many nodes of its own; how large each is, is bounded when compiled.
MOST_MADE = 100_000
# An id longer than this is not made longer by a "d" before it.
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Derivative:
    """The nodes of a program and of its backward sweep, and which of them is the gradient of what.

    `grads` has a node for every leaf that was asked for and that the output depends on.
    """

    nodes: tuple[Node, ...]
    grads: Mapping[str, str]


def derivative(program: Program, wanted: Collection[int], seed: Value) -> Derivative:
    """The sweep back to the nodes at `wanted`, from the output's gradient `seed`.

    A GraphError where it would take too many nodes, or shapes beyond all bounds.
    """
    grads = _swept(program, wanted, seed)
    names = _names(program, grads)
    output = program.nodes[program.output].id
    taken = {node.id for node in program.nodes} | set(names.values())
    made = list(_written(list(grads.values()), names, taken, f"backward from {output}"))
    found = {program.nodes[i].id: names[grads[i]] for i in wanted if i in grads}
    return Derivative((*program.nodes, *made), found)


def _swept(program: Program, wanted: Collection[int], seed: Value) -> dict[int, Term]:
    """The gradient of every node between the output and those wanted, in the sweep's order."""
    values = [
        Term(OPS, node.op, (), node.attrs, shape, leaf, node.id)
        for node, shape, leaf in zip(program.nodes, program.shapes, program.leaves, strict=True)
    ]
    moved = _moved_by(program, wanted)
    arrived: dict[int, list[Term]] = {program.output: [values[program.output].having(seed)]}
    grads: dict[int, Term] = {}
    owned: set[Term] = set()
    made: set[Term] = set()
    for i in dict.fromkeys((program.output, *program.edges.consumers, *program.edges.sources)):
        if i not in moved or i not in arrived:
            continue
        grad = reduce(add, arrived.pop(i))
        if grad.name is not None or grad in owned:  # every node has a gradient of its own
            grad = grad.to("mul", 1.0)
        owned.add(grad)
        grads[i] = grad
        amounts = _amounts(program, values, i, grad)
        _bound(made, amounts)
        for j, amount in zip(program.inputs[i], amounts, strict=True):
            if amount is not None and j in moved:
                arrived.setdefault(j, []).append(amount)
    return grads


def _moved_by(program: Program, wanted: Collection[int]) -> set[int]:
    """The nodes that move when one of those wanted does."""
    moved = set(wanted)
    for i in program.computing:
        if not moved.isdisjoint(program.inputs[i]):
            moved.add(i)
    return moved


def _bound(made: set[Term], amounts: Iterable[Term | None]) -> None:
    """Count what is new in these amounts, and raise a GraphError where all of it is too much."""
    stack = [amount for amount in amounts if amount is not None]
    while stack:
        term = stack.pop()
        if term.name is None and term not in made:
            made.add(term)
            stack += term.inputs
    if len(made) > MOST_MADE:
        message = f"the backward sweep as a graph would have more than {MOST_MADE} nodes"
        raise GraphError([Problem("/nodes", message, None, MOST_MADE, len(made))])


def _amounts(
    program: Program, values: Sequence[Term], i: int, grad: Term
) -> tuple[Term | None, ...]:
    op, node = program.ops[i], program.nodes[i]
    inputs = [values[j] for j in program.inputs[i]]
    try:
        return op.vjp(grad, values[i], *inputs, **op.settings(node.attrs))
    except ShapeError as error:
        message = f"the backward sweep through {op.name} cannot be a graph here: {error}"
        raise GraphError([Problem("/nodes", message, node.id)]) from None


def _names(program: Program, grads: Mapping[int, Term]) -> dict[Term, str]:
    """The gradient of b is called df_db."""
    taken = {node.id for node in program.nodes}
    output = program.nodes[program.output].id
    names: dict[Term, str] = {}
    for i, grad in grads.items():
        name = f"d{output}_d{program.nodes[i].id}"
        if len(name) > LONGEST_NAME:
            continue
        while name in taken:
            name += "_"
        taken.add(name)
        names[grad] = name
    return names


def _written(
    terms: Iterable[Term], names: dict[Term, str], taken: Collection[str], group: str
) -> Iterator[Node]:
    """Terms as nodes, each after its inputs; `names` is completed.

    What has no name is called as the language calls it: k1 for literals, t1 for uses of ops.
    """
    literals, uses = _fresh("k", taken), _fresh("t", taken)
    done: set[Term] = set()
    stack = list(terms)[::-1]
    while stack:
        term = stack[-1]
        waiting = [x for x in term.inputs if x.name is None and x not in done]
        if waiting:
            stack += waiting[::-1]
            continue
        stack.pop()
        if term in done:
            continue
        done.add(term)
        if term not in names:
            names[term] = next(uses if term.inputs else literals)
        inputs = tuple(x.name or names[x] for x in term.inputs)
        yield Node(names[term], term.op, inputs, term.attrs, term.value, group)


def _fresh(letter: str, taken: Collection[str]) -> Iterator[str]:
    return (name for n in count(1) if (name := f"{letter}{n}") not in taken)


def compiled(found: Derivative, leaf: str, limits: Limits = DEFAULT_LIMITS) -> Program:
    """The program whose output is the gradient of one leaf, or a GraphError if it is too much."""
    try:
        return compile_graph(Graph(found.nodes, found.grads[leaf]), limits)
    except GraphError as error:
        first = error.problems[0]
        message = f"as a graph the backward sweep is too large: {first.message}"
        raise GraphError([Problem("/nodes", message, None, first.limit, first.actual)]) from None
