"""The knobs that most generators have."""

from app.knob import Knob


def samples(default: int = 500, least: int = 10, most: int = 5000) -> Knob:
    """How many rows to make."""
    return Knob("samples", "Samples", default, least, most, "How many rows to make.", whole=True)


def jitter(most: float = 2.0) -> Knob:
    """How far planar points are moved after they have got their class."""
    doc = "The standard deviation, in both directions, of a shift that leaves the class as it is."
    return Knob("noise", "Noise", 0.0, 0.0, most, doc)


def scatter() -> Knob:
    """How far measured numbers are off."""
    doc = "The standard deviation of what is added to the target."
    return Knob("noise", "Noise", 0.0, 0.0, 1.0, doc)
