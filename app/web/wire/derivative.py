"""The backward sweep as a graph, and second derivatives, as JSON."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, PlainValidator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from app.engine.derivative import Derivative
from app.engine.graph import Graph, pointer
from app.engine.hessian import Place
from app.engine.nearest import did_you_mean
from app.engine.program import Program
from app.engine.value import Array, settle, size
from app.engine.value import Value as EngineValue
from app.web.problems import Refusal
from app.web.wire.body import Body
from app.web.wire.evaluation import SEED
from app.web.wire.graph import EXAMPLE, GraphOut, NodeId, graph_out
from app.web.wire.number import GivenValue, Number, Value, read_value, value_out
from app.web.wire.sent import GivenGraph


class DerivativeRequest(Body):
    """A graph whose backward sweep is wanted as a graph."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"graph": EXAMPLE, "wrt": "b"}, {"graph": EXAMPLE}]}
    )

    graph: GivenGraph
    wrt: NodeId | None = Field(
        None,
        description="The node whose gradient is to be the output. Left out, the gradients of all "
        "inputs and parameters are in the graph, and that of the first is the output.",
    )
    seed: GivenValue | None = Field(None, description=SEED)


class DerivativeAnswer(BaseModel):
    """The graph with its backward sweep, as an ordinary graph, and where each gradient is in it."""

    graph: GraphOut
    grads: dict[str, NodeId] = Field(description="By node, the node that is its gradient.")


def read_vector(given: Any) -> EngineValue | dict[str, EngineValue]:
    """A flat array, or values by name."""
    if isinstance(given, list):
        return read_value(given)
    if not isinstance(given, dict):
        message = "a vector is a list of numbers, or an object with a value for each leaf"
        raise PydanticCustomError("vector", "{message}", {"message": message})
    return {name: _direction(name, value) for name, value in given.items()}


def _direction(name: str, given: Any) -> EngineValue:
    try:
        return read_value(given)
    except PydanticCustomError as error:
        message = f"{name[:60]!r}: {error.message()}"
        raise PydanticCustomError("vector", "{message}", {"message": message}) from None


GivenVector = TypeAliasType(
    "GivenVector",
    Annotated[
        Any,
        PlainValidator(read_vector, json_schema_input_type=list[Number] | dict[NodeId, GivenValue]),
        Field(
            description="What the Hessian is to be multiplied by: a value for each input and "
            "parameter by its id, 0 for those left out; or all their numbers in one list."
        ),
    ],
)


class HessianRequest(Body):
    """A graph whose second derivatives are wanted."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"graph": EXAMPLE}, {"graph": EXAMPLE, "vector": {"b": 1}}]}
    )

    graph: GivenGraph
    vector: GivenVector | None = None
    seed: GivenValue | None = Field(None, description=SEED)


class HessianAnswer(BaseModel):
    """Second derivatives: a table, or its product with the vector that was given."""

    leaves: list[str] = Field(
        description="What rows and columns are of: the id of a leaf, and for tensors its place, "
        "as w[0, 1]. Of a product, the ids of the leaves."
    )
    rows: list[list[Number]] | SkipJsonSchema[None] = None
    product: list[Value] | SkipJsonSchema[None] = Field(
        None, description="The Hessian times the vector, for each leaf in its shape."
    )


def derivative_out(found: Derivative, leaf: str) -> dict[str, Any]:
    """A derivative as `DerivativeAnswer`."""
    return {"graph": graph_out(Graph(found.nodes, found.grads[leaf])), "grads": dict(found.grads)}


def directions_of(
    program: Program, leaves: Sequence[int], vector: EngineValue | Mapping[str, EngineValue]
) -> dict[int, EngineValue]:
    """The direction of each leaf by position; a Refusal where a vector does not fit."""
    if not isinstance(vector, Mapping):
        return _cut(program, leaves, np.ravel(vector))
    known = {program.nodes[i].id: i for i in leaves}
    for name, value in vector.items():
        if name not in known:
            hint = did_you_mean(name, known)
            raise Refusal(422, f"no input or parameter {name!r}{hint}", pointer("vector", name))
        shape = program.shapes[known[name]]
        if np.shape(value) != shape:
            message = f"{name!r} has the shape {shape}, so its direction must, too"
            raise Refusal(422, f"{message}; got {np.shape(value)}", pointer("vector", name))
    return {known[name]: value for name, value in vector.items()}


def _cut(program: Program, leaves: Sequence[int], numbers: Array) -> dict[int, EngineValue]:
    """One list of numbers, cut into those of each leaf."""
    ends = np.cumsum([size(program.shapes[i]) for i in leaves]).tolist()
    count = ends[-1] if ends else 0
    if numbers.size != count:
        message = f"the inputs and parameters hold {count} numbers, the vector {numbers.size}"
        raise Refusal(422, message, "/vector")
    parts = np.split(numbers, ends[:-1])
    return {
        i: settle(part.reshape(program.shapes[i])) for i, part in zip(leaves, parts, strict=True)
    }


def table_out(
    program: Program, places: Sequence[Place], rows: Sequence[Sequence[float]]
) -> dict[str, Any]:
    """A table as `HessianAnswer`."""
    leaves = [
        program.nodes[leaf].id + (f"[{', '.join(map(str, at))}]" if at else "")
        for leaf, at in places
    ]
    return {"leaves": leaves, "rows": [[value_out(x) for x in row] for row in rows]}


def product_out(
    program: Program, leaves: Sequence[int], product: Sequence[EngineValue]
) -> dict[str, Any]:
    """A product as `HessianAnswer`."""
    return {
        "leaves": [program.nodes[i].id for i in leaves],
        "product": [value_out(each) for each in product],
    }
