"""Training that is timed: a network, its data, and the order in which the samples are shown."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.network.order import order
from app.network.parameters import Parameters, beginning
from app.network.recipe import Recipe
from app.network.sample import Sample
from app.network.spec import Layer, Spec
from app.network.train import Course, course
from app.network.wiring import Whole
from benchmarks.contender import Numbers

# Of plain gradient descent, which leaves the most of the time to the network.
RATE = 0.1


@dataclass(frozen=True, slots=True)
class Task:
    """A network of `sizes`, inputs first; `samples` make an epoch and `batch` of them a step.

    With `classes` its hidden layers are of relu and the loss is softmax cross-entropy; else all
    layers are of tanh and the loss is half the squared error.
    """

    sizes: tuple[int, ...]
    samples: int
    batch: int
    epochs: int
    classes: bool = False

    @property
    def name(self) -> str:
        """As one writes a network in short, and how long it trains."""
        often = "an epoch" if self.epochs == 1 else f"{self.epochs} epochs"
        return f"{'-'.join(map(str, self.sizes))}, {often}"

    def spec(self) -> Spec:
        *hidden, units = self.sizes[1:]
        if self.classes:
            layers = *(Layer(n, "relu") for n in hidden), Layer(units)
            return Spec(self.sizes[0], layers, "softmax_cross_entropy")
        layers = tuple(Layer(n, "tanh") for n in (*hidden, units))
        return Spec(self.sizes[0], layers, "half_squared_error")

    def course(self) -> Course:
        """The network and its data, drawn at random."""
        random = np.random.default_rng(0)
        x = random.standard_normal((self.samples, self.sizes[0]))
        if self.classes:
            y = random.integers(0, self.sizes[-1], self.samples).astype(np.float64)
        else:
            y = random.uniform(-1.0, 1.0, (self.samples, self.sizes[-1]))
        recipe = Recipe("sgd", {"learning_rate": RATE}, batch=self.batch)
        return course(self.spec(), recipe, Sample(x, y))

    def beginning(self) -> list[Parameters]:
        """The weights and biases, layer by layer, with which every contender begins."""
        return beginning(self.spec())

    def orders(self) -> list[Whole]:
        """In which order the samples are shown, epoch by epoch; only ours has to draw it."""
        made = self.course()
        return [order(made.recipe.seed, len(made.x), epoch) for epoch in range(self.epochs)]


def of_layers(parameters: Sequence[Parameters]) -> Numbers:
    """What contenders must agree on in the end: the weights and biases of each layer."""
    return {
        f"layer{k}": (layer.weights, layer.biases) for k, layer in enumerate(parameters, start=1)
    }
