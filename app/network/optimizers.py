"""How a step is made of a gradient.

A rule is written once: of numbers it is compiled into the loop of the kernel, of whole vectors it
is the reference that the kernel is compared with. Every rule takes, for each parameter,

    w, its value; g, its gradient; first and second, what is remembered of it, 0 at the beginning;

and for all of them the learning rate, the number of the step (1.0, 2.0, ...) and the knobs in
order. It returns the new w, first and second. What an optimizer does not remember it hands on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np

from app.knob import Knob

Knobs: TypeAlias = tuple[float, ...]
Rule: TypeAlias = Callable[[Any, Any, Any, Any, float, float, Knobs], tuple[Any, Any, Any]]


@dataclass(frozen=True, slots=True)
class Optimizer:
    """A rule, `slots` numbers that it remembers of each parameter, and where it was published."""

    name: str
    title: str
    doc: str
    source: str
    slots: int
    rate: Knob
    knobs: tuple[Knob, ...]
    rule: Rule


def _sgd(
    w: Any, g: Any, first: Any, second: Any, rate: float, _step: float, _knobs: Knobs
) -> tuple[Any, Any, Any]:
    return w - rate * g, first, second


def _momentum(
    w: Any, g: Any, first: Any, second: Any, rate: float, _step: float, knobs: Knobs
) -> tuple[Any, Any, Any]:
    velocity = knobs[0] * first + g
    return w - rate * velocity, velocity, second


def _nesterov(
    w: Any, g: Any, first: Any, second: Any, rate: float, _step: float, knobs: Knobs
) -> tuple[Any, Any, Any]:
    velocity = knobs[0] * first + g
    return w - rate * (g + knobs[0] * velocity), velocity, second


def _adagrad(
    w: Any, g: Any, first: Any, second: Any, rate: float, _step: float, knobs: Knobs
) -> tuple[Any, Any, Any]:
    squares = first + g * g
    return w - rate * g / (np.sqrt(squares) + knobs[0]), squares, second


def _rmsprop(
    w: Any, g: Any, first: Any, second: Any, rate: float, _step: float, knobs: Knobs
) -> tuple[Any, Any, Any]:
    squares = knobs[0] * first + (1.0 - knobs[0]) * (g * g)
    return w - rate * g / (np.sqrt(squares) + knobs[1]), squares, second


def _adam(
    w: Any, g: Any, first: Any, second: Any, rate: float, step: float, knobs: Knobs
) -> tuple[Any, Any, Any]:
    mean = knobs[0] * first + (1.0 - knobs[0]) * g
    squares = knobs[1] * second + (1.0 - knobs[1]) * (g * g)
    # Both begin at 0 and would be too small at first.
    scale = rate / (1.0 - knobs[0] ** step)
    spread = np.sqrt(squares / (1.0 - knobs[1] ** step))
    return w - scale * mean / (spread + knobs[2]), mean, squares


def _adamw(
    w: Any, g: Any, first: Any, second: Any, rate: float, step: float, knobs: Knobs
) -> tuple[Any, Any, Any]:
    mean = knobs[0] * first + (1.0 - knobs[0]) * g
    squares = knobs[1] * second + (1.0 - knobs[1]) * (g * g)
    scale = rate / (1.0 - knobs[0] ** step)
    spread = np.sqrt(squares / (1.0 - knobs[1] ** step))
    kept = w - rate * knobs[3] * w
    return kept - scale * mean / (spread + knobs[2]), mean, squares


RATE = Knob(
    "learning_rate",
    "Learning rate",
    0.1,
    1e-6,
    10.0,
    "The learning rate: how far a step goes.",
    symbol="η",
    scale="log",
)
SMALL_RATE = replace(RATE, default=0.001)
MOMENTUM = Knob(
    "momentum", "Momentum", 0.9, 0.0, 0.999, "How much of the velocity is kept.", symbol="μ"
)
EPSILON = Knob(
    "epsilon",
    "Epsilon",
    1e-8,
    1e-12,
    0.1,
    "Keeps what is divided by away from 0.",
    symbol="ε",
    scale="log",
)
BETAS = (
    Knob(
        "beta1", "Beta 1", 0.9, 0.0, 0.9999, "How much of the mean gradient is kept.", symbol="β₁"
    ),
    Knob(
        "beta2", "Beta 2", 0.999, 0.0, 0.99999, "How much of the mean square is kept.", symbol="β₂"
    ),
)
DECAY = Knob(
    "decay", "Decay", 0.01, 0.0, 1.0, "How much of itself, times the rate, goes.", symbol="λ"
)

OPTIMIZERS: Mapping[str, Optimizer] = {
    each.name: each
    for each in (
        Optimizer(
            "sgd",
            "Gradient descent",
            "Each step goes against the gradient, as far as the rate says.",
            "Robbins and Monro, 1951, A Stochastic Approximation Method",
            0,
            RATE,
            (),
            _sgd,
        ),
        Optimizer(
            "momentum",
            "Momentum",
            "A velocity gathers gradients and loses a share of itself at each step.",
            "Polyak, 1964, Some methods of speeding up the convergence of iteration methods",
            1,
            RATE,
            (MOMENTUM,),
            _momentum,
        ),
        Optimizer(
            "nesterov",
            "Nesterov momentum",
            "Momentum that steps by what its velocity will be one step on.",
            "Sutskever et al., 2013, On the importance of initialization and momentum",
            1,
            RATE,
            (MOMENTUM,),
            _nesterov,
        ),
        Optimizer(
            "adagrad",
            "AdaGrad",
            "Divides by the root of all squares so far: what moved much moves less and less.",
            "Duchi et al., 2011, Adaptive Subgradient Methods",
            1,
            RATE,
            (EPSILON,),
            _adagrad,
        ),
        Optimizer(
            "rmsprop",
            "RMSProp",
            "Divides by the root of a mean of the squares that forgets.",
            "Tieleman and Hinton, 2012, Neural Networks for Machine Learning, lecture 6e",
            1,
            replace(RATE, default=0.01),
            (
                Knob("rho", "Rho", 0.9, 0.0, 0.9999, "How much of the mean is kept.", symbol="ρ"),
                EPSILON,
            ),
            _rmsprop,
        ),
        Optimizer(
            "adam",
            "Adam",
            "The mean gradient over the root of the mean square, both corrected for their start.",
            "Kingma and Ba, 2015, Adam: A Method for Stochastic Optimization",
            2,
            SMALL_RATE,
            (*BETAS, EPSILON),
            _adam,
        ),
        Optimizer(
            "adamw",
            "AdamW",
            "Adam, and beside it every parameter, a bias too, loses a share of itself.",
            "Loshchilov and Hutter, 2019, Decoupled Weight Decay Regularization",
            2,
            SMALL_RATE,
            (*BETAS, EPSILON, DECAY),
            _adamw,
        ),
    )
}
