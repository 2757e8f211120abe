"""What a drawing computes: an op for each node, and a slot for each arrow."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import count

from app.engine.attr import AttrValue
from app.engine.graph import NO_ATTRS, Graph, Node, Problem
from app.engine.nearest import did_you_mean
from app.engine.op import Op
from app.engine.plan import Limits
from app.engine.value import Value
from app.imports import numbers
from app.imports.dot import labels
from app.imports.dot.cursor import MOST_PROBLEMS
from app.imports.dot.drawing import Drawing, DrawnEdge, DrawnNode, Written
from app.imports.dot.labels import Vocabulary
from app.imports.numbers import NoNumber
from app.imports.sound import TOP, check_structure
from app.language.problem import LineError, ParseError, ParseProblem, Span, quoted

LONGEST_ID, LONGEST_GROUP = 100, 300
TRUE = frozenset({"true", "1", "yes"})
_SLOT = re.compile(r"[0-9]{1,6}")


def graph_of(drawing: Drawing, ops: Mapping[str, Op], limits: Limits) -> Graph:
    """The graph that is drawn, or a ParseError listing every problem of the text."""
    arriving: dict[str, list[DrawnEdge]] = defaultdict(list)
    for edge in _edges(drawing):
        arriving[edge.head].append(edge)
    words = Vocabulary(ops)
    problems: list[ParseProblem] = []
    nodes: list[Node] = []
    for drawn in drawing.nodes.values():
        try:
            nodes.append(_node(drawn, arriving[drawn.id], ops, words))
        except LineError as error:
            problems.append(error.problem)
        if len(problems) == MOST_PROBLEMS:
            break
    if problems:
        raise ParseError(problems)
    graph = Graph(tuple(nodes), _output(drawing, arriving))
    return check_structure(graph, ops, limits, lambda problem: _place(problem, drawing))


def _edges(drawing: Drawing) -> Iterator[DrawnEdge]:
    """All arrows; a strict graph has one at most from one node to another."""
    seen: set[tuple[str, str]] = set()
    for edge in drawing.edges:
        ends = (edge.tail, edge.head)
        if not drawing.strict or ends not in seen:
            yield edge
        seen.add(ends)


def _node(
    drawn: DrawnNode, arriving: list[DrawnEdge], ops: Mapping[str, Op], words: Vocabulary
) -> Node:
    if not drawn.id.isprintable() or not 0 < len(drawn.id) <= LONGEST_ID:
        message = f"a name has 1 to {LONGEST_ID} printable characters, unlike {quoted(drawn.id)}"
        raise LineError(message, drawn.span)
    inputs = _inputs(drawn.id, arriving)
    name = _op(drawn, len(inputs), ops, words)
    op, group = ops.get(name), drawn.scope.path()
    if group is not None and len(group) > LONGEST_GROUP:
        message = f"the names of the clusters around have over {LONGEST_GROUP} characters together"
        raise LineError(message, drawn.scope.opened)
    if op is not None and op.leaf:
        return Node(drawn.id, name, inputs, value=_value(drawn), group=group)
    return Node(drawn.id, name, inputs, _settings(drawn), group=group)


def _inputs(name: str, arriving: list[DrawnEdge]) -> tuple[str, ...]:
    """Where arrows come from, in slot order; those without a slot fill up in the text's order."""
    slots: dict[int, str] = {}
    for edge in arriving:
        if written := edge.attrs.get("slot"):
            if not _SLOT.fullmatch(written.text):
                message = f"a slot is a whole number from 0, got {quoted(written.text)}"
                raise LineError(message, written.span)
            if int(written.text) in slots:
                message = f"slot {int(written.text)} of {quoted(name)} has two arrows"
                raise LineError(message, written.span)
            slots[int(written.text)] = edge.tail
    free = (slot for slot in count() if slot not in slots)
    for edge in arriving:
        if "slot" not in edge.attrs:
            slots[next(free)] = edge.tail
    gap = next(slot for slot in count() if slot not in slots)
    if gap < len(slots):
        message = f"slot {gap} of {quoted(name)} has no arrow, and a later one has"
        raise LineError(message, arriving[0].span)
    return tuple(slots[i] for i in range(len(slots)))


def _op(drawn: DrawnNode, inputs: int, ops: Mapping[str, Op], words: Vocabulary) -> str:
    """What is said by `op`, else by the label, else by the name; else it is a leaf."""
    if said := drawn.attrs.get("op"):
        if said.text not in ops:
            message = f"unknown op {quoted(said.text)}{did_you_mean(said.text, ops)}"
            raise LineError(message, said.span)
        return said.text
    label = drawn.attrs.get("label")
    lines = labels.lines(label, drawn.id) if label else []
    for line in lines:
        if op := words.named(line, inputs):
            return op
    if op := words.numbered(drawn.id, inputs):
        return op
    if inputs:
        hint = words.meant([*lines, drawn.id])
        message = f'{quoted(drawn.id)} has arrows in, but no op; write op="add" or label="+"{hint}'
        raise LineError(message, label.span if label else drawn.span)
    is_literal = bool(lines) and numbers.number(lines[0]) is not None
    return "constant" if is_literal else "input"


def _value(drawn: DrawnNode) -> Value:
    """What a leaf holds: `value`, else the number in its label, else 1."""
    if written := drawn.attrs.get("value"):
        try:
            return numbers.value(written.text)
        except NoNumber as error:
            raise LineError(f"the value of {quoted(drawn.id)}: {error}", written.span) from None
    label = drawn.attrs.get("label")
    lines = labels.lines(label, drawn.id) if label else []
    found = next((x for line in lines if (x := labels.number_in(line)) is not None), None)
    if found is None and label and any(map(labels.has_number, lines)):
        message = (
            f"the number in {quoted(label.text)} cannot be told, or is rounded; "
            'write value="3", or label="x = 3"'
        )
        raise LineError(message, label.span)
    return 1.0 if found is None else found


def _settings(drawn: DrawnNode) -> Mapping[str, AttrValue]:
    written = drawn.attrs.get("attrs")
    if written is None:
        return NO_ATTRS
    try:
        return numbers.settings(written.text)
    except NoNumber as error:
        raise LineError(f"the attrs of {quoted(drawn.id)}: {error}", written.span) from None


def _output(drawing: Drawing, arriving: Mapping[str, list[DrawnEdge]]) -> str:
    """The node that says so, else the only one that others feed and that feeds none."""
    marked = [node for node in drawing.nodes.values() if _is_true(node.attrs.get("output"))]
    if not drawing.nodes:
        raise ParseError([ParseProblem("no node is drawn; draw a -> f, say", TOP)])
    if len(marked) > 1:
        message = f"one node is the output, but {quoted(marked[0].id)} is it already"
        raise ParseError(ParseProblem(message, node.span) for node in marked[1:])
    if marked:
        return marked[0].id
    used = {edge.tail for edge in drawing.edges}
    last = [node for node in drawing.nodes.values() if node.id not in used]
    computed = [node for node in last if arriving[node.id]] or last
    if len(computed) > 1:
        names = ", ".join(quoted(node.id) for node in computed[:5])
        message = f"which is the output: {names}? write output=true in its brackets"
        raise ParseError([ParseProblem(message, computed[-1].span)])
    return computed[0].id if computed else next(reversed(drawing.nodes))


def _is_true(written: Written | None) -> bool:
    return written is not None and written.text.lower() in TRUE


def _place(problem: Problem, drawing: Drawing) -> Span:
    """Where what the engine complains of is written."""
    node = drawing.nodes.get(problem.node or "")
    if node is None:
        return TOP
    part = [*problem.where.split("/"), "", "", ""][3]
    written = node.attrs.get(part) or (node.attrs.get("label") if part == "op" else None)
    return written.span if written else node.span
