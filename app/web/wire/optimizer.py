"""Optimizers as JSON."""

from typing import Any

from pydantic import BaseModel

from app.network.optimizers import Optimizer
from app.web.wire.knob import KnobOut, knob_out


class OptimizerOut(BaseModel):
    """How a step is made of a gradient, and where it was published."""

    name: str
    title: str
    doc: str
    source: str
    rate: KnobOut
    knobs: list[KnobOut]


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
        "rate": knob_out(optimizer.rate),
        "knobs": [knob_out(knob) for knob in optimizer.knobs],
    }
