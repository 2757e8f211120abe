"""A graph made ready to run: checked, ordered, shapes known, ids turned into positions."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import numpy as np

from app.engine.graph import Graph, GraphError, Node, Problem, check, order, pointer
from app.engine.op import Kernel, Op, ShapeError
from app.engine.ops import OPS
from app.engine.value import Shape, Value, is_real, settle, shape_of, size

# From a consumer, by this slot, to its input; and whether nothing but floats is met on the way.
Edge: TypeAlias = tuple[int, int, int, bool]
# A node that computes, its kernel, and the nodes that the kernel is given.
Call: TypeAlias = tuple[int, Kernel, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest graph that is run; elements are float64 numbers."""

    nodes: int = 20_000
    edges: int = 200_000
    rank: int = 4
    elements: int = 100_000
    total_elements: int = 200_000
    edge_elements: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Program:
    """Parallel tuples over nodes in evaluation order; `inputs` holds positions.

    `calls` are what the forward sweep does, in order; `edges`, those on the output's path, what the
    backward sweep does. `plain` says that every kernel works on floats alone, without numpy.
    """

    nodes: tuple[Node, ...]
    ops: tuple[Op, ...]
    inputs: tuple[tuple[int, ...], ...]
    shapes: tuple[Shape, ...]
    calls: tuple[Call, ...]
    leaves: tuple[Value | None, ...]
    position: Mapping[str, int]
    output: int
    edges: tuple[Edge, ...]
    plain: bool


DEFAULT_LIMITS = Limits()


def compile_graph(
    graph: Graph, limits: Limits = DEFAULT_LIMITS, ops: Mapping[str, Op] = OPS
) -> Program:
    """The program of `graph`, or a GraphError naming every reason there is none."""
    if len(graph.nodes) > limits.nodes:
        message = f"the graph has {len(graph.nodes)} nodes; at most {limits.nodes} are run"
        raise GraphError([Problem("/nodes", message)])
    edges = sum(len(node.inputs) for node in graph.nodes)
    if edges > limits.edges:
        message = f"the graph has {edges} edges (inputs of nodes); at most {limits.edges} are run"
        raise GraphError([Problem("/nodes", message)])
    check(graph, ops)
    nodes = order(graph)
    position = {node.id: i for i, node in enumerate(nodes)}
    inputs = tuple(tuple(position[source] for source in node.inputs) for node in nodes)
    records = tuple(ops[node.op] for node in nodes)
    listed = {node.id: i for i, node in enumerate(graph.nodes)}
    leaves = tuple(None if node.value is None else settle(node.value) for node in nodes)
    shapes = _shapes(listed, nodes, records, inputs, leaves, limits)
    plain = [
        op.leaf or _on_floats(op, [shapes[j] for j in sources])
        for op, sources in zip(records, inputs, strict=True)
    ]
    backward_order = _backward_order(inputs, position[graph.output])
    return Program(
        nodes=nodes,
        ops=records,
        inputs=inputs,
        shapes=shapes,
        calls=tuple(
            (i, _kernel(node, op, shapes[i], [shapes[j] for j in inputs[i]], listed), inputs[i])
            for i, (node, op) in enumerate(zip(nodes, records, strict=True))
            if not op.leaf
        ),
        leaves=leaves,
        position=position,
        output=position[graph.output],
        edges=tuple(
            (i, slot, j, plain[i]) for i in backward_order for slot, j in enumerate(inputs[i])
        ),
        plain=all(plain),
    )


def _kernel(
    node: Node, op: Op, shape: Shape, input_shapes: list[Shape], listed: Mapping[str, int]
) -> Kernel:
    settings = op.settings(node.attrs)
    if op.scalar and _on_floats(op, input_shapes):
        return partial(op.scalar, **settings) if settings else op.scalar
    array: Kernel = partial(op.array, **settings)
    kernel = array if shape else _to_float(array)
    if op.check is None:
        return kernel
    return _checked(node, f"/nodes/{listed[node.id]}", partial(op.check, **settings), kernel)


def _on_floats(op: Op, input_shapes: list[Shape]) -> bool:
    """Whether the op's rule on Python floats serves here."""
    return op.scalar is not None and not any(input_shapes)


def _to_float(kernel: Kernel) -> Kernel:
    def run(*xs: Value) -> tuple[object, ...]:
        y, *locals_ = kernel(*xs)
        return settle(y), *locals_

    return run


def _checked(
    node: Node, where: str, complaint: Callable[..., str | None], kernel: Kernel
) -> Kernel:
    """A kernel that looks at its inputs' numbers first, where shapes do not tell enough."""

    def run(*xs: Value) -> tuple[object, ...]:
        if message := complaint(*xs):
            raise GraphError([Problem(where, _said_by(node, message), node.id)])
        return kernel(*xs)

    return run


def _said_by(node: Node, complaint: str) -> str:
    """A complaint that begins with the name of the op, once."""
    return complaint if complaint.startswith(f"{node.op} ") else f"{node.op}: {complaint}"


def _shapes(
    listed: Mapping[str, int],
    nodes: tuple[Node, ...],
    ops: tuple[Op, ...],
    inputs: tuple[tuple[int, ...], ...],
    leaves: tuple[Value | None, ...],
    limits: Limits,
) -> tuple[Shape, ...]:
    """Every node's shape, computed before anything is allocated."""
    shapes: list[Shape | None] = []
    problems: list[Problem] = []
    total = moved = 0
    for node, op, sources, leaf in zip(nodes, ops, inputs, leaves, strict=True):
        known = [s for j in sources if (s := shapes[j]) is not None]
        shape: Shape | None = None
        if len(known) == len(sources):
            try:
                if leaf is None:
                    shape = op.shape(*known, **op.settings(node.attrs))
                else:
                    shape = shape_of(leaf)
                if shape:
                    _within(shape, limits)
            except ShapeError as error:
                named = ", ".join(
                    f"{source} {s}" for source, s in zip(node.inputs, known, strict=True)
                )
                message = _said_by(node, str(error)) + (f" (inputs: {named})" if named else "")
                where = f"/nodes/{listed[node.id]}"
                problems.append(Problem(where, message[:600], node.id))
                shape = None
        shapes.append(shape)
        held = size(shape) if shape else 1
        total += held
        moved += sum(max(size(s), held) if s else held for s in known)
    if total > limits.total_elements or moved > limits.edge_elements:
        message = (
            f"the graph would hold {total} numbers and move {moved} along its edges; at most "
            f"{limits.total_elements} and {limits.edge_elements} are allowed"
        )
        problems.append(Problem("/nodes", message))
    if problems:
        raise GraphError(problems)
    return tuple(shape for shape in shapes if shape is not None)


def _within(shape: Shape, limits: Limits) -> None:
    if len(shape) > limits.rank:
        raise ShapeError(f"shape {shape} has {len(shape)} axes; at most {limits.rank} are allowed")
    if size(shape) > limits.elements:
        raise ShapeError(
            f"shape {shape} holds {size(shape)} numbers; at most {limits.elements} are allowed"
        )
    if size(shape) == 0:
        raise ShapeError(f"shape {shape} is empty; a tensor needs at least one number")


def _backward_order(inputs: tuple[tuple[int, ...], ...], output: int) -> tuple[int, ...]:
    """Nodes on the output's path, consumers first, in an order that the listing does not change."""
    waiting = dict.fromkeys([output], 0)
    reached = [output]
    for i in reached:
        for j in inputs[i]:
            if j not in waiting:
                waiting[j] = 0
                reached.append(j)
            waiting[j] += 1
    ready, done = deque([output]), []
    while ready:
        i = ready.popleft()
        done.append(i)
        for j in inputs[i]:
            waiting[j] -= 1
            if not waiting[j]:
                ready.append(j)
    return tuple(done)


def with_leaves(program: Program, values: Mapping[str, Value]) -> tuple[Value | None, ...]:
    """The program's leaves with some replaced; a GraphError where that cannot be."""
    leaves = list(program.leaves)
    problems = []
    for name, value in values.items():
        i = program.position.get(name)
        if i is None or program.leaves[i] is None:
            message = f"the graph has no leaf {name!r}"
            problems.append(Problem(pointer("values", name), message, name))
        elif not is_real(value):
            message = f"the value of {name!r} must be a float64 number or a tensor of them"
            problems.append(Problem(pointer("values", name), message, name))
        elif np.shape(value) != program.shapes[i]:
            message = f"{name} has shape {program.shapes[i]}, got {np.shape(value)}"
            problems.append(Problem(pointer("values", name), message, name))
        else:
            leaves[i] = settle(value)
    if problems:
        raise GraphError(problems)
    return tuple(leaves)
