"""A Mermaid flowchart, as Markdown pages draw it."""

import json
from collections.abc import Iterator
from itertools import count

from app.engine.graph import Node, Problem
from app.export.groups import Group, grouped
from app.export.subject import Subject, Unwritable
from app.language.latex import plain

# Mermaid itself refuses what has more, unless the page that it runs in is set up otherwise.
MOST_EDGES = 500
MOST_CHARACTERS = 50_000

PLAIN = frozenset(" .,=+-()")


def lines(subject: Subject) -> Iterator[str]:
    """The flowchart from left to right; raises Unwritable where Mermaid would not draw it."""
    edges = sum(len(node.inputs) for node in subject.graph.nodes)
    if edges > MOST_EDGES:
        message = f"mermaid draws at most {MOST_EDGES} edges, the graph has {edges}"
        raise Unwritable([Problem("/nodes", message, limit=MOST_EDGES, actual=edges)])
    written = list(_chart(subject))
    length = sum(len(line) + 1 for line in written)
    if length > MOST_CHARACTERS:
        message = f"mermaid reads at most {MOST_CHARACTERS} characters, these are {length}"
        raise Unwritable([Problem("/nodes", message, limit=MOST_CHARACTERS, actual=length)])
    yield from written


def _chart(subject: Subject) -> Iterator[str]:
    names = {node.id: f"n{i}" for i, node in enumerate(subject.graph.nodes)}
    if subject.title:
        yield "---"
        # In this head, which is YAML, entities are none; JSON's strings are YAML's too.
        yield f"title: {json.dumps(subject.title)}"
        yield "---"
    yield "flowchart LR"
    yield from _group(subject, grouped(subject.graph.nodes), "  ", names, count())
    for node in subject.graph.nodes:
        for source in node.inputs:
            yield f"  {names[source]} --> {names[node.id]}"
    leaves = [names[node.id] for node in subject.graph.nodes if not node.inputs]
    yield "  classDef leaf stroke-dasharray:4"
    yield "  classDef output stroke-width:3px"
    if leaves:
        yield f"  class {','.join(leaves)} leaf"
    yield f"  class {names[subject.graph.output]} output"


def _group(
    subject: Subject, group: Group, indent: str, names: dict[str, str], numbers: "count[int]"
) -> Iterator[str]:
    for node in group.nodes:
        yield f"{indent}{names[node.id]}{_label(subject, node)}"
    for inner in group.groups.values():
        # A group is never without a name here, or Mermaid would show its own.
        yield f'{indent}subgraph g{next(numbers)} ["{_escaped(inner.name) or " "}"]'
        yield from _group(subject, inner, indent + "  ", names, numbers)
        yield f"{indent}end"


def _label(subject: Subject, node: Node) -> str:
    trace = subject.trace
    i = trace.program.position[node.id]
    grad = trace.derivatives[i]
    rows = [f"{node.id}: {node.op}", f"value {plain(trace.values[i])}"]
    rows += [] if grad is None else [f"grad {plain(grad)}"]
    text = "<br/>".join(_escaped(row) for row in rows)
    return f'(["{text}"])' if not node.inputs else f'["{text}"]'


def _escaped(text: str) -> str:
    """Everything but letters, digits and a few signs by its number, as Mermaid writes entities."""
    return "".join(c if c.isalnum() or c in PLAIN else f"#{ord(c)};" for c in text)
