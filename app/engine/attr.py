"""The settings of an op, such as an axis or a slope: typed, documented, checked in one place."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Literal, TypeAlias

AttrValue: TypeAlias = float | int | bool | tuple[int, ...] | None
Kind: TypeAlias = Literal["number", "positive", "whole", "axis", "axes", "sizes", "boolean"]

WANTED: dict[Kind, str] = {
    "number": "a finite number",
    "positive": "a finite number above 0",
    "whole": "a whole number of at most nine digits, or null",
    "axis": "an axis number, or null for all axes",
    "axes": "a list of axis numbers, or null",
    "sizes": "a list of whole numbers above 0, one of which may be -1",
    "boolean": "true or false",
}
# No list that an op takes is longer.
LONGEST = 16


@dataclass(frozen=True, slots=True)
class Attr:
    """One setting of an op: its name, kind, default, a line of explanation, and LaTeX symbol."""

    name: str
    kind: Kind
    default: AttrValue
    doc: str
    symbol: str = ""

    def complaint(self, value: object) -> str | None:
        """Why `value` cannot be this attr, in words, or None when it can."""
        if _fits(self.kind, value):
            return None
        return f"attr {self.name!r} must be {WANTED[self.kind]}, got {_shown(value)}"


def _shown(value: object) -> str:
    """A value as JSON writes it, which is how most have sent it; long ones in short."""
    if isinstance(value, (list, tuple)) and not _is_plain(value):
        return f"a list of {len(value)} elements"
    if isinstance(value, dict):
        return "an object"
    try:
        shown = json.dumps(value[:60] if isinstance(value, str) else value, ensure_ascii=False)
    except ValueError:  # Python refuses to write out integers of thousands of digits
        return "a number of too many digits"
    except TypeError:
        shown = repr(value)
    return shown if len(shown) < 60 else shown[:57] + "..."


def _fits(kind: Kind, value: object) -> bool:
    match kind:
        case "boolean":
            return isinstance(value, bool)
        case "number":
            return _is_number(value)
        case "positive":
            return _is_number(value) and value > 0  # type: ignore[operator]
        case "whole":
            return value is None or _is_whole(value, 10**9 - 1)
        case "axis":
            return value is None or _is_whole(value, 16)
        case "axes":
            return value is None or (isinstance(value, tuple) and _are_axes(value))
        case "sizes":
            return isinstance(value, tuple) and _are_sizes(value)


def _is_plain(value: Sequence[object]) -> bool:
    """Whether a list is short, and so is each of its elements."""
    return len(value) <= LONGEST and all(x is None or isinstance(x, (int, float)) for x in value)


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    try:
        return isfinite(value)
    except OverflowError:  # an integer beyond any float
        return False


def _are_axes(values: tuple[object, ...]) -> bool:
    return len(values) <= LONGEST and all(_is_whole(axis, 16) for axis in values)


def _is_whole(value: object, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= most


def _are_sizes(values: tuple[object, ...]) -> bool:
    if len(values) > LONGEST:
        return False
    fit = all(_is_whole(n, 10**9) and (n == -1 or n > 0) for n in values)  # type: ignore[operator]
    return fit and values.count(-1) <= 1
