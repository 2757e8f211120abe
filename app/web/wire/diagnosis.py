"""What is wrong with the numbers of a run, as JSON."""

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic.json_schema import SkipJsonSchema

from app.engine.diagnose import Finding, Kind, Role
from app.engine.program import Program
from app.web.wire.body import Body
from app.web.wire.evaluation import SEED
from app.web.wire.graph import NodeId
from app.web.wire.number import GivenValue
from app.web.wire.sent import GivenGraph

LISTED = 1_000
AT_0: JsonDict = {
    "nodes": [
        {"id": "x", "op": "input", "value": 0},
        {"id": "y", "op": "sqrt", "inputs": ["x"]},
    ],
    "output": "y",
}


class DiagnoseRequest(Body):
    """A graph whose numbers are in doubt."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"graph": AT_0}]})

    graph: GivenGraph
    seed: GivenValue | None = Field(None, description=SEED)


class CauseOut(BaseModel):
    """A value or a gradient that is passed on."""

    node: NodeId
    of: Literal["value", "grad"]


class FindingOut(BaseModel):
    """Something to know about the value or the gradient of a node."""

    node: NodeId
    of: Literal["value", "grad"]
    kind: Kind
    role: Role = Field(description="Whether it came about here, or came from elsewhere.")
    factor: str | SkipJsonSchema[None] = Field(
        None,
        description="Guilty of a gradient: local, upstream, or the product or sum of both.",
    )
    message: str
    consumer: NodeId | SkipJsonSchema[None] = Field(
        None, description="Where a gradient came back from; absent of values and of sums."
    )
    cause: CauseOut | SkipJsonSchema[None] = Field(
        None,
        description="What it is passed on from; or, of a gradient that shrinks or grows at one"
        " node after another, that of the node before.",
    )


class DiagnoseAnswer(BaseModel):
    """Findings on values as they were computed, then on gradients as they arrived."""

    findings: list[FindingOut] = Field(description=f"At most {LISTED}, those produced first.")
    count: int = Field(description="How many there are.")


def diagnosis_out(program: Program, findings: Sequence[Finding]) -> dict[str, Any]:
    """Findings as `DiagnoseAnswer`; of too many, what was produced before what is passed on."""
    listed = [_finding_out(program, finding) for finding in _most_telling(findings)]
    return {"findings": listed, "count": len(findings)}


def _most_telling(findings: Sequence[Finding]) -> Sequence[Finding]:
    if len(findings) <= LISTED:
        return findings
    ranks = sorted(range(len(findings)), key=lambda i: findings[i].role != "produced")
    return [findings[i] for i in sorted(ranks[:LISTED])]


def _finding_out(program: Program, finding: Finding) -> dict[str, Any]:
    out = finding._asdict() | {"node": program.nodes[finding.node].id}
    if finding.consumer is not None:
        out["consumer"] = program.nodes[finding.consumer].id
    if finding.cause is not None:
        out["cause"] = {"node": program.nodes[finding.cause.node].id, "of": finding.cause.of}
    return {name: value for name, value in out.items() if value is not None}
