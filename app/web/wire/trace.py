"""Traces and their steps as JSON."""

from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from typing_extensions import TypeAliasType

from app.engine.trace import FlowStep, Mode, SeedStep, Trace, ValueStep
from app.language.explain import Explanation
from app.web.wire.body import Body
from app.web.wire.evaluation import SEED, nodes_out
from app.web.wire.graph import EXAMPLE, Graph, NodeId
from app.web.wire.number import GivenValue, Value, value_out

TANGENTS: JsonDict = {"graph": EXAMPLE, "mode": "forward", "wrt": "b"}
MODE = "reverse carries gradients from the output, forward carries tangents from wrt."


class TraceRequest(Body):
    """A graph to run, and the sweep to write down step by step."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"graph": EXAMPLE}, TANGENTS]})

    graph: Graph
    mode: Mode = Field("reverse", description=MODE)
    wrt: NodeId | None = Field(None, description="Forward mode: the node that moves.")
    seed: GivenValue | None = Field(
        None, description=f"{SEED} In forward mode the direction that wrt moves in."
    )
    explain: bool | None = Field(
        None, description="Whether steps carry latex and words; left out, small graphs do."
    )


class ExplainRequest(Body):
    """One step of a trace to explain, by its index."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"graph": EXAMPLE, "index": 10}]})

    graph: Graph
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
    """Everything that happened, in order."""

    output: NodeId
    mode: Mode
    order: list[str]
    nodes: dict[str, TracedNode]
    steps: list[Step]


FLOW_KIND: dict[Mode, str] = {"reverse": "contribution", "forward": "tangent"}
DERIVATIVE: dict[Mode, str] = {"reverse": "grad", "forward": "tangent"}


def trace_out(
    trace: Trace, narrate: Callable[[Trace], Iterable[Explanation]] | None
) -> dict[str, Any]:
    """A whole trace, with what `narrate` tells of each step."""
    told = repeat(None, len(trace.steps)) if narrate is None else narrate(trace)
    return {
        "output": trace.program.nodes[trace.program.output].id,
        "mode": trace.mode,
        "order": [node.id for node in trace.program.nodes],
        "nodes": nodes_out(trace.program, trace.values, trace.derivatives, DERIVATIVE[trace.mode]),
        "steps": [step_out(trace, i, explanation) for i, explanation in enumerate(told)],
    }


def step_out(trace: Trace, index: int, explanation: Explanation | None) -> dict[str, Any]:
    """One step with its address, narrated if there is an explanation."""
    out = {"index": index, **_step_out(trace.steps[index], trace.mode)}
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
