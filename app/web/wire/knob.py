"""What a person can turn, as JSON."""

from dataclasses import asdict
from typing import Any, Literal

from pydantic import BaseModel, Field

from app.knob import Knob


class KnobOut(BaseModel):
    """A number that can be set, from low to high, both included."""

    name: str
    title: str
    default: float
    low: float
    high: float
    doc: str
    symbol: str = Field(description="What papers call it; empty where they do not.")
    scale: Literal["linear", "log"] = Field(description="How a slider should run.")
    whole: bool = Field(description="Whether it has no fraction.")


def knob_out(knob: Knob) -> dict[str, Any]:
    """A knob as `KnobOut`."""
    return asdict(knob)
