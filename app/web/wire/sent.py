"""A graph as it was sent: its text, to be known again by, and what that says."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Any

import orjson
from msgspec import DecodeError, Meta
from msgspec.json import Decoder
from pydantic import (
    GetPydanticSchema,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
)
from pydantic_core.core_schema import with_info_wrap_validator_function

from app.engine.graph import Graph as EngineGraph
from app.engine.graph import Node as EngineNode
from app.web.wire.careful import NeedsCare
from app.web.wire.graph import PRINTABLE, Graph
from app.web.wire.struct_of import struct_of

INT64 = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]
# Of what these names stand for, what means the same however it is read.
QUICK = {
    "GivenValue": float,
    "GivenAttr": bool | INT64 | float | tuple[INT64, ...] | None,
}
GRAPHS: Decoder[Any] = Decoder(struct_of(Graph, QUICK, {PRINTABLE}))
NAMES = TypeAdapter(Annotated[str, StringConstraints(pattern=PRINTABLE)])


@dataclass(frozen=True)
class SentGraph:
    """The text of a graph, and the graph if it has been read already."""

    text: bytes
    read: EngineGraph | None = None

    @cached_property
    def digest(self) -> str:
        """The same for the same text."""
        return sha256(self.text).hexdigest()

    def to_engine(self) -> EngineGraph:
        """The graph; raises NeedsCare."""
        return read_graph(self.text) if self.read is None else self.read


def read_graph(text: bytes) -> EngineGraph:
    """A graph from its JSON, if all values in it are plain numbers; raises NeedsCare."""
    # JSON has no other controls, unless they are written with a backslash.
    printable = text.isascii() and b"\\" not in text and b"\x7f" not in text
    try:
        graph = GRAPHS.decode(text)
        if not printable:
            _check_names(graph)
    except (DecodeError, UnicodeDecodeError, ValidationError):
        raise NeedsCare from None
    nodes = tuple(
        EngineNode(node.id, node.op, node.inputs, node.attrs, node.value, node.group)
        for node in graph.nodes
    )
    return EngineGraph(nodes, graph.output)


def _check_names(graph: Any) -> None:
    """Raises a ValidationError where a name cannot be printed."""
    names = [graph.output, *(graph.layout or ())]
    for node in graph.nodes:
        names.append(node.id)
        names += node.inputs
    NAMES.validate_python("".join(names))


def _sent(given: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> SentGraph:
    """What needs no reading yet stays as it is; the context may have texts by field."""
    if isinstance(given, SentGraph):
        return given
    texts = info.context or {}
    read: Graph = handler(given)
    return SentGraph(texts.get(info.field_name) or orjson.dumps(given), read.to_engine())


GivenGraph = Annotated[
    SentGraph,
    GetPydanticSchema(
        lambda _, handler: with_info_wrap_validator_function(_sent, handler.generate_schema(Graph))
    ),
]
