"""The losses of networks: ops of the registry, with the convention that each follows."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss by the name of its op.

    `classes` says that a target may be the number of a class, `numbers` that it may be a number for
    each output. `per_sample` says that the op adds up
    what it should average: over a batch its value is divided by the number of samples.
    """

    name: str
    convention: str
    classes: bool = False
    numbers: bool = True
    per_sample: bool = False


LOSSES: Mapping[str, Loss] = {
    each.name: each
    for each in (
        Loss("mse", "the mean of the squared errors, over all outputs and samples"),
        Loss(
            "half_squared_error",
            "half the sum of the squared errors over the outputs; the mean over samples",
            per_sample=True,
        ),
        Loss("mae", "the mean of the absolute errors, over all outputs and samples"),
        Loss("huber", "the mean over all outputs and samples: half the square of errors up to 1"),
        Loss(
            "binary_cross_entropy_with_logits",
            "minus the log of the probability of what happened, from logits; the mean over all",
        ),
        Loss(
            "softmax_cross_entropy",
            "minus the log of the right class's probability, from logits; the mean over samples",
            classes=True,
        ),
        Loss(
            "hinge",
            "for each wrong class what it lacks of a margin of 1; the mean over samples",
            classes=True,
            numbers=False,
        ),
    )
}
