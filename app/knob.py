"""What a person can turn: a number with a name, a range and a default."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.engine.graph import Problem
from app.engine.nearest import did_you_mean

Scale: TypeAlias = Literal["linear", "log"]


@dataclass(frozen=True, slots=True)
class Knob:
    """A number from `low` to `high`, both included; a `whole` one has no fraction.

    `symbol` is what papers call it, `scale` how a slider should run.
    """

    name: str
    title: str
    default: float
    low: float
    high: float
    doc: str
    symbol: str = ""
    scale: Scale = "linear"
    whole: bool = False

    def complaint(self, value: float) -> str | None:
        """Why `value` cannot be set, in words, or None where it can."""
        kind = "a whole number" if self.whole else "a number"
        if self.low <= value <= self.high and (not self.whole or value == int(value)):
            return None
        return f"{self.name} is {kind} from {self.low:g} to {self.high:g}, got {value:g}"


def settled(knobs: Sequence[Knob], given: Mapping[str, float]) -> tuple[float, ...]:
    """The value of each knob in order: what is given, and else its default."""
    return tuple(float(given.get(knob.name, knob.default)) for knob in knobs)


def complaints(where: str, knobs: Sequence[Knob], given: Mapping[str, float]) -> list[Problem]:
    """What is wrong with the given values, each at its place below `where`."""
    known = {knob.name: knob for knob in knobs}
    problems = []
    for name, value in given.items():
        message: str | None = f"there is no setting {name!r}{did_you_mean(name, known)}"
        if name in known:
            message = known[name].complaint(value)
        if message is not None:
            problems.append(Problem(f"{where}/{name}", message))
    return problems
