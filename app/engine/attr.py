"""The settings of an op, such as an axis or a slope: typed, documented, checked in one place."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

AttrValue: TypeAlias = float | int | bool | tuple[int, ...] | None
Kind: TypeAlias = Literal["number", "axis", "axes", "boolean"]

WANTED: dict[Kind, str] = {
    "number": "a finite number",
    "axis": "an axis number, or null for all axes",
    "axes": "a list of axis numbers, or null",
    "boolean": "true or false",
}


@dataclass(frozen=True, slots=True)
class Attr:
    """One setting of an op: its name, kind, default and a line of explanation."""

    name: str
    kind: Kind
    default: AttrValue
    doc: str

    def complaint(self, value: object) -> str | None:
        """Why `value` cannot be this attr, in words, or None when it can."""
        if _fits(self.kind, value):
            return None
        return f"attr {self.name!r} must be {WANTED[self.kind]}, got {_shown(value)}"


def _shown(value: object) -> str:
    try:
        shown = repr(value)
    except ValueError:  # Python refuses to write out integers of thousands of digits
        return "a number of too many digits"
    return shown if len(shown) < 60 else shown[:57] + "..."


def _fits(kind: Kind, value: object) -> bool:
    match kind:
        case "boolean":
            return isinstance(value, bool)
        case "number":
            is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
            return is_number and abs(value) < 1e308  # type: ignore[arg-type]
        case "axis":
            return value is None or _is_axis(value)
        case "axes":
            return value is None or (isinstance(value, tuple) and all(map(_is_axis, value)))


def _is_axis(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= 16
