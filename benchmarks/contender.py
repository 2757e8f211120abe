"""One way to get a graph's numbers, as something that can be timed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from types import ModuleType
from typing import TypeAlias

# By node id, its value and its grad.
Numbers: TypeAlias = Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Contender:
    """`run` is timed; `prepare` undoes the last run before it and is not."""

    name: str
    run: Callable[[], object]
    numbers: Callable[[], Numbers]
    prepare: Callable[[], object] = lambda: None


@dataclass(frozen=True, slots=True)
class Absent:
    """A peer that is not installed."""

    name: str


def load(module: str) -> ModuleType | None:
    """A peer's module, or None where it is not installed."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module.partition(".")[0]:
            raise
        return None


def named(package: str) -> str:
    """A package with its version, as a reader has to know it."""
    return f"{package} {version(package)}"
