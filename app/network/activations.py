"""The functions that a layer may end in: ops of the registry, and maxout, which takes several."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.engine.ops import OPS


@dataclass(frozen=True, slots=True)
class Activation:
    """An activation by the name of its op; None hands on what comes in.

    `pieces` is how many rows of weights make one unit.
    """

    name: str
    title: str
    doc: str
    op: str | None
    pieces: int = 1


def _of_op(name: str, title: str) -> Activation:
    """The op of that name, and what its own record says of it."""
    return Activation(name, title, OPS[name].doc, name)


ACTIVATIONS: Mapping[str, Activation] = {
    each.name: each
    for each in (
        Activation(
            "linear", "Linear", "The weighted sum itself: layers of these alone are one.", None
        ),
        _of_op("sigmoid", "Sigmoid"),
        _of_op("tanh", "Tanh"),
        _of_op("relu", "ReLU"),
        _of_op("leaky_relu", "Leaky ReLU"),
        _of_op("elu", "ELU"),
        _of_op("gelu", "GELU"),
        _of_op("softplus", "Softplus"),
        Activation(
            "maxout",
            "Maxout",
            "The larger of two weighted sums, each with weights and a bias of its own "
            "(Goodfellow et al., 2013). Ties share the gradient equally.",
            "maxout",
            pieces=2,
        ),
    )
}
