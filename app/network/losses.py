"""The losses of networks: ops of the registry, with the convention that each follows.

Minus the logarithm of a likelihood adds up over samples, and over outputs where these are
independent. A loss is a mean instead: `scale` times the loss is that sum, and but for a constant
it is -log P(D|N). A penalty is added to the mean, so it is a prior for `scale` times its strength:
scale * (loss + penalty) is -(log P(D|N) + log P(N)) and a constant. What is said of n samples holds
without dropout, which makes another network of each.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import log, pi
from typing import TypeAlias

from app.network.probabilities import Probabilities, as_they_are, logistic, softmax

# From a loss, and how many samples and outputs it is of: log P(D|N).
LogLikelihood: TypeAlias = Callable[[float, int, int], float]


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss by the name of its op.

    `classes` says that a target may be the number of a class, `numbers` that it may be a number for
    each output. `per_sample` says that the op adds up what it should average: over a batch its
    value is divided by the number of samples. `likelihood` says how targets are distributed about
    the outputs where the loss is minus the logarithm of that, and `normalizer` is the logarithm of
    what the density of one target is multiplied with so that it adds up to 1. `probabilities` tells
    from the outputs how probable the network holds each class.
    """

    name: str
    title: str
    convention: str
    latex: str
    classes: bool = False
    numbers: bool = True
    per_sample: bool = False
    likelihood: str | None = None
    normalizer: float = 0.0
    probabilities: Probabilities = as_they_are

    def scale(self, samples: int, outputs: int) -> int:
        """How many costs the loss is the mean of: of samples, or of the outputs of each."""
        return samples if self.per_sample or self.classes else samples * outputs

    @property
    def log_likelihood(self) -> LogLikelihood | None:
        """log P(D|N), the logarithm of the density of all targets; None where there is none."""
        return None if self.likelihood is None else self._log_likelihood

    def _log_likelihood(self, loss: float, samples: int, outputs: int) -> float:
        return samples * outputs * self.normalizer - self.scale(samples, outputs) * loss


LOSSES: Mapping[str, Loss] = {
    each.name: each
    for each in (
        Loss(
            "mse",
            "Mean squared error",
            "the mean of the squared errors, over all outputs and samples",
            r"\frac{1}{nk} \sum_{i=1}^{n} \sum_{j=1}^{k} (y_{ij} - t_{ij})^2",
            likelihood="Gaussian: independent errors with a variance of 1/2",
            normalizer=-0.5 * log(pi),
        ),
        Loss(
            "half_squared_error",
            "Half squared error",
            "half the sum of the squared errors over the outputs; the mean over samples",
            r"\frac{1}{n} \sum_{i=1}^{n} \frac{1}{2} \sum_{j=1}^{k} (y_{ij} - t_{ij})^2",
            per_sample=True,
            likelihood="Gaussian: independent errors with a variance of 1",
            normalizer=-0.5 * log(2.0 * pi),
        ),
        Loss(
            "mae",
            "Mean absolute error",
            "the mean of the absolute errors, over all outputs and samples",
            r"\frac{1}{nk} \sum_{i=1}^{n} \sum_{j=1}^{k} \left| y_{ij} - t_{ij} \right|",
            likelihood="Laplace: independent errors with a scale of 1",
            normalizer=-log(2.0),
        ),
        Loss(
            "huber",
            "Huber",
            "the mean over all outputs and samples: half the square of errors up to 1",
            r"\frac{1}{nk} \sum_{i=1}^{n} \sum_{j=1}^{k} c\,(y_{ij} - t_{ij} - \tfrac{c}{2}),\ "
            r"c = \operatorname{clip}(y_{ij} - t_{ij}, -1, 1)",
        ),
        Loss(
            "binary_cross_entropy_with_logits",
            "Binary cross-entropy",
            "minus the log of the probability of what happened, from logits; the mean over all",
            r"\frac{1}{nk} \sum_{i=1}^{n} \sum_{j=1}^{k} (\ln(1 + e^{z_{ij}}) - t_{ij} z_{ij})",
            likelihood="Bernoulli: each output is the logit of an outcome of its own",
            probabilities=logistic,
        ),
        Loss(
            "softmax_cross_entropy",
            "Softmax cross-entropy",
            "minus the log of the right class's probability, from logits; the mean over samples",
            r"-\frac{1}{n} \sum_{i=1}^{n} \ln \operatorname{softmax}(z_i)_{t_i}",
            classes=True,
            likelihood="categorical: one class a sample, by the softmax of its logits",
            probabilities=softmax,
        ),
        Loss(
            "hinge",
            "Hinge",
            "for each wrong class what it lacks of a margin of 1; the mean over samples",
            r"\frac{1}{n} \sum_{i=1}^{n} \sum_{j \ne t_i} \max(0, s_{ij} - s_{i t_i} + 1)",
            classes=True,
            numbers=False,
            probabilities=softmax,
        ),
    )
}
