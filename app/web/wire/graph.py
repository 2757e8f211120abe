"""Graphs as JSON."""

from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, FailFast, Field, PlainValidator, StringConstraints
from pydantic.config import JsonDict
from pydantic.json_schema import SkipJsonSchema
from typing_extensions import TypeAliasType

from app.engine.graph import Graph as EngineGraph
from app.engine.graph import Node as EngineNode
from app.settings import MOST_EDGES, MOST_NODES
from app.web.wire.body import Form, first_fault_of_many
from app.web.wire.number import GivenValue, Value, value_out

# f = (a + b)(b + c), the graph of the first visit.
EXAMPLE: JsonDict = {
    "nodes": [
        {"id": "a", "op": "input", "value": -1},
        {"id": "b", "op": "input", "value": 3},
        {"id": "c", "op": "input", "value": 4},
        {"id": "x", "op": "add", "inputs": ["a", "b"]},
        {"id": "y", "op": "add", "inputs": ["b", "c"]},
        {"id": "f", "op": "mul", "inputs": ["x", "y"]},
    ],
    "output": "f",
}

LONGEST_ID = 100
MOST_ATTRS = 16

# No controls, and no separators but the plain space.
PRINTABLE = r"^(?:[^\p{C}\p{Z}]| )+$"
NodeId = TypeAliasType(
    "NodeId",
    Annotated[
        str,
        StringConstraints(min_length=1, max_length=LONGEST_ID, pattern=PRINTABLE),
    ],
)


def read_attr(given: Any) -> Any:
    """A setting of an op, whatever it is: the engine checks it, together with all the rest."""
    return tuple(given) if isinstance(given, list) else given


GivenAttr = TypeAliasType(
    "GivenAttr",
    Annotated[
        Any,
        PlainValidator(read_attr, json_schema_input_type=float | bool | list[int] | None),
    ],
)


Attrs: TypeAlias = Annotated[
    dict[Annotated[str, StringConstraints(max_length=100)], GivenAttr], FailFast()
]
Layout: TypeAlias = dict[NodeId, tuple[float, float]]
Values: TypeAlias = dict[NodeId, GivenValue]


class Node(Form):
    """One use of an op, or a leaf (input, parameter, constant), which is given its value."""

    id: NodeId
    op: Annotated[str, StringConstraints(max_length=100)] = Field(
        description="The name of an op, as GET /ops lists them.", examples=["mul"]
    )
    inputs: Annotated[list[NodeId], FailFast()] = Field(
        default_factory=list,
        max_length=MOST_EDGES,
        description="The ids of its inputs, in slot order.",
    )
    attrs: Attrs = Field(
        default_factory=dict,
        max_length=MOST_ATTRS,
        description="Settings of the op; what is left out has its default.",
    )
    value: GivenValue | None = Field(None, description="What a leaf holds; no other node has one.")
    group: Annotated[str, StringConstraints(max_length=300)] | None = Field(
        None, description="Where it belongs, such as layer1/neuron3."
    )


class Graph(Form):
    """Nodes in any order, each naming its inputs in order, and the id of the output."""

    nodes: list[Node] = Field(max_length=MOST_NODES)
    output: NodeId
    layout: Annotated[Layout, first_fault_of_many(Layout)] | None = Field(
        None, description="Where nodes are drawn, [x, y] by id. Kept by clients; not computed with."
    )

    def to_engine(self) -> EngineGraph:
        return EngineGraph(
            tuple(
                EngineNode(node.id, node.op, tuple(node.inputs), node.attrs, node.value, node.group)
                for node in self.nodes
            ),
            self.output,
        )


class NodeOut(BaseModel):
    """A node as answers have it: what it does not have is left out, values are in one form."""

    id: NodeId
    op: str
    inputs: list[NodeId] | SkipJsonSchema[None] = None
    attrs: dict[str, GivenAttr] | SkipJsonSchema[None] = None
    value: Value | SkipJsonSchema[None] = None
    group: str | SkipJsonSchema[None] = None


class GraphOut(BaseModel):
    """A graph as answers have it; it can be sent back as it is."""

    nodes: list[NodeOut]
    output: NodeId


def graph_out(graph: EngineGraph) -> dict[str, Any]:
    """An engine graph as `GraphOut`."""
    return {"nodes": [_node_out(node) for node in graph.nodes], "output": graph.output}


def _node_out(node: EngineNode) -> dict[str, Any]:
    out: dict[str, Any] = {"id": node.id, "op": node.op}
    if node.inputs:
        out["inputs"] = node.inputs
    if node.attrs:
        out["attrs"] = dict(node.attrs)
    if node.value is not None:
        out["value"] = value_out(node.value)
    if node.group is not None:
        out["group"] = node.group
    return out
