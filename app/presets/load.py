"""The presets, read from the catalogue; a new preset is one new file there."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

KEYS = {"order", "title", "doc", "experiment", "expect"}
PARTS = {
    *("spec", "dataset", "scaling", "split", "optimizer", "schedule", "regularizer", "clipping"),
    *("batch_size", "epochs", "seed"),
}
# TOML cannot say that there is nothing: left out, they are None.
MAY_LACK = {"features", "class_names"}
EXPECTED = {"train_accuracy", "held_accuracy", "train_loss", "held_loss"}


class PresetError(ValueError):
    """A file of the catalogue that is no preset; the message names the file and the fault."""


@dataclass(frozen=True, slots=True)
class Preset:
    """An experiment as the body of POST /runs has it, complete.

    `expect` is what it comes to when it is over: accuracies at least, losses at most.
    """

    name: str
    order: int
    title: str
    doc: str
    experiment: Mapping[str, Any]
    expect: Mapping[str, float]


@cache
def presets() -> tuple[Preset, ...]:
    """Every preset, in the order in which they are shown."""
    catalogue = files("app.presets") / "catalogue"
    found = [
        read(file.name, file.read_text(encoding="utf-8"))
        for file in catalogue.iterdir()
        if file.name.endswith(".toml")
    ]
    return tuple(sorted(found, key=lambda preset: (preset.order, preset.name)))


def read(name: str, text: str) -> Preset:
    """The preset that the TOML `text` of the file `name` describes."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PresetError(f"{name}: {error}") from None
    _complain(name, "unknown key", set(table) - KEYS)
    _complain(name, "missing key", KEYS - set(table))
    experiment = table["experiment"]
    _complain(name, "unknown key in experiment", set(experiment) - PARTS - MAY_LACK)
    _complain(name, "missing key in experiment", PARTS - set(experiment))
    _complain(name, "unknown key in expect", set(table["expect"]) - EXPECTED)
    return Preset(
        name=name.removesuffix(".toml"),
        order=table["order"],
        title=table["title"],
        doc=" ".join(table["doc"].split()),
        experiment={**dict.fromkeys(MAY_LACK), **experiment},
        expect=table["expect"],
    )


def _complain(name: str, fault: str, keys: set[str]) -> None:
    if keys:
        raise PresetError(f"{name}: {fault}: {', '.join(sorted(keys))}")
