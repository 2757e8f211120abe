"""Numbers, tensors and settings that stand as JSON in the attributes of another format."""

import json
import math
from itertools import chain

import numpy as np

from app.engine.attr import AttrValue
from app.engine.value import Value, settle

AXES = 4
MOST_SETTINGS = 16


class NoNumber(ValueError):
    """A text that should hold a number or settings; the message says what is wrong."""


def number(text: str) -> float | None:
    """The float64 that `text` writes, infinities and NaN included; None where it writes none."""
    try:
        return float(text)
    except ValueError:
        return None


def value(text: str) -> Value:
    """The number, or the nested lists of numbers, that `text` writes."""
    plain = number(text)
    if plain is not None:
        return plain
    return _tensor(_json(text))


def settings(text: str) -> dict[str, AttrValue]:
    """The settings of an op, from a JSON object."""
    given = _json(text)
    if not isinstance(given, dict) or len(given) > MOST_SETTINGS:
        raise NoNumber('settings are a JSON object, as in {"axis": 0}')
    return {name: tuple(each) if isinstance(each, list) else each for name, each in given.items()}


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        shown = text if len(text) <= 40 else text[:39] + "…"
        raise NoNumber(f"cannot be read: {shown!r}; write JSON, as in 2.5 or [1, 2]") from None


def _tensor(given: object) -> Value:
    """Lists in lists of equal length as an array."""
    shape: list[int] = []
    level = [given]
    while isinstance(level[0], list):
        length = len(level[0])
        if not length or len(shape) == AXES:
            raise NoNumber(f"a tensor has at least one number, and at most {AXES} axes")
        if any(not isinstance(row, list) or len(row) != length for row in level):
            raise NoNumber("the rows of a tensor are lists of equal length")
        shape.append(length)
        level = list(chain.from_iterable(level))  # type: ignore[arg-type]
    if any(isinstance(each, bool) or not isinstance(each, int | float) for each in level):
        raise NoNumber("a value is a number, or lists of numbers")
    return settle(np.array([_as_float(each) for each in level]).reshape(shape))


def _as_float(given: object) -> float:
    try:
        return float(given)  # type: ignore[arg-type]
    except OverflowError:
        return math.inf
