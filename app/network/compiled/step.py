"""From a gradient to the next parameters: the prior's share, clipping, and the optimizer's step."""

from collections.abc import Callable
from typing import Any

from app.engine.value import Array
from app.network.clipping import CLIPPINGS
from app.network.compiled.jit import choice, loop
from app.network.optimizers import OPTIMIZERS, Rule
from app.network.regularizers import REGULARIZERS, Regularizer
from app.network.wiring import BIASES, WEIGHTS, Whole


def _pull_of(regularizer: Regularizer) -> Callable[..., Any]:
    cost, slope = loop(regularizer.penalty), loop(regularizer.slope)

    @loop
    def pull(layers: Whole, parameters: Array, strength: float, gradient: Array) -> float:
        total = 0.0
        for k in range(len(layers)):
            for i in range(layers[k, WEIGHTS], layers[k, BIASES]):
                total += cost(parameters[i], strength)
                gradient[i] += slope(parameters[i], strength)
        return total

    return pull


def _clip_by(rule: Callable[[Any, float, float], Any]) -> Callable[..., Any]:
    clipped = loop(rule)

    @loop
    def clip(gradient: Array, norm: float, most: float) -> None:
        for i in range(len(gradient)):
            gradient[i] = clipped(gradient[i], norm, most)

    return clip


def _step_of(rule: Rule) -> Callable[..., Any]:
    update = loop(rule)

    @loop
    def take(
        parameters: Array, gradient: Array, slots: Array, rate: float, step: float, knobs: Any
    ) -> None:
        for i in range(len(parameters)):
            parameters[i], slots[0, i], slots[1, i] = update(
                parameters[i], gradient[i], slots[0, i], slots[1, i], rate, step, knobs
            )

    return take


# Each by its place in its registry. `pull` adds the slope of the penalty to the gradient of the
# weights and returns the penalty; `clip` and `take` change gradient and parameters in place.
pull = choice([_pull_of(each) for each in REGULARIZERS.values()])
clip = choice([_clip_by(each.rule) for each in CLIPPINGS.values()])
take = choice([_step_of(each.rule) for each in OPTIMIZERS.values()])
