"""One run forward and backward, as JSON by node or in columns."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from math import isfinite
from typing import Annotated, Any, Literal, TypeAlias, cast

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypeAliasType

from app.engine.program import Program
from app.engine.steps import Mode, Trace
from app.engine.value import Value as EngineValue
from app.web.wire.body import Body, first_fault_of_many
from app.web.wire.graph import EXAMPLE, NodeId, Values
from app.web.wire.number import GivenValue, Value, value_out
from app.web.wire.sent import GivenGraph

Form: TypeAlias = Literal["nodes", "columns"]
SEED = "d output to start backward from, in the output's shape; 1 if left out for a scalar output."


class EvaluateRequest(Body):
    """A graph to run forward and backward."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"graph": EXAMPLE}, {"graph": EXAMPLE, "form": "columns"}]},
    )

    graph: GivenGraph
    seed: GivenValue | None = Field(None, description=SEED)
    form: Form = Field(
        "nodes", description="Columns hold the same numbers at a fraction of the cost."
    )


class RegisterRequest(Body):
    """A graph to keep ready for many evaluations."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"graph": EXAMPLE}]})

    graph: GivenGraph


class LeavesRequest(Body):
    """New values for some leaves of a registered graph, of the shapes they had."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"values": {"a": 2}}]})

    values: Annotated[Values, first_fault_of_many(Values)] = Field(default_factory=dict)
    seed: GivenValue | None = Field(None, description=SEED)


class RegisterAnswer(BaseModel):
    """Where a registered graph answers: the id is the same for the same content."""

    id: str


class NodeResult(BaseModel):
    """What a node holds; grad is null where no gradient reached it."""

    value: Value
    grad: Value | None


class Evaluation(BaseModel):
    """Values and gradients by node id, inputs before what uses them."""

    output: NodeId
    nodes: dict[str, NodeResult]


class Columns(BaseModel):
    """Values and gradients in parallel lists, inputs before what uses them."""

    output: NodeId
    ids: list[str]
    values: list[Value]
    grads: list[Value | None]


EvaluateAnswer = TypeAliasType("EvaluateAnswer", Evaluation | Columns)
# What the derivative of a node is called.
DERIVATIVE: dict[Mode, str] = {"reverse": "grad", "forward": "tangent"}


def nodes_out(trace: Trace) -> dict[str, dict[str, Any]]:
    """Each node's value and derivative by id, in the order of evaluation."""
    name = DERIVATIVE[trace.mode]
    columns = zip(
        trace.program.position,
        _column(trace.program, trace.values),
        _column(trace.program, trace.derivatives),
        strict=True,
    )
    return {node: {"value": value, name: derivative} for node, value, derivative in columns}


def evaluation_out(trace: Trace) -> dict[str, Any]:
    """A run as `Evaluation`."""
    return {"output": _output(trace), "nodes": nodes_out(trace)}


def columns_out(trace: Trace) -> dict[str, Any]:
    """A run as `Columns`."""
    return {
        "output": _output(trace),
        "ids": list(trace.program.position),
        "values": _column(trace.program, trace.values),
        "grads": _column(trace.program, trace.derivatives),
    }


FORMS: dict[Form, Callable[[Trace], dict[str, Any]]] = {
    "nodes": evaluation_out,
    "columns": columns_out,
}


def _output(trace: Trace) -> str:
    return trace.program.nodes[trace.program.output].id


def _column(program: Program, values: Sequence[EngineValue | None]) -> Sequence[Any]:
    """Values as they go out; finite floats are that already."""
    if program.plain:
        with suppress(TypeError):  # where some node has no derivative
            if isfinite(sum(cast("Sequence[float]", values))):
                return values
    return [None if value is None else value_out(value) for value in values]
