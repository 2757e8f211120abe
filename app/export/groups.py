"""Groups as a tree: `layer1/neuron3` is the group neuron3 inside of layer1."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.engine.graph import Node

# Of groups nested deeper, the rest of the path is the name of the innermost.
DEEPEST = 8


@dataclass(slots=True)
class Group:
    """A group by the last part of its path, with the nodes and the groups right inside of it."""

    name: str = ""
    nodes: list[Node] = field(default_factory=list)
    groups: dict[str, "Group"] = field(default_factory=dict)


def grouped(nodes: Iterable[Node]) -> Group:
    """The outermost group, which has no name and holds all others; order is kept."""
    root = Group()
    for node in nodes:
        inside = root
        for part in [] if node.group is None else node.group.split("/", DEEPEST - 1):
            inside = inside.groups.setdefault(part, Group(part))
        inside.nodes.append(node)
    return root
