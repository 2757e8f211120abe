"""How a network is to learn, and how far it has come; both without what does the work."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from app.engine.graph import GraphError, Problem
from app.engine.nearest import did_you_mean
from app.engine.value import Array
from app.knob import Knob, complaints, settled
from app.network.clipping import CLIPPINGS, MOST
from app.network.flat import flattened
from app.network.optimizers import OPTIMIZERS
from app.network.parameters import beginning
from app.network.regularizers import REGULARIZERS, STRENGTH
from app.network.schedules import SCHEDULES
from app.network.spec import Spec


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a learner chooses; of knobs that are not given the defaults hold.

    `knobs` has the optimizer's, its `rate` too, `schedule_knobs` the schedule's. `batch` is how
    many samples make a step. From `seed` come the order of the samples and what dropout leaves out.
    """

    optimizer: str = "sgd"
    knobs: Mapping[str, float] = field(default_factory=dict)
    schedule: str = "constant"
    schedule_knobs: Mapping[str, float] = field(default_factory=dict)
    batch: int = 10
    regularizer: str = "none"
    strength: float = STRENGTH.default
    clipping: str = "none"
    most: float = MOST.default
    seed: int = 0

    def settings(self) -> tuple[float, ...]:
        """The optimizer's knobs in order, without its rate."""
        return settled(OPTIMIZERS[self.optimizer].knobs, self.knobs)

    def rates(self, epochs: Array) -> Array:
        """The learning rate of each step, from how many epochs are over when it is taken."""
        schedule = SCHEDULES[self.schedule]
        (rate,) = settled((OPTIMIZERS[self.optimizer].rate,), self.knobs)
        factors = schedule.rule(epochs, *settled(schedule.knobs, self.schedule_knobs))
        return np.asarray(rate * factors, dtype=np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """Everything that the next step depends on, but for the recipe and the data.

    `parameters` is (parameters,), `slots` is (2, parameters), `steps` is how many were taken. What
    is drawn at random is drawn anew for every epoch and step from their numbers, so that no
    generator has to be carried along.
    """

    parameters: Array
    slots: Array
    steps: int = 0


def begun(spec: Spec) -> State:
    """Where training begins: what the spec gives or draws, and nothing remembered."""
    parameters = flattened(beginning(spec))
    return State(parameters, np.zeros((2, parameters.size)))


def check(recipe: Recipe) -> None:
    """Raise a GraphError that names everything that is wrong with a recipe."""
    problems = [
        *_chosen("optimizer", recipe.optimizer, OPTIMIZERS),
        *_chosen("schedule", recipe.schedule, SCHEDULES),
        *_chosen("regularizer", recipe.regularizer, REGULARIZERS),
        *_chosen("clipping", recipe.clipping, CLIPPINGS),
        *_within("strength", STRENGTH, recipe.strength),
        *_within("most", MOST, recipe.most),
    ]
    if recipe.optimizer in OPTIMIZERS:
        optimizer = OPTIMIZERS[recipe.optimizer]
        known = (optimizer.rate, *optimizer.knobs)
        problems += complaints("/recipe/knobs", known, recipe.knobs)
    if recipe.schedule in SCHEDULES:
        knobs = SCHEDULES[recipe.schedule].knobs
        problems += complaints("/recipe/schedule_knobs", knobs, recipe.schedule_knobs)
    if recipe.batch < 1:
        message = f"a batch has 1 sample or more, got {recipe.batch}"
        problems.append(Problem("/recipe/batch", message))
    if recipe.seed < 0:
        message = f"a seed is a whole number from 0, got {recipe.seed}"
        problems.append(Problem("/recipe/seed", message))
    if problems:
        raise GraphError(problems)


def _chosen(what: str, name: str, known: Mapping[str, object]) -> list[Problem]:
    if name in known:
        return []
    hint = did_you_mean(name, known) or f"; there are {', '.join(known)}"
    return [Problem(f"/recipe/{what}", f"no {what} {name!r}{hint}")]


def _within(where: str, knob: Knob, value: float) -> list[Problem]:
    message = knob.complaint(value)
    return [] if message is None else [Problem(f"/recipe/{where}", message)]
