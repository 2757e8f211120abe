"""A graph made ready to run: checked, ordered, shapes known, ids turned into positions."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import NamedTuple, TypeAlias

import numpy as np

from app.engine.graph import Graph, GraphError, Node, Problem, check, order, pointer
from app.engine.op import Kernel, Op
from app.engine.ops import OPS
from app.engine.plan import Limits, Plan, check_extent, plan_run
from app.engine.shapes import said_by, shapes_of
from app.engine.value import Shape, Value, is_real, settle

Positions: TypeAlias = tuple[int, ...]


class Edges(NamedTuple):
    """Edges in an order of their own: consumer, its input, and where among all the locals of a run
    the local derivative between them is."""

    consumers: Sequence[int]
    locals: Sequence[int]
    sources: Sequence[int]


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Program:
    """Parallel tuples over nodes in evaluation order; `inputs` holds positions.

    The forward sweep calls `kernels` for the nodes in `computing`, and lays their locals one behind
    the other, those of a node from `starts` on, a slot each. The backward sweep walks `edges`,
    those on the output's path. `plain` says that every node works on floats alone, without numpy.
    """

    nodes: tuple[Node, ...]
    ops: tuple[Op, ...]
    inputs: tuple[Positions, ...]
    shapes: tuple[Shape, ...]
    leaves: tuple[Value | None, ...]
    position: Mapping[str, int]
    output: int
    computing: Positions
    starts: Positions
    kernels: tuple[Kernel, ...]
    edges: Edges
    plain: bool
    plan: Plan

    def slots(self, edges: Edges) -> list[int]:
        """Which of its consumer's inputs each edge is."""
        starts = self.starts
        return [local - starts[i] for i, local in zip(edges.consumers, edges.locals, strict=True)]


DEFAULT_LIMITS = Limits()


def compile_graph(
    graph: Graph, limits: Limits = DEFAULT_LIMITS, ops: Mapping[str, Op] = OPS
) -> Program:
    """The program of `graph`, or a GraphError naming every reason there is none."""
    check_extent(graph, limits)
    check(graph, ops)
    nodes, position, inputs = _wired(graph)
    records = tuple([ops[node.op] for node in nodes])
    leaves = tuple([None if node.value is None else settle(node.value) for node in nodes])
    place = _places(graph)
    shapes = shapes_of(nodes, records, inputs, leaves, limits, place)
    plan = plan_run(nodes, records, inputs, shapes, limits)
    floats = _on_floats(records, inputs, shapes)
    computing = tuple([i for i, op in enumerate(records) if op.inputs])
    starts = tuple(accumulate(map(len, inputs), initial=0))
    edges = _backward_edges(inputs, starts, position[graph.output])
    return Program(
        nodes=nodes,
        ops=records,
        inputs=inputs,
        shapes=shapes,
        leaves=leaves,
        position=position,
        output=position[graph.output],
        computing=computing,
        starts=starts,
        kernels=tuple(
            [_kernel(nodes[i], records[i], shapes[i], floats[i], place) for i in computing]
        ),
        edges=edges,
        plain=all(floats),
        plan=plan,
    )


def _wired(graph: Graph) -> tuple[tuple[Node, ...], dict[str, int], tuple[Positions, ...]]:
    """The nodes in order, where each is, and where the inputs of each are."""
    try:
        return graph.nodes, *_positions(graph.nodes)
    except KeyError:  # an input is listed later than what uses it
        nodes = order(graph)
        return nodes, *_positions(nodes)


def _positions(nodes: Sequence[Node]) -> tuple[dict[str, int], tuple[Positions, ...]]:
    position: dict[str, int] = {}
    inputs: list[Positions] = []
    for i, node in enumerate(nodes):
        names = node.inputs
        inputs.append(tuple([position[name] for name in names]) if names else ())
        position[node.id] = i
    return position, tuple(inputs)


def _places(graph: Graph) -> Callable[[str], str]:
    """What points to a node of the document by its id."""

    listed: dict[str, int] = {}  # filled when it is first asked, which is seldom

    def place(name: str) -> str:
        if not listed:
            listed.update((node.id, i) for i, node in enumerate(graph.nodes))
        return f"/nodes/{listed[name]}"

    return place


def _on_floats(
    ops: Sequence[Op], inputs: Sequence[Positions], shapes: Sequence[Shape]
) -> list[bool]:
    """Of each node, whether it is a number or its op's rule on Python floats serves."""
    if not any(shapes):
        return [op.scalar is not None or not op.inputs for op in ops]
    return [
        (op.scalar is not None and not any(shapes[j] for j in sources)) if op.inputs else not shape
        for op, sources, shape in zip(ops, inputs, shapes, strict=True)
    ]


def _kernel(
    node: Node, op: Op, shape: Shape, on_floats: bool, place: Callable[[str], str]
) -> Kernel:
    settings = op.settings(node.attrs)
    if op.scalar and on_floats:
        return partial(op.scalar, **settings) if settings else op.scalar
    array: Kernel = partial(op.array, **settings) if settings else op.array
    kernel = array if shape else _to_float(array)
    if op.check is None:
        return kernel
    return _checked(node, place(node.id), partial(op.check, **settings), kernel)


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
            raise GraphError([Problem(where, said_by(node, message), node.id)])
        return kernel(*xs)

    return run


def _backward_edges(inputs: Sequence[Positions], starts: Positions, output: int) -> Edges:
    """The edges on the output's path, consumers first, in an order that listing does not change."""
    # How many edges on the way lead to each node; inputs come before what uses them.
    waiting = [0] * (output + 1)
    for i in range(output, -1, -1):
        if waiting[i] or i == output:
            for j in inputs[i]:
                waiting[j] += 1
    consumers: list[int] = []
    locals_: list[int] = []
    sources: list[int] = []
    ready = deque([output])
    while ready:
        i = ready.popleft()
        for local, j in enumerate(inputs[i], starts[i]):
            consumers.append(i)
            locals_.append(local)
            sources.append(j)
            waiting[j] -= 1
            if not waiting[j]:
                ready.append(j)
    return Edges(tuple(consumers), tuple(locals_), tuple(sources))


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
