"""Gradients that are too large, made smaller before a step is made of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.knob import Knob


@dataclass(frozen=True, slots=True)
class Clipping:
    """From an element of the gradient, the length of the whole and the most that is let be, what is
    left of the element; of arrays too."""

    name: str
    title: str
    doc: str
    rule: Callable[[Any, float, float], Any]


def _none(g: Any, _norm: float, _most: float) -> Any:
    return g


def _by_norm(g: Any, norm: float, most: float) -> Any:
    return g * (most / norm) if norm > most else g


def _by_value(g: Any, _norm: float, most: float) -> Any:
    return np.minimum(np.maximum(g, -most), most)


MOST = Knob("most", "Limit", 1.0, 1e-6, 1e6, "The largest that is let be.", symbol="c", scale="log")

CLIPPINGS: Mapping[str, Clipping] = {
    each.name: each
    for each in (
        Clipping("none", "None", "The gradient stays as it is.", _none),
        Clipping(
            "norm",
            "By length",
            "A gradient that is longer than c keeps its direction and becomes c long "
            "(Pascanu et al., 2013).",
            _by_norm,
        ),
        Clipping(
            "value",
            "By number",
            "Each number of the gradient is held between -c and c.",
            _by_value,
        ),
    )
}
