"""How the learning rate changes while a network learns.

A rule gives what the rate is multiplied with after t epochs. t may be a fraction, for within an
epoch every step has its own rate, and a number or an array.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.knob import Knob


@dataclass(frozen=True, slots=True)
class Schedule:
    """A factor of the rate as a pure function of the epochs that are over, and of its knobs."""

    name: str
    title: str
    doc: str
    source: str
    knobs: tuple[Knob, ...]
    rule: Callable[..., Any]


def _constant(t: Any) -> Any:
    return np.ones_like(t, dtype=np.float64)


def _steps(t: Any, every: float, drop: float) -> Any:
    return drop ** np.floor(t / every)


def _exponential(t: Any, decay: float) -> Any:
    return np.exp(-decay * t)


def _cosine(t: Any, span: float, least: float) -> Any:
    share = np.minimum(t / span, 1.0)
    return least + (1.0 - least) * 0.5 * (1.0 + np.cos(np.pi * share))


def _warm_cosine(t: Any, warm: float, span: float, least: float) -> Any:
    after = _cosine(np.maximum(t - warm, 0.0), span, least)
    return np.where(t < warm, t / warm if warm else 1.0, after)


def _inverse(t: Any, decay: float) -> Any:
    return 1.0 / (1.0 + decay * t)


SPAN = Knob(
    "span",
    "Span",
    100.0,
    1.0,
    10_000.0,
    "Over how many epochs the cosine runs.",
    symbol="T",
    scale="log",
)
LEAST = Knob("least", "Least", 0.0, 0.0, 1.0, "The share of the rate that stays.", symbol="r")
DECAY = Knob("decay", "Decay", 0.05, 0.0, 10.0, "How fast it falls, per epoch.", symbol="k")

SCHEDULES: Mapping[str, Schedule] = {
    each.name: each
    for each in (
        Schedule("constant", "Constant", "The rate stays.", "", (), _constant),
        Schedule(
            "steps",
            "Steps",
            "The rate is multiplied by the same factor again and again.",
            "He et al., 2016, Deep Residual Learning for Image Recognition",
            (
                Knob(
                    "every",
                    "Every",
                    30.0,
                    1.0,
                    10_000.0,
                    "How many epochs a stair lasts.",
                    symbol="s",
                    scale="log",
                ),
                Knob(
                    "drop",
                    "Drop",
                    0.5,
                    0.01,
                    1.0,
                    "What it is multiplied with.",
                    symbol="d",
                    scale="log",
                ),
            ),
            _steps,
        ),
        Schedule(
            "exponential",
            "Exponential",
            "The rate falls by the same share in equal times: e^(-kt).",
            "",
            (DECAY,),
            _exponential,
        ),
        Schedule(
            "cosine",
            "Cosine",
            "The rate falls along half a cosine, slowly at both ends, and then stays.",
            "Loshchilov and Hutter, 2017, SGDR: Stochastic Gradient Descent with Warm Restarts",
            (SPAN, LEAST),
            _cosine,
        ),
        Schedule(
            "warm_cosine",
            "Warm-up, then cosine",
            "The rate rises from 0 in a straight line, and falls along half a cosine.",
            "Goyal et al., 2017, Accurate, Large Minibatch SGD",
            (
                Knob("warm", "Warm-up", 5.0, 0.0, 1000.0, "How many epochs it rises.", symbol="w"),
                SPAN,
                LEAST,
            ),
            _warm_cosine,
        ),
        Schedule(
            "inverse",
            "1/t",
            "The rate falls as 1/(1 + kt): its sum has no bound, that of its squares has one.",
            "Robbins and Monro, 1951, A Stochastic Approximation Method",
            (DECAY,),
            _inverse,
        ),
    )
}
