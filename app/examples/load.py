"""The examples, read from the catalogue; a new example is one new file there."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from app.engine.value import Value, settle

REQUIRED = {"id", "order", "title", "about", "source", "origin", "expect"}
OPTIONAL = {"values", "tolerance"}
EXPECTED = {"value", "grad"}


class ExampleError(ValueError):
    """A file of the catalogue that is no example; the message names the file and the fault."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text to parse, its inputs, and numbers it must give, as `value.f` and `grad.b`.

    `tolerance` is how far, at most, each number may be from the published one, absolutely.
    """

    id: str
    order: int
    title: str
    about: str
    source: str
    values: Mapping[str, Value]
    origin: str
    expect: Mapping[str, Value]
    tolerance: float


@cache
def examples() -> tuple[Example, ...]:
    """Every example, in the order in which they are shown."""
    catalogue = files("app.examples") / "catalogue"
    found = [
        read(file.name, file.read_text(encoding="utf-8"))
        for file in catalogue.iterdir()
        if file.name.endswith(".toml")
    ]
    return tuple(sorted(found, key=lambda example: (example.order, example.id)))


def read(name: str, text: str) -> Example:
    """The example that the TOML `text` of the file `name` describes."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ExampleError(f"{name}: {error}") from None
    _complain(name, "key", set(table) - REQUIRED - OPTIONAL, "unknown")
    _complain(name, "key", REQUIRED - set(table), "missing")
    _complain(name, "key in expect", set(table["expect"]) - EXPECTED, "unknown")
    if table["id"] != name.removesuffix(".toml"):
        raise ExampleError(f"{name}: its id {table['id']!r} must be the name of the file")
    return Example(
        id=table["id"],
        order=table["order"],
        title=table["title"],
        about=table["about"].strip(),
        source=table["source"].strip(),
        values=_values(name, table.get("values", {})),
        origin=table["origin"],
        expect={
            f"{kind}.{node}": value
            for kind, numbers in table["expect"].items()
            for node, value in _values(name, numbers).items()
        },
        tolerance=float(table.get("tolerance", 1e-9)),
    )


def _values(name: str, table: Mapping[str, Any]) -> dict[str, Value]:
    try:
        return {key: settle(value) for key, value in table.items()}
    except (TypeError, ValueError):
        raise ExampleError(f"{name}: values are numbers or nested lists of numbers") from None


def _complain(name: str, what: str, keys: set[str], fault: str) -> None:
    if keys:
        raise ExampleError(f"{name}: {fault} {what}: {', '.join(sorted(keys))}")
