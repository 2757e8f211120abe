"""Traces and their steps as JSON."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from typing_extensions import TypeAliasType

from app.engine.steps import FlowStep, Mode, SeedStep, Trace, ValueStep
from app.engine.steps import Step as EngineStep
from app.language.explain import Explanation
from app.web.wire.body import Body
from app.web.wire.evaluation import DERIVATIVE, SEED, nodes_out
from app.web.wire.graph import EXAMPLE, NodeId
from app.web.wire.number import GivenValue, Value, value_out
from app.web.wire.sent import GivenGraph

TANGENTS: JsonDict = {"graph": EXAMPLE, "mode": "forward", "wrt": "b"}
LAST_THREE: JsonDict = {"graph": EXAMPLE, "from": 10, "count": 3}
MODE = "reverse carries gradients from the output, forward carries tangents from wrt."


class TraceRequest(Body):
    """A graph to run, and the sweep to write down step by step."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"graph": EXAMPLE}, TANGENTS, LAST_THREE]}
    )

    graph: GivenGraph
    mode: Mode = Field("reverse", description=MODE)
    wrt: NodeId | None = Field(None, description="Forward mode: the node that moves.")
    seed: GivenValue | None = Field(
        None, description=f"{SEED} In forward mode the direction that wrt moves in."
    )
    from_: int = Field(
        0, alias="from", ge=0, description="The index of the first step that is wanted."
    )
    count: int | None = Field(None, ge=0, description="How many steps; left out, all that follow.")
    explain: bool | None = Field(
        None, description="Whether steps carry latex and words; left out, a few steps do."
    )


class ExplainRequest(Body):
    """One step of a trace to explain, by its index."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"graph": EXAMPLE, "index": 10}]})

    graph: GivenGraph
    mode: Mode = Field("reverse", description=MODE)
    wrt: NodeId | None = Field(None, description="Forward mode: the node that moves.")
    seed: GivenValue | None = Field(None, description=SEED)
    index: int = Field(ge=0, description="The step's index in the trace.")


class Narrated(BaseModel):
    """What steps have in common: an address, and a narration where one was asked for."""

    index: int
    latex: str | None = None
    words: str | None = None


class ValueEvent(Narrated):
    """A node's value was computed."""

    kind: Literal["value"]
    node: str
    op: str
    inputs: list[str]
    value: Value


class SeedEvent(Narrated):
    """A sweep began: a node's derivative with respect to itself was set."""

    kind: Literal["seed"]
    node: str
    grad: Value | None = None
    tangent: Value | None = None


class FlowEvent(Narrated):
    """A derivative crossed one edge; local is null for structured ops.

    A contribution goes from a consumer back to its input, a tangent from an input to its consumer;
    slot is the consumer's in both. total is what the target holds after adding amount.
    """

    kind: Literal["contribution", "tangent"]
    from_: str = Field(alias="from")
    to: str
    slot: int
    upstream: Value
    local: Value | None
    amount: Value
    total: Value


Step = TypeAliasType(
    "Step", Annotated[ValueEvent | SeedEvent | FlowEvent, Field(discriminator="kind")]
)


class TracedNode(BaseModel):
    """What a node holds after the sweep: grad in reverse mode, tangent in forward mode."""

    value: Value
    grad: Value | None = None
    tangent: Value | None = None


class TraceAnswer(BaseModel):
    """What happened, in order: all of the steps, or those that were asked for.

    order and nodes are whole in any case; total_steps is how many steps the whole trace has.
    """

    output: NodeId
    mode: Mode
    order: list[str]
    nodes: dict[str, TracedNode]
    total_steps: int
    steps: list[Step]


FLOW_KIND: dict[Mode, str] = {"reverse": "contribution", "forward": "tangent"}


def trace_out(trace: Trace, chosen: range, told: Iterable[Explanation | None]) -> dict[str, Any]:
    """The chosen steps of a trace, each with what is told of it."""
    return {
        "output": trace.program.nodes[trace.program.output].id,
        "mode": trace.mode,
        "order": list(trace.program.position),
        "nodes": nodes_out(trace),
        "total_steps": len(trace.steps),
        "steps": [
            step_out(trace.mode, i, step, each)
            for i, step, each in zip(chosen, trace.steps.among(chosen), told, strict=False)
        ],
    }


def step_out(
    mode: Mode, index: int, step: EngineStep, explanation: Explanation | None
) -> dict[str, Any]:
    """One step with its address, narrated if there is an explanation."""
    out = {"index": index, **_step_out(step, mode)}
    if explanation is not None:
        out |= {"latex": explanation.latex, "words": explanation.words}
    return out


def _step_out(step: ValueStep | SeedStep | FlowStep, mode: Mode) -> dict[str, Any]:
    match step:
        case ValueStep():
            return {
                "kind": "value",
                "node": step.node,
                "op": step.op,
                "inputs": step.inputs,
                "value": value_out(step.value),
            }
        case SeedStep():
            return {"kind": "seed", "node": step.node, DERIVATIVE[mode]: value_out(step.amount)}
        case FlowStep():
            return {
                "kind": FLOW_KIND[mode],
                "from": step.source,
                "to": step.target,
                "slot": step.slot,
                "upstream": value_out(step.upstream),
                "local": None if step.local is None else value_out(step.local),
                "amount": value_out(step.amount),
                "total": value_out(step.total),
            }
