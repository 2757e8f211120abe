"""Optimizers as JSON."""

from dataclasses import asdict
from typing import Any, Literal

from pydantic import BaseModel

from app.network.optimizers import Optimizer


class SettingOut(BaseModel):
    """A number that can be set, from low to high; scale is how a slider should run."""

    name: str
    symbol: str
    default: float
    low: float
    high: float
    scale: Literal["linear", "log"]
    doc: str


class OptimizerOut(BaseModel):
    """How a step is made of a gradient, and where it was published."""

    name: str
    title: str
    doc: str
    source: str
    rate: SettingOut
    knobs: list[SettingOut]


class OptimizersAnswer(BaseModel):
    """Every optimizer there is."""

    optimizers: list[OptimizerOut]


def optimizer_out(optimizer: Optimizer) -> dict[str, Any]:
    """An optimizer as `OptimizerOut`."""
    return {
        "name": optimizer.name,
        "title": optimizer.title,
        "doc": optimizer.doc,
        "source": optimizer.source,
        "rate": asdict(optimizer.rate),
        "knobs": [asdict(knob) for knob in optimizer.knobs],
    }
