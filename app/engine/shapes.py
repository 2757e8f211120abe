"""Every node's shape, worked out before anything is allocated."""

from collections.abc import Callable, Sequence

from app.engine.graph import MOST_PROBLEMS, GraphError, Node, Problem
from app.engine.op import ExcessError, Op, ShapeError
from app.engine.plan import Limits
from app.engine.value import Shape, Value, shape_of, size

LONGEST = 600


def shapes_of(
    nodes: Sequence[Node],
    ops: Sequence[Op],
    inputs: Sequence[tuple[int, ...]],
    leaves: Sequence[Value | None],
    limits: Limits,
    place: Callable[[str], str],
) -> tuple[Shape, ...]:
    """Shapes in the order of the nodes, or a GraphError naming every node that has none.

    `place` points to a node by its id.
    """
    if all(type(leaf) is float for leaf in leaves if leaf is not None) and not any(
        op.scalar is None for op in ops if op.inputs
    ):
        return ((),) * len(nodes)
    shapes: list[Shape | None] = []
    problems: list[Problem] = []
    for node, op, sources, leaf in zip(nodes, ops, inputs, leaves, strict=True):
        known = [s for j in sources if (s := shapes[j]) is not None]
        shape: Shape | None = None
        if len(known) == len(sources):
            try:
                shape = _shape(node, op, known, leaf)
                _check_size(shape, limits)
            except ShapeError as error:
                problems.append(_problem(place(node.id), node, known, error))
                shape = None
                if len(problems) == MOST_PROBLEMS:
                    break
        shapes.append(shape)
    if problems:
        raise GraphError(problems)
    return tuple(shape for shape in shapes if shape is not None)


def said_by(node: Node, complaint: str) -> str:
    """A complaint that begins with the name of the op, once."""
    return complaint if complaint.startswith(f"{node.op} ") else f"{node.op}: {complaint}"


def _shape(node: Node, op: Op, known: Sequence[Shape], leaf: Value | None) -> Shape:
    if leaf is not None:
        return shape_of(leaf)
    if op.scalar is not None and not any(known):
        return ()
    return op.shape(*known, **op.settings(node.attrs))


def _check_size(shape: Shape, limits: Limits) -> None:
    if not shape:
        return
    rank, elements = len(shape), size(shape)
    if rank > limits.rank:
        message = f"shape {shape} has {rank} axes; at most {limits.rank} are allowed"
        raise ExcessError(message, limits.rank, rank)
    if elements > limits.elements:
        message = f"shape {shape} holds {elements} numbers; at most {limits.elements} are allowed"
        raise ExcessError(message, limits.elements, elements)
    if elements == 0:
        raise ShapeError(f"shape {shape} is empty; a tensor needs at least one number")


def _problem(where: str, node: Node, known: Sequence[Shape], error: ShapeError) -> Problem:
    named = ", ".join(f"{source} {s}" for source, s in zip(node.inputs, known, strict=True))
    message = said_by(node, str(error)) + (f" (inputs: {named})" if named else "")
    if isinstance(error, ExcessError):
        return Problem(where, message[:LONGEST], node.id, error.limit, error.actual)
    return Problem(where, message[:LONGEST], node.id)
