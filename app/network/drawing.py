"""What both grains of a network's graph begin and end with."""

from collections.abc import Iterator, Sequence

import numpy as np

from app.engine.graph import Node
from app.engine.value import Array, Value
from app.network.losses import LOSSES
from app.network.sample import Sample
from app.network.spec import Spec


def loss_nodes(spec: Spec, sample: Sample, output: str) -> Iterator[Node]:
    """The target and the loss; over a batch a loss that adds up is divided by its samples."""
    loss = LOSSES[spec.loss]
    yield Node("target", "constant", value=sample.y)
    if not (loss.per_sample and sample.count):
        yield Node("loss", loss.name, (output, "target"))
        return
    yield Node("loss.sum", loss.name, (output, "target"))
    yield Node("loss.samples", "constant", value=float(sample.count))
    yield Node("loss", "div", ("loss.sum", "loss.samples"))


def dropout_seed(spec: Spec, layer: int) -> int:
    """From what a layer's dropout is drawn: another for every layer."""
    return (spec.seed * 1009 + layer) % 10**9


def dropout_factors(spec: Spec, layer: int, sample: Sample) -> Array:
    """What the dropout of a layer multiplies each of its units with, as the op draws it."""
    rate, units = spec.layers[layer - 1].dropout, spec.width(layer)
    rng = np.random.default_rng(dropout_seed(spec, layer))
    kept = rng.random((*sample.x.shape[:-1], units)) >= rate
    factors: Array = np.where(kept, 1.0 / (1.0 - rate), 0.0)
    return factors


def column(values: Array, i: int) -> Value:
    """The numbers of one input or unit: a number, or one for each sample."""
    return values[..., i] if values.ndim == 2 else float(values[i])


def added_up(name: str, terms: Sequence[str], group: str) -> Iterator[Node]:
    """The sum of terms, one by one; the last is called `name` and those before it are numbered."""
    total, *rest = terms
    for i, term in enumerate(rest, start=2):
        made = name if i == len(terms) else f"{name}{i}"
        yield Node(made, "add", (total, term), group=group)
        total = made
