"""What a graph is, and everything that can be wrong with its structure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from app.engine.attr import AttrValue
from app.engine.nearest import did_you_mean
from app.engine.op import Op
from app.engine.rings import rings
from app.engine.value import Value, is_real


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a JSON pointer into the graph, the node, and a way out in words.

    Where something is more than is allowed, `limit` says what is and `actual` what there is.
    """

    where: str
    message: str
    node: str | None = None
    limit: int | None = None
    actual: int | None = None


class GraphError(ValueError):
    """The graph cannot be run; `problems` lists every reason at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.where}: {p.message}" for p in self.problems))


def pointer(*parts: str | int) -> str:
    """The JSON pointer (RFC 6901) that leads through `parts`."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


NO_ATTRS: Mapping[str, AttrValue] = MappingProxyType({})


class Node(NamedTuple):
    """One use of an op, or a leaf, which holds its `value` and has no inputs."""

    id: str
    op: str
    inputs: tuple[str, ...] = ()
    attrs: Mapping[str, AttrValue] = NO_ATTRS
    value: Value | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes in any order, each naming its inputs in slot order, and the id of the output."""

    nodes: tuple[Node, ...]
    output: str


# Beyond these a document is not nearly right, and naming every fault would take long.
MOST_PROBLEMS = 200
MOST_HINTS = 10


def check(graph: Graph, ops: Mapping[str, Op]) -> None:
    """Raise a GraphError naming every structural problem: names, counts, attrs, values."""
    first: dict[str, int] = {}
    problems: list[Problem] = []
    for i, node in enumerate(graph.nodes):
        if node.id in first and len(problems) < MOST_PROBLEMS:
            problems.append(
                Problem(
                    f"/nodes/{i}/id",
                    f"node id {node.id!r} is already used by node {first[node.id]}; "
                    "give every node its own id",
                    node.id,
                )
            )
        first.setdefault(node.id, i)
    known = set(first)
    hints: dict[str, str] = {}
    for i, node in enumerate(graph.nodes):
        if len(problems) >= MOST_PROBLEMS:
            break
        if not _sound_at_a_glance(node, known, ops):
            names = first if len(problems) < MOST_HINTS else ()
            if node.op not in ops and node.op not in hints:
                hints[node.op] = did_you_mean(node.op, ops)
            problems += _node_problems(i, node, first, ops, names, hints)
    if graph.output not in first:
        problems.append(
            Problem("/output", f"no node {graph.output!r}{did_you_mean(graph.output, first)}")
        )
    if problems:
        raise GraphError([*problems, *_cycles(graph)])


def _sound_at_a_glance(node: Node, known: set[str], ops: Mapping[str, Op]) -> bool:
    """Whether nothing can be wrong with a node: true of most, and five times as fast to see."""
    op = ops.get(node.op)
    if op is None or node.attrs or len(node.inputs) != len(op.inputs):
        return False
    if not node.inputs:
        return type(node.value) is float
    return node.value is None and known.issuperset(node.inputs)


def _node_problems(
    i: int,
    node: Node,
    known: Mapping[str, int],
    ops: Mapping[str, Op],
    names: Iterable[str],
    op_hints: Mapping[str, str],
) -> list[Problem]:
    problems = []
    op = ops.get(node.op)
    if op is None:
        message = f"unknown op {node.op!r}{op_hints[node.op]}"
        problems.append(Problem(f"/nodes/{i}/op", message, node.id))
    elif complaint := op.arity_complaint(len(node.inputs)):
        problems.append(Problem(f"/nodes/{i}/inputs", complaint, node.id))
    unknown = [(slot, source) for slot, source in enumerate(node.inputs) if source not in known]
    for slot, source in unknown[:MOST_HINTS]:
        hint = did_you_mean(source, names)
        where = f"/nodes/{i}/inputs/{slot}"
        problems.append(Problem(where, f"no node {source!r}{hint}", node.id))
    if len(unknown) > MOST_HINTS:
        message = (
            f"{len(unknown) - MOST_HINTS} more inputs of {node.id!r} are no nodes of the graph"
        )
        problems.append(Problem(f"/nodes/{i}/inputs", message, node.id))
    return problems if op is None else [*problems, *_settings_problems(i, node, op)]


def _settings_problems(i: int, node: Node, op: Op) -> Iterator[Problem]:
    """What is wrong with the attrs and the value given to a node."""
    for name, value in node.attrs.items():
        attr = next((a for a in op.attrs if a.name == name), None)
        complaint: str | None
        if attr is None:
            names = [a.name for a in op.attrs]
            known_attrs = f"its attrs are {', '.join(names)}" if names else "it has no attrs"
            complaint = f"{op.name} has no attr {name!r}; {known_attrs}"
        else:
            complaint = attr.complaint(value)
        if complaint:
            yield Problem(pointer("nodes", i, "attrs", name), complaint, node.id)
    if op.leaf and node.value is None:
        message = f"{node.op} {node.id!r} has no value; give a number or a tensor"
        yield Problem(f"/nodes/{i}/value", message, node.id)
    if op.leaf and node.value is not None and not is_real(node.value):
        message = f"the value of {node.id!r} must be a float64 number or a tensor of them"
        yield Problem(f"/nodes/{i}/value", message, node.id)
    if not op.leaf and node.value is not None:
        message = f"{node.op} computes its value; only leaves are given one"
        yield Problem(f"/nodes/{i}/value", message, node.id)


def order(graph: Graph) -> tuple[Node, ...]:
    """The nodes with each after its inputs, otherwise as listed; a cycle is a GraphError."""
    by_id = {node.id: node for node in graph.nodes}
    done: dict[str, Node] = {}
    open_: dict[str, None] = {}
    for root in graph.nodes:
        stack = [(root, iter(root.inputs))] if root.id not in done else []
        open_ = {root.id: None}
        while stack:
            node, inputs = stack[-1]
            source = next((s for s in inputs if s not in done and s in by_id), None)
            if source is None:
                stack.pop()
                open_.pop(node.id)
                done[node.id] = node
            elif source in open_:
                raise GraphError(_cycles(graph))
            else:
                open_[source] = None
                stack.append((by_id[source], iter(by_id[source].inputs)))
    return tuple(done.values())


def _cycles(graph: Graph) -> Iterator[Problem]:
    """A cycle of every knot of nodes, up to what one answer can name."""
    place: dict[str, int] = {}
    for i, node in enumerate(graph.nodes):
        place.setdefault(node.id, i)
    found = rings({name: graph.nodes[i].inputs for name, i in place.items()})
    # They are found innermost first; readers go by the list.
    for ring in sorted(islice(found, MOST_PROBLEMS), key=lambda ring: place[ring[0]]):
        shown = ring if len(ring) <= 12 else [*ring[:6], "…", *ring[-5:]]
        message = (
            f"cycle: {' needs '.join(shown)}; a node cannot depend on itself, cut one of these"
        )
        yield Problem(f"/nodes/{place[ring[0]]}/inputs", message, ring[0])
