"""Layered graphs as the documents that the page opens."""

import json

from app.engine.graph import Node
from app.examples.layered import layered

# From here on a graph is opened with its groups closed, as the page itself does.
CLOSED_FROM = 20_000


def layers(size: int, width: int) -> str:
    """A layered graph as a saved document: its text, its inputs' numbers and its groups."""
    graph = layered(size, width)
    inputs = [node for node in graph.nodes if node.op == "input"]
    groups = {node.id: node.group for node in graph.nodes if node.group}
    document = {
        "title": f"{size} nodes in layers of {width}",
        "source": "\n".join(_line(node) for node in graph.nodes if node.inputs),
        "values": {node.id: node.value for node in inputs},
        "groups": groups,
        "closed": sorted(set(groups.values())) if size >= CLOSED_FROM else [],
    }
    return json.dumps(document)


def _line(node: Node) -> str:
    return f"{node.id} = {node.op}({', '.join(node.inputs)})"
