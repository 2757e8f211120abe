"""The paths from a node to the output, as JSON."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from app.engine.paths import Path
from app.engine.program import Program
from app.engine.value import Value as EngineValue
from app.web.wire.body import Body
from app.web.wire.evaluation import SEED
from app.web.wire.graph import EXAMPLE, NodeId
from app.web.wire.number import GivenValue, Value, value_out
from app.web.wire.sent import GivenGraph

MOST_PATHS = 10_000
COUNT = "A whole number in decimal digits, for it may be beyond 2^53."


class PathsRequest(Body):
    """A node whose ways to the output are wanted."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"graph": EXAMPLE, "source": "b"}]})

    graph: GivenGraph
    source: NodeId = Field(description="The node that the paths begin at.")
    limit: int = Field(
        100, ge=0, le=MOST_PATHS, description="How many paths are told one by one, at most."
    )
    seed: GivenValue | None = Field(None, description=SEED)


class PathOut(BaseModel):
    """One way: its nodes from the source to the output, and what lies between them."""

    nodes: list[NodeId]
    slots: list[int] = Field(description="Of each edge, which input of its consumer it is.")
    locals: list[Value | None] = Field(
        description="Of each edge, the local derivative; null for structured ops."
    )
    product: Value = Field(description="What comes down this path: a share of the gradient.")


class PathsAnswer(BaseModel):
    """All paths counted and added up; the largest told one by one."""

    count: str = Field(description=f"How many paths lead from the source to the output. {COUNT}")
    sum: Value | None = Field(
        description="The sum of the products over all paths: the gradient. null if there are none."
    )
    paths: list[PathOut] = Field(description="Those of the largest |product| first.")
    counts: dict[str, str] = Field(
        description=f"Of every node that reaches the output, how many ways it has there. {COUNT}"
    )


def paths_out(
    program: Program,
    counts: Sequence[int],
    source: int,
    total: EngineValue | None,
    paths: Sequence[Path],
) -> dict[str, Any]:
    """What was found, as `PathsAnswer`."""
    return {
        "count": _digits(counts[source]),
        "sum": None if total is None else value_out(total),
        "paths": [_path_out(program, path) for path in paths],
        "counts": {
            node.id: _digits(count)
            for node, count in zip(program.nodes, counts, strict=True)
            if count
        },
    }


def _path_out(program: Program, path: Path) -> dict[str, Any]:
    return {
        "nodes": [program.nodes[i].id for i in path.nodes],
        "slots": path.slots,
        "locals": [None if local is None else value_out(local) for local in path.locals],
        "product": value_out(path.product),
    }


def _digits(count: int) -> str:
    """Python itself refuses to write more than 4,300 digits."""
    return str(count) if count < 2**64 else str(Decimal(count))
