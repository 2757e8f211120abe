r"""Graphviz DOT that shows a graph and says everything that is needed to read it again.

A node is named by its id and has the attributes `op`, `value`, `grad` where there is one, `attrs`
where there are some, and `output=true` if it is the output; an edge has its `slot`. Value, grad and
attrs are JSON, in which NaN, Infinity and -Infinity are bare words and a tensor is nested lists.
A group is a cluster whose label is its name. In strings, `\\` is a backslash and `\"` a quote.
"""

import json
from collections.abc import Iterator
from itertools import count

from app.engine.graph import Node
from app.engine.value import Value
from app.export.groups import Group, grouped
from app.export.numbers import plain_json
from app.export.one_line import one_line
from app.export.subject import Subject
from app.language.latex import plain


def lines(subject: Subject) -> Iterator[str]:
    """A digraph from left to right."""
    yield "digraph {"
    yield "  rankdir=LR;"
    if subject.title:
        yield f"  labelloc=t; label={_quoted(_shown(subject.title))};"
    yield '  node [shape=box, style=rounded, fontname="Helvetica"];'
    yield '  edge [color="#808080"];'
    yield from _group(subject, grouped(subject.graph.nodes), "  ", count())
    for node in subject.graph.nodes:
        for slot, source in enumerate(node.inputs):
            yield f"  {_quoted(source)} -> {_quoted(node.id)} [slot={slot}];"
    yield "}"


def _group(subject: Subject, group: Group, indent: str, numbers: "count[int]") -> Iterator[str]:
    for node in group.nodes:
        yield indent + _node(subject, node)
    for inner in group.groups.values():
        yield f"{indent}subgraph cluster_{next(numbers)} {{"
        yield f"{indent}  label={_quoted(_shown(inner.name))};"
        yield from _group(subject, inner, indent + "  ", numbers)
        yield indent + "}"


def _node(subject: Subject, node: Node) -> str:
    trace = subject.trace
    i = trace.program.position[node.id]
    value, grad = trace.values[i], trace.derivatives[i]
    attributes = {"op": node.op, "value": plain_json(value)}
    if grad is not None:
        attributes["grad"] = plain_json(grad)
    if node.attrs:
        attributes["attrs"] = json.dumps(dict(node.attrs))
    said = [f"{key}={_quoted(text)}" for key, text in attributes.items()]
    if node.id == subject.graph.output:
        said += ["output=true", "peripheries=2"]
    return f"{_quoted(node.id)} [{', '.join(said)}, label={_label(node, value, grad)}];"


def _label(node: Node, value: Value, grad: Value | None) -> str:
    rows = [f"{node.id}: {node.op}", f"value {plain(value)}"]
    rows += [] if grad is None else [f"grad {plain(grad)}"]
    # Between the rows stands DOT's own sign for the end of a line.
    return '"' + r"\n".join(_quoted(_shown(row))[1:-1] for row in rows) + '"'


def _shown(text: str) -> str:
    """What is displayed as `text`: labels know the entities of HTML."""
    return text.replace("&", "&amp;")


def _quoted(text: str) -> str:
    return '"' + one_line(text).replace("\\", "\\\\").replace('"', '\\"') + '"'
