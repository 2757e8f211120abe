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


class DiagnoseAnswer(BaseModel):
    """Findings on values as they were computed, then on gradients as they arrived."""

    findings: list[FindingOut] = Field(description=f"At most {LISTED}.")
    count: int = Field(description="How many there are.")


def diagnosis_out(program: Program, findings: Sequence[Finding]) -> dict[str, Any]:
    """Findings as `DiagnoseAnswer`."""
    listed = [_finding_out(program, finding) for finding in findings[:LISTED]]
    return {"findings": listed, "count": len(findings)}


def _finding_out(program: Program, finding: Finding) -> dict[str, Any]:
    out = finding._asdict() | {"node": program.nodes[finding.node].id}
    return {name: value for name, value in out.items() if value is not None}
