"""The functions that a layer may end in: ops of the registry, and maxout, which takes several."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Activation:
    """An activation by the name of its op; None hands on what comes in.

    `pieces` is how many rows of weights make one unit.
    """

    name: str
    op: str | None
    pieces: int = 1


ACTIVATIONS: Mapping[str, Activation] = {
    each.name: each
    for each in (
        Activation("linear", None),
        Activation("sigmoid", "sigmoid"),
        Activation("tanh", "tanh"),
        Activation("relu", "relu"),
        Activation("leaky_relu", "leaky_relu"),
        Activation("elu", "elu"),
        Activation("gelu", "gelu"),
        Activation("softplus", "softplus"),
        Activation("maxout", "maxout", pieces=2),
    )
}
