"""What a DOT text draws: nodes and edges with their attributes, each with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from app.language.problem import Span

CLUSTER = "cluster"


class Written(NamedTuple):
    """The text of an attribute and where it stands."""

    text: str
    html: bool
    span: Span


Attributes: TypeAlias = Mapping[str, Written]


@dataclass(slots=True)
class Scope:
    """What stands between a pair of braces, and the defaults of what is drawn there."""

    name: str
    opened: Span
    parent: "Scope | None" = None
    depth: int = 1
    label: str | None = None
    defaults: dict[str, Attributes] = field(default_factory=lambda: {"node": {}, "edge": {}})
    members: dict[str, None] = field(default_factory=dict)
    chain: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def clustered(self) -> bool:
        """Whether this, or anything around it, is drawn as a box."""
        return self._is_cluster or (self.parent is not None and self.parent.clustered)

    def path(self) -> str | None:
        """The boxes around, such as layer1/neuron3; None outside of any."""
        outer = self.parent.path() if self.parent else None
        if not self._is_cluster:
            return outer
        name = self.name[len(CLUSTER) :].strip("_ ") if self.label is None else self.label
        return name if outer is None else f"{outer}/{name}"

    @property
    def _is_cluster(self) -> bool:
        return self.name.lower().startswith(CLUSTER)


@dataclass(slots=True)
class DrawnNode:
    """A node, placed where it is first named; what is said of it later is added to `attrs`."""

    id: str
    span: Span
    scope: Scope
    attrs: dict[str, Written]


@dataclass(frozen=True, slots=True)
class DrawnEdge:
    """An arrow from `tail` to `head`."""

    tail: str
    head: str
    attrs: Attributes
    span: Span


@dataclass(slots=True)
class Drawing:
    """Everything that is drawn, in the order of the text."""

    title: str | None = None
    strict: bool = False
    nodes: dict[str, DrawnNode] = field(default_factory=dict)
    edges: list[DrawnEdge] = field(default_factory=list)
