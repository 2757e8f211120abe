"""One run forward and backward, as JSON by node or in columns."""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Annotated, Any, Literal, TypeAlias, cast

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypeAliasType

from app.engine.program import Program
from app.engine.sweep import backward, forward
from app.engine.trace import output_seed
from app.engine.value import Value as EngineValue
from app.web.wire.body import Body, first_fault_of_many
from app.web.wire.graph import EXAMPLE, Graph, NodeId, Values
from app.web.wire.number import GivenValue, Value, value_out

SEED = "d output to start backward from, in the output's shape; 1 if left out for a scalar output."


class EvaluateRequest(Body):
    """A graph to run forward and backward."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"graph": EXAMPLE}, {"graph": EXAMPLE, "form": "columns"}]},
    )

    graph: Graph
    seed: GivenValue | None = Field(None, description=SEED)
    form: Literal["nodes", "columns"] = Field(
        "nodes", description="Columns hold the same numbers at a fraction of the cost."
    )


class RegisterRequest(Body):
    """A graph to keep ready for many evaluations."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"graph": EXAMPLE}]})

    graph: Graph


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
Derivatives: TypeAlias = Sequence[EngineValue | None]


def nodes_out(
    program: Program, values: Sequence[EngineValue], derivatives: Derivatives, name: str = "grad"
) -> dict[str, Mapping[str, Any]]:
    """Each node's value and derivative by id, in the order of evaluation."""
    return {
        node.id: {"value": value_out(value), name: None if d is None else value_out(d)}
        for node, value, d in zip(program.nodes, values, derivatives, strict=True)
    }


def evaluated(
    program: Program,
    leaves: Sequence[EngineValue | None],
    seed: EngineValue | None,
    form: Literal["nodes", "columns"],
) -> dict[str, Any]:
    """Runs a program forward and backward, in the form asked for."""
    start = output_seed(program, seed)
    run = forward(program, leaves)
    swept = backward(program, run, start)
    output = {"output": program.nodes[program.output].id}
    if form == "nodes":
        return output | {"nodes": nodes_out(program, run.values, swept.derivatives)}
    return output | {
        "ids": [node.id for node in program.nodes],
        "values": _column(program, run.values),
        "grads": _column(program, swept.derivatives),
    }


def _column(program: Program, values: Sequence[EngineValue | None]) -> Sequence[Any]:
    """Values as they go out; finite floats are that already."""
    if program.plain and None not in values:
        floats = cast("Sequence[float]", values)
        if all(map(isfinite, floats)):
            return floats
    return [None if value is None else value_out(value) for value in values]
