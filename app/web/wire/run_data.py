"""What a run learns from, as JSON."""

from typing import Any

from pydantic import BaseModel, Field
from pydantic.json_schema import SkipJsonSchema

from app.data.dataset import Classes
from app.runs.prepare import Prepared
from app.web.wire.dataset import ClassesOut

Row = list[float]


class NumbersRows(BaseModel):
    """Numbers to be learnt: their names, and rows of them."""

    names: list[str]
    values: list[Row]


class RunData(BaseModel):
    """What a run learns from: rows of the dataset's features, and the same rows as `x`, what the
    network is shown of them."""

    title: str
    features: list[str]
    picture: tuple[int, int] | None
    rows: list[Row]
    inputs: list[str]
    x: list[Row]
    classes: ClassesOut | SkipJsonSchema[None] = None
    numbers: NumbersRows | SkipJsonSchema[None] = None
    held_out: list[int] = Field(description="The rows that are held out.")


def data_out(prepared: Prepared) -> dict[str, Any]:
    """The data of a run as `RunData`."""
    dataset, target = prepared.dataset, prepared.dataset.target
    names = list(target.names)
    learnt: dict[str, Any] = (
        {"classes": {"names": names, "of": target.of.tolist()}}
        if isinstance(target, Classes)
        else {"numbers": {"names": names, "values": target.values.tolist()}}
    )
    return {
        "title": dataset.title,
        "features": list(dataset.features),
        "picture": dataset.picture,
        "rows": dataset.x.tolist(),
        "inputs": list(prepared.inputs),
        "x": prepared.x.tolist(),
        **learnt,
        "held_out": prepared.held.tolist(),
    }
