"""What a graph is, and everything that can be wrong with its structure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from app.engine.attr import AttrValue
from app.engine.op import Op
from app.engine.value import Value


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a JSON pointer into the graph, the node, and a way out in words."""

    where: str
    message: str
    node: str | None = None


class GraphError(ValueError):
    """The graph cannot be run; `problems` lists every reason at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.where}: {p.message}" for p in self.problems))


@dataclass(frozen=True, slots=True)
class Node:
    """One use of an op, or a leaf, which holds its `value` and has no inputs."""

    id: str
    op: str
    inputs: tuple[str, ...] = ()
    attrs: Mapping[str, AttrValue] = field(default_factory=dict)
    value: Value | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes in any order, each naming its inputs in slot order, and the id of the output."""

    nodes: tuple[Node, ...]
    output: str


def check(graph: Graph, ops: Mapping[str, Op]) -> None:
    """Raise a GraphError naming every structural problem: names, counts, attrs, values."""
    first: dict[str, int] = {}
    problems: list[Problem] = []
    for i, node in enumerate(graph.nodes):
        if node.id in first:
            problems.append(
                Problem(
                    f"/nodes/{i}/id",
                    f"node id {node.id!r} is already used by node {first[node.id]}; "
                    "give every node its own id",
                    node.id,
                )
            )
        first.setdefault(node.id, i)
    for i, node in enumerate(graph.nodes):
        problems += _node_problems(i, node, first, ops)
    if graph.output not in first:
        problems.append(
            Problem("/output", f"no node {graph.output!r}{did_you_mean(graph.output, first)}")
        )
    if problems:
        raise GraphError(problems)


def _node_problems(
    i: int, node: Node, known: Mapping[str, int], ops: Mapping[str, Op]
) -> list[Problem]:
    op = ops.get(node.op)
    if op is None:
        hint = did_you_mean(node.op, ops)
        return [Problem(f"/nodes/{i}/op", f"unknown op {node.op!r}{hint}", node.id)]
    problems = []
    if complaint := op.arity_complaint(len(node.inputs)):
        problems.append(Problem(f"/nodes/{i}/inputs", complaint, node.id))
    for slot, source in enumerate(node.inputs):
        if source not in known:
            hint = did_you_mean(source, known)
            where = f"/nodes/{i}/inputs/{slot}"
            problems.append(Problem(where, f"no node {source!r}{hint}", node.id))
    for name, value in node.attrs.items():
        attr = next((a for a in op.attrs if a.name == name), None)
        if attr is None:
            names = [a.name for a in op.attrs]
            known_attrs = f"its attrs are {', '.join(names)}" if names else "it has no attrs"
            complaint = f"{op.name} has no attr {name!r}; {known_attrs}"
        else:
            complaint = attr.complaint(value)
        if complaint:
            problems.append(Problem(f"/nodes/{i}/attrs/{name}", complaint, node.id))
    if op.leaf and node.value is None:
        message = f"{node.op} {node.id!r} has no value; give a number or a tensor"
        problems.append(Problem(f"/nodes/{i}/value", message, node.id))
    if not op.leaf and node.value is not None:
        message = f"{node.op} computes its value; only leaves are given one"
        problems.append(Problem(f"/nodes/{i}/value", message, node.id))
    return problems


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a sentence that suggests the nearest known word, or nothing."""
    near = get_close_matches(word[:80], list(known)[:2000], 1)
    return f"; did you mean {near[0]!r}?" if near else ""


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
            source = next((s for s in inputs if s not in done), None)
            if source is None:
                stack.pop()
                open_.pop(node.id)
                done[node.id] = node
            elif source in open_:
                raise GraphError([_cycle(graph, [*open_, source])])
            else:
                open_[source] = None
                stack.append((by_id[source], iter(by_id[source].inputs)))
    return tuple(done.values())


def _cycle(graph: Graph, path: list[str]) -> Problem:
    ring = path[path.index(path[-1]) :]
    shown = ring if len(ring) <= 12 else [*ring[:6], "…", *ring[-5:]]
    start = next(i for i, node in enumerate(graph.nodes) if node.id == ring[0])
    message = f"cycle: {' needs '.join(shown)}; a node cannot depend on itself, cut one of these"
    return Problem(f"/nodes/{start}/inputs", message, ring[0])
