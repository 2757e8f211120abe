"""Small tensor graphs: the engine beside numpy written by hand and PyTorch eager."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from app.engine.graph import Graph
from app.engine.value import Shape
from app.language.parse import parse
from benchmarks import numpy_peer, ours, torch_peer
from benchmarks.contender import Contender
from benchmarks.race import race
from benchmarks.table import MICROSECONDS, Line, Table

TABLE = Table(
    "Small tensors, forward and backward: the engine beside numpy and PyTorch eager",
    "*affine* is mse(tanh(x @ w + b), t) for 8 samples of 4 numbers and 5 outputs; *classifier* is "
    "two layers with relu between them and softmax cross-entropy over 3 classes, whose target "
    "gives each class a probability; *normed* is a layer norm over 16 numbers with gain and bias, "
    "and mse, for 8 samples. "
    "numpy is what one would write by hand for that one graph, without any graph; like the others, "
    "it computes the grad of every node, of inputs and targets too.",
    MICROSECONDS,
    names=(ours.SWEEPS, numpy_peer.NUMPY, torch_peer.PYTORCH),
    ratios=((ours.SWEEPS, numpy_peer.NUMPY), (ours.SWEEPS, torch_peer.PYTORCH)),
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """A graph in the text language, and the shapes of its leaves."""

    source: str
    shapes: Mapping[str, Shape]


RECIPES = {
    "affine": Recipe(
        "h = x @ w\nz = h + b\ny = tanh(z)\nloss = mse(y, t)",
        {"x": (8, 4), "w": (4, 5), "b": (5,), "t": (8, 5)},
    ),
    "classifier": Recipe(
        "h = x @ w1\nz1 = h + b1\na = relu(z1)\ng = a @ w2\nz2 = g + b2\n"
        "loss = softmax_cross_entropy(z2, t)",
        {"x": (8, 4), "w1": (4, 16), "b1": (16,), "w2": (16, 3), "b2": (3,), "t": (8, 3)},
    ),
    "normed": Recipe(
        "n = layer_norm(x)\ns = n * gain\ny = s + bias\nloss = mse(y, t)",
        {"x": (8, 16), "gain": (16,), "bias": (16,), "t": (8, 16)},
    ),
}


def graph_of(name: str) -> Graph:
    """The graph of that name, its leaves filled at random; classes' probabilities add up to 1."""
    recipe, random = RECIPES[name], np.random.default_rng(0)
    values = {leaf: random.standard_normal(shape) for leaf, shape in recipe.shapes.items()}
    if name == "classifier":
        values["t"] = random.dirichlet(np.ones(3), size=8)
    return parse(recipe.source, values).graph


def contenders(name: str) -> list[Contender]:
    """Ours, numpy, and PyTorch where it is installed."""
    graph = graph_of(name)
    peers = numpy_peer.contender(name, graph), torch_peer.contender(graph)
    return [ours.both_sweeps(ours.program_of(graph)), *(peer for peer in peers if peer)]


def measure(times: int) -> list[Line]:
    """A line a graph, after checking that all agree on its numbers."""
    return [race(name, len(graph_of(name).nodes), contenders(name), times) for name in RECIPES]
