"""Datasets as JSON."""

from typing import Any, Literal

from pydantic import BaseModel, Field
from pydantic.json_schema import SkipJsonSchema

from app.data.dataset import Classes, Dataset
from app.data.generator import Generator
from app.data.real import Real
from app.web.wire.knob import KnobOut, knob_out
from app.web.wire.number import Value, value_out


class DatasetOut(BaseModel):
    """A dataset: computed by a generator with knobs, or measured."""

    name: str
    title: str
    doc: str
    kind: Literal["classification", "regression"]
    origin: str
    features: list[str]
    targets: list[str] | None = Field(
        description="The names of the classes, or of the numbers to be learnt; of a generator null."
    )
    picture: tuple[int, int] | None = Field(
        description="Height and width of the picture that each row is, if it is one."
    )
    knobs: list[KnobOut]


class ClassesOut(BaseModel):
    """Classes to be told apart: their names, and the number of the class of each row."""

    names: list[str]
    of: list[int]


class NumbersOut(BaseModel):
    """Numbers to be foretold: their names, and the values by row and name."""

    names: list[str]
    values: Value


class RowsAnswer(BaseModel):
    """A dataset with all of its rows: x by row and feature, and classes or numbers to be learnt."""

    name: str
    title: str
    doc: str
    origin: str
    features: list[str]
    picture: tuple[int, int] | None
    x: Value
    classes: ClassesOut | SkipJsonSchema[None] = None
    numbers: NumbersOut | SkipJsonSchema[None] = None


class DatasetsAnswer(BaseModel):
    """Every dataset there is."""

    datasets: list[DatasetOut]


def generated_out(generator: Generator) -> dict[str, Any]:
    """A generator as `DatasetOut`."""
    knobs = (generator.samples, generator.noise, *generator.knobs)
    return {
        **_titled(generator),
        "kind": generator.kind,
        "origin": "generated",
        "targets": None,
        "picture": None,
        "knobs": [knob_out(knob) for knob in knobs],
    }


def real_out(real: Real) -> dict[str, Any]:
    """Measurements as `DatasetOut`."""
    return {
        **_titled(real),
        "kind": "classification" if real.classes else "regression",
        "origin": real.origin,
        "targets": list(real.targets),
        "picture": real.picture,
        "knobs": [],
    }


def rows_out(dataset: Dataset) -> dict[str, Any]:
    """A dataset as `RowsAnswer`."""
    target = dataset.target
    names = list(target.names)
    learnt: dict[str, Any] = (
        {"classes": {"names": names, "of": target.of.tolist()}}
        if isinstance(target, Classes)
        else {"numbers": {"names": names, "values": value_out(target.values)}}
    )
    return {
        **_titled(dataset),
        "origin": dataset.origin,
        "picture": dataset.picture,
        "x": value_out(dataset.x),
        **learnt,
    }


def _titled(record: Generator | Real | Dataset) -> dict[str, Any]:
    return {
        "name": record.name,
        "title": record.title,
        "doc": record.doc,
        "features": list(record.features),
    }
