"""What four roads say of a gradient, as JSON."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from app.engine.check import Checked, Cost, Witnesses, free_leaves
from app.engine.nearest import did_you_mean
from app.engine.program import Program
from app.web.problems import Refusal
from app.web.wire.body import Body
from app.web.wire.evaluation import SEED
from app.web.wire.graph import EXAMPLE, NodeId
from app.web.wire.number import GivenValue, Value, value_out
from app.web.wire.sent import GivenGraph

MOST_NAMED = 10_000
Verdict: TypeAlias = Literal[
    "agree",
    "kink",
    "tie",
    "step",
    "pole",
    "overflow",
    "underflow",
    "nan",
    "truncation",
    "cancellation",
    "disagree",
]


class CheckRequest(Body):
    """Nodes whose gradients are to be checked."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"graph": EXAMPLE}, {"graph": EXAMPLE, "nodes": ["b"]}]}
    )

    graph: GivenGraph
    nodes: Annotated[list[NodeId], Field(max_length=MOST_NAMED)] | None = Field(
        None, description="Left out, every input and parameter."
    )
    h: float | None = Field(
        None,
        gt=0,
        allow_inf_nan=False,
        description="The step of the differences; left out, one is chosen for each number.",
    )
    seed: GivenValue | None = Field(None, description=SEED)


class WitnessesOut(BaseModel):
    """The derivative of one node by four roads; null where a road leads nowhere."""

    reverse: Value | None
    forward: Value | None
    differences: Value | None
    paths: Value | None
    h: Value | None = Field(description="The steps of the differences.")
    one_sided: Value | None = Field(
        description="Differences to one side, at half the runs; they have no say in the verdict."
    )
    one_sided_h: Value | None = Field(description="The steps of the one-sided differences.")
    verdict: Verdict
    reason: str | SkipJsonSchema[None] = Field(
        None, description="Why the roads differ, or what else is to be known."
    )


class CostOut(BaseModel):
    """What a road took: sweeps (runs, for differences; paths followed, for paths) and ops."""

    sweeps: int
    op_evaluations: int


class CostsOut(BaseModel):
    """What each road took for all nodes together."""

    reverse: CostOut
    forward: CostOut
    differences: CostOut
    one_sided: CostOut
    paths: CostOut


class CheckAnswer(BaseModel):
    """Whether all roads agree on all nodes, and what each says."""

    agree: bool
    nodes: dict[str, WitnessesOut]
    costs: CostsOut


def checked_positions(program: Program, names: Sequence[str] | None) -> list[int]:
    """Where the named nodes are; without names, every leaf that is not a constant."""
    if names is None:
        return free_leaves(program)
    for i, name in enumerate(names):
        if name not in program.position:
            message = f"no node {name!r}{did_you_mean(name, program.position)}"
            raise Refusal(422, message, f"/nodes/{i}")
    return list(dict.fromkeys(program.position[name] for name in names))


def checked_out(checked: Checked) -> dict[str, Any]:
    """A check as `CheckAnswer`."""
    return {
        "agree": checked.agree,
        "nodes": {name: _witnesses_out(each) for name, each in checked.nodes.items()},
        "costs": {road: _cost_out(cost) for road, cost in checked.costs.items()},
    }


def _witnesses_out(said: Witnesses) -> dict[str, Any]:
    roads = {
        "reverse": said.reverse,
        "forward": said.forward,
        "differences": said.differences,
        "paths": said.paths,
        "h": said.steps,
        "one_sided": said.one_sided,
        "one_sided_h": said.one_sided_steps,
    }
    out: dict[str, Any] = {
        road: None if told is None else value_out(told) for road, told in roads.items()
    }
    out["verdict"] = said.verdict
    if said.reason is not None:
        out["reason"] = said.reason
    return out


def _cost_out(cost: Cost) -> dict[str, int]:
    return {"sweeps": cost.sweeps, "op_evaluations": cost.op_evaluations}
