"""Differences by steps of every size, as JSON."""

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from app.engine.curve import Curve
from app.engine.differences import Slope
from app.web.wire.body import Body
from app.web.wire.evaluation import SEED
from app.web.wire.graph import EXAMPLE, NodeId
from app.web.wire.number import AXES, GivenValue, Number, value_out
from app.web.wire.sent import GivenGraph


class DifferencesRequest(Body):
    """A number whose differences are wanted."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"graph": EXAMPLE, "node": "b"}]})

    graph: GivenGraph
    node: NodeId
    place: Annotated[list[int], Field(max_length=AXES)] | None = Field(
        None, description="Where in a tensor, counted from 0; left out, its first number."
    )
    seed: GivenValue | None = Field(None, description=SEED)


class ChosenOut(BaseModel):
    """The difference that a check takes, and by which step."""

    h: float
    difference: Number


class DifferencesAnswer(BaseModel):
    """What differences give by each step, and what reverse mode gives."""

    node: NodeId
    place: list[int]
    steps: list[float] = Field(description="From 1e-15 to 1, ten in each decade.")
    central: list[Number] = Field(description="By each step; NaN where there is none.")
    one_sided: list[Number] = Field(description="By each step; NaN where there is none.")
    reverse: Number | None = Field(
        description="The gradient; null where the output does not depend on the node."
    )
    chosen: ChosenOut = Field(description="The central one that a check takes.")
    chosen_one_sided: ChosenOut = Field(description="The one-sided one that a check shows.")


def differences_out(node: str, place: Sequence[int], curve: Curve) -> dict[str, Any]:
    """A curve as `DifferencesAnswer`."""
    return {
        "node": node,
        "place": place,
        "steps": curve.steps,
        "central": [value_out(slope) for slope in curve.central],
        "one_sided": [value_out(slope) for slope in curve.one_sided],
        "reverse": None if curve.reverse is None else value_out(curve.reverse),
        "chosen": _chosen_out(curve.chosen),
        "chosen_one_sided": _chosen_out(curve.chosen_one_sided),
    }


def _chosen_out(slope: Slope) -> dict[str, Any]:
    return {"h": slope.step, "difference": value_out(slope.value)}
