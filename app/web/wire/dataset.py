"""Datasets as JSON."""

from typing import Any, Literal

from pydantic import BaseModel, Field

from app.data.generator import Generator
from app.data.knob import Knob
from app.data.real import Real


class KnobOut(BaseModel):
    """A number that can be set: its default and its range, both ends included."""

    name: str
    title: str
    doc: str
    default: float
    least: float
    most: float
    whole: bool


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
        "knobs": [_knob_out(knob) for knob in knobs],
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


def _titled(record: Generator | Real) -> dict[str, Any]:
    return {
        "name": record.name,
        "title": record.title,
        "doc": record.doc,
        "features": list(record.features),
    }


def _knob_out(knob: Knob) -> dict[str, Any]:
    return {
        "name": knob.name,
        "title": knob.title,
        "doc": knob.doc,
        "default": knob.default,
        "least": knob.least,
        "most": knob.most,
        "whole": knob.whole,
    }
