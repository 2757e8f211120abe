"""How far numbers are from what they should be, as one number."""

from collections.abc import Callable
from typing import Any

import numpy as np

from app.engine.attr import Attr
from app.engine.op import Kernel, LinearMap, Op, ShapeError, Vjp
from app.engine.term import Term
from app.engine.value import Array, Shape, Value, size


def same_shape(prediction: Shape, target: Shape, **_attrs: object) -> Shape:
    """The shape of a loss of two tensors of equal shape: a number."""
    if prediction != target:
        raise ShapeError(f"prediction {prediction} and target {target} must have the same shape")
    return ()


def mean(amounts: Array) -> Any:
    """The mean of all numbers; np.mean takes several times as long where they are few."""
    return amounts.sum() / amounts.size


def dot(slope: Any) -> LinearMap:
    """The local of a number that moves by these slopes times how each element moves."""
    # A loss is most often the output itself, whose gradient is 1.
    return LinearMap(lambda g: slope if g == 1.0 else g * slope, lambda t: np.sum(slope * t))


def _of_error(rule: Callable[..., tuple[Any, Array]]) -> Kernel:
    """A loss of prediction - target alone; `rule` gives its value and its slope by element."""

    def kernel(prediction: Value, target: Value, **attrs: float) -> tuple[Any, ...]:
        y, slope = rule(np.asarray(prediction - target), **attrs)
        return y, dot(slope), LinearMap(lambda g: -g * slope, lambda t: -np.sum(slope * t))

    return kernel


def _squared(error: Array) -> tuple[Any, Array]:
    return mean(error * error), error / (0.5 * error.size)


def _half_squared(error: Array) -> tuple[Any, Array]:
    return 0.5 * (error * error).sum(), error


def _absolute(error: Array) -> tuple[Any, Array]:
    return mean(np.abs(error)), np.sign(error) / error.size


def _huber(error: Array, delta: float) -> tuple[Any, Array]:
    held = np.clip(error, -delta, delta)
    return mean(held * (error - 0.5 * held)), held / error.size


def _vjp_of_error(slope: Callable[..., Term]) -> Vjp:
    """The vjp of a loss of prediction - target alone, from its slope by element."""

    def vjp(g: Term, _y: Term, prediction: Term, target: Term, **attrs: float) -> tuple[Term, ...]:
        moved = g * slope(prediction - target, **attrs)
        return moved, -moved

    return vjp


def _squared_slope(error: Term) -> Term:
    return error * (2.0 / size(error.shape))


def _absolute_slope(error: Term) -> Term:
    return error.to("sign") / size(error.shape)


def _huber_slope(error: Term, delta: float) -> Term:
    return error.to("clip", lo=-delta, hi=delta) / size(error.shape)


def _loss(
    name: str,
    rule: Callable[..., tuple[Any, Array]],
    slope: Callable[..., Term],
    **record: Any,
) -> Op:
    return Op(
        name=name,
        family="loss",
        inputs=("prediction", "target"),
        array=_of_error(rule),
        vjp=_vjp_of_error(slope),
        shape=same_shape,
        example=f"p = [0.5, 4]\nt = [1, 1]\ny = {name}(p, t)",
        **record,
    )


FAMILY = (
    _loss(
        "mse",
        _squared,
        _squared_slope,
        symbol="mse",
        latex=r"\frac{1}{n} \sum (<prediction> - <target>)^2",
        locals=(
            r"\tfrac{2}{n} (<prediction> - <target>)",
            r"-\tfrac{2}{n} (<prediction> - <target>)",
        ),
        doc="The mean squared error over all n elements.",
        backward="A squared error pulls each prediction by twice its error over n.",
    ),
    _loss(
        "half_squared_error",
        _half_squared,
        lambda error: error,
        symbol="½ se",
        latex=r"\frac{1}{2} \sum (<prediction> - <target>)^2",
        locals=("<prediction> - <target>", "<target> - <prediction>"),
        doc="Half the sum of the squared errors (Rumelhart et al., 1986): a sum, not a mean.",
        backward="Half a squared error pulls each prediction by exactly its error.",
    ),
    _loss(
        "mae",
        _absolute,
        _absolute_slope,
        symbol="mae",
        latex=r"\frac{1}{n} \sum \left|<prediction> - <target>\right|",
        locals=(
            r"\tfrac{1}{n} \operatorname{sign}(<prediction> - <target>)",
            r"-\tfrac{1}{n} \operatorname{sign}(<prediction> - <target>)",
        ),
        doc="The mean absolute error over all n elements. At the kink, an error of 0, the slope is "
        "0, as in PyTorch.",
        backward="An absolute error pulls each prediction by one n-th, however large its error; "
        "an error of 0 pulls nothing.",
    ),
    _loss(
        "huber",
        _huber,
        _huber_slope,
        symbol="huber",
        latex=r"\frac{1}{n} \sum c\,(<prediction> - <target> - \tfrac{c}{2}),\ "
        r"c = \operatorname{clip}(<prediction> - <target>, -<delta>, <delta>)",
        locals=(
            r"\tfrac{1}{n} \operatorname{clip}(<prediction> - <target>, -<delta>, <delta>)",
            r"-\tfrac{1}{n} \operatorname{clip}(<prediction> - <target>, -<delta>, <delta>)",
        ),
        doc="The Huber loss (Huber, 1964), mean over all n elements: half the square of an error "
        "up to delta, and beyond it a straight line with slope delta.",
        backward="A Huber loss pulls each prediction by its error over n, but never by more than "
        "delta over n.",
        attrs=(Attr("delta", "positive", 1.0, "The error δ at which the line begins.", r"\delta"),),
    ),
)
