"""One way to get a graph's numbers, as something that can be timed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from math import isclose
from types import ModuleType
from typing import TypeAlias

import numpy as np

from app.engine.value import Value

# By node id, its value and its grad.
Numbers: TypeAlias = Mapping[str, tuple[Value, Value]]

# Contributions into a node may be added up in any order, and each order rounds differently. In a
# tensor the largest number sets the scale, for others may come out of a difference of such.
TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Contender:
    """`run` is timed; `prepare` undoes the last run before it and is not."""

    name: str
    run: Callable[[], object]
    numbers: Callable[[], Numbers]
    prepare: Callable[[], object] = lambda: None


class DisagreementError(Exception):
    """Two contenders do not compute the same, so that timing them would compare nothing."""


def agree(contenders: Sequence[Contender]) -> None:
    """Raise where a contender has other nodes, values or grads than the first."""
    first, *others = contenders
    expected = first.numbers()
    for other in others:
        got = other.numbers()
        if got.keys() != expected.keys():
            raise DisagreementError(f"{first.name} and {other.name} have different nodes")
        for node, pair in expected.items():
            if not all(_close(a, b) for a, b in zip(pair, got[node], strict=True)):
                raise DisagreementError(
                    f"{node} is {pair} to {first.name} and {got[node]} to {other.name}"
                )


def _close(a: Value, b: Value) -> bool:
    if isinstance(a, float) and isinstance(b, float):
        return isclose(a, b, rel_tol=TOLERANCE)
    scale = max(np.max(np.abs(a)), np.max(np.abs(b)))
    return np.shape(a) == np.shape(b) and bool(np.all(np.abs(a - b) <= TOLERANCE * scale))


def load(module: str) -> ModuleType | None:
    """A peer's module, or None where it is not installed."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module.partition(".")[0]:
            raise
        return None
