"""What a network is: its layers, its loss, and how its numbers begin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.engine.graph import GraphError, Problem
from app.engine.nearest import did_you_mean
from app.engine.value import Array
from app.network.activations import ACTIVATIONS
from app.network.initializers import INITIALIZERS
from app.network.losses import LOSSES


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Units that all read the layer before, and those named in `skips` (0 is the inputs).

    `weights` has a row for each unit (of a maxout, for each of its pieces), and in it a column for
    each number that comes in: first those of the layer before, then those of the skips in order.
    Where weights or biases are not given they are drawn. `dropout` is the chance that a unit is
    left out in training.
    """

    units: int
    activation: str = "linear"
    weights: Array | None = None
    biases: Array | None = None
    dropout: float = 0.0
    skips: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Spec:
    """A multilayer perceptron; the last layer gives the output that the loss is taken of."""

    inputs: int
    layers: tuple[Layer, ...]
    loss: str = "mse"
    initializer: str = "xavier_uniform"
    seed: int = 0

    def width(self, layer: int) -> int:
        """How many numbers a layer hands on; layer 0 is the inputs."""
        return self.layers[layer - 1].units if layer else self.inputs

    def fan_in(self, layer: int) -> int:
        """How many numbers come into a unit of a layer, counted from 1."""
        return sum(self.width(source) for source in self.sources(layer))

    def sources(self, layer: int) -> tuple[int, ...]:
        """The layers that a layer reads, in the order of its weights' columns."""
        return (layer - 1, *self.layers[layer - 1].skips)

    def without_dropout(self) -> "Spec":
        """The network as it answers when it is asked, not taught."""
        return replace(self, layers=tuple(replace(layer, dropout=0.0) for layer in self.layers))

    def rows(self, layer: int) -> int:
        """How many rows of weights a layer has."""
        made = self.layers[layer - 1]
        return made.units * ACTIVATIONS[made.activation].pieces


def check(spec: Spec) -> None:
    """Raise a GraphError that names everything a network cannot be built for."""
    problems = [
        *_named("/spec/loss", spec.loss, LOSSES, "loss"),
        *_named("/spec/initializer", spec.initializer, INITIALIZERS, "initializer"),
    ]
    if not spec.layers:
        problems.append(Problem("/spec/layers", "a network needs at least one layer"))
    for i, layer in enumerate(spec.layers):
        where = f"/spec/layers/{i}"
        unknown = _named(f"{where}/activation", layer.activation, ACTIVATIONS, "activation")
        problems += unknown
        skips = _skips(f"{where}/skips", layer.skips, i)
        problems += skips
        if not unknown and not skips:
            problems += _shapes(where, spec, i + 1)
    if problems:
        raise GraphError(problems)


def _named(where: str, name: str, known: Mapping[str, object], what: str) -> list[Problem]:
    if name in known:
        return []
    hint = did_you_mean(name, known) or f"; there are {', '.join(known)}"
    return [Problem(where, f"no {what} {name!r}{hint}")]


def _skips(where: str, skips: Sequence[int], before: int) -> list[Problem]:
    wrong = [skip for skip in skips if not 0 <= skip < before]
    if not wrong and len(set(skips)) == len(skips):
        return []
    earlier = "no layer is there to skip" if before == 0 else f"0 (the inputs) to {before - 1}"
    message = f"a layer skips what lies earlier than the layer before it, each once: {earlier}"
    return [Problem(where, message)]


def _shapes(where: str, spec: Spec, layer: int) -> list[Problem]:
    made, rows, fan_in = spec.layers[layer - 1], spec.rows(layer), spec.fan_in(layer)
    problems = []
    if made.weights is not None and made.weights.shape != (rows, fan_in):
        message = (
            f"weights must be {rows} rows of {fan_in} (a row a unit, a column for each number that "
            f"comes in), got the shape {made.weights.shape}"
        )
        problems.append(Problem(f"{where}/weights", message))
    if made.biases is not None and made.biases.shape != (rows,):
        message = f"biases must be {rows} numbers, got the shape {made.biases.shape}"
        problems.append(Problem(f"{where}/biases", message))
    return problems
