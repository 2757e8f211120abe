"""What can be turned on a generator: a number with a range and a default."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Knob:
    """A number from `least` to `most`; a `whole` one has no fraction."""

    name: str
    title: str
    default: float
    least: float
    most: float
    doc: str
    whole: bool = False

    def complaint(self, value: float) -> str | None:
        """Why `value` cannot be set, in words, or None when it can."""
        kind = "a whole number" if self.whole else "a number"
        if self.least <= value <= self.most and (not self.whole or value == int(value)):
            return None
        return f"{self.name} is {kind} from {self.least:g} to {self.most:g}, got {value:g}"


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
