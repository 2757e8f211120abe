"""Training as a function: a state goes in, and the state some steps later comes out.

Paused and resumed, or run in one go, the numbers are the same to the last bit: the order of an
epoch's samples is drawn from the seed and the epoch, what a step's dropout leaves out from the seed
and the step. Importing this needs numba.
"""

from dataclasses import dataclass

import numpy as np

from app.engine.value import Array
from app.network.clipping import CLIPPINGS
from app.network.compiled.epoch import descend
from app.network.kernel import outputs, slope
from app.network.optimizers import OPTIMIZERS
from app.network.order import DROPOUT, order
from app.network.recipe import Recipe, State, begun
from app.network.regularizers import REGULARIZERS
from app.network.sample import Sample
from app.network.spec import Layer, Spec
from app.network.wiring import Whole, Wiring, answers, shown, wired

# The compiled loops take as many knobs from every optimizer.
MOST_KNOBS = max(len(optimizer.knobs) for optimizer in OPTIMIZERS.values())
# So many samples are shown in one call, or a step's: what is drawn for them takes room.
LEG = 8192


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """A network, its data and its recipe, made ready for the compiled loops.

    `x` is (samples, inputs), `targets` is (samples, outputs). `batch` is the recipe's, or all
    samples where these are fewer.
    """

    spec: Spec
    recipe: Recipe
    x: Array
    targets: Array
    wiring: Wiring
    batch: int

    @property
    def steps_per_epoch(self) -> int:
        """The last batch of an epoch may be smaller than the others."""
        return -(-len(self.x) // self.batch)


@dataclass(frozen=True, slots=True, eq=False)
class Advance:
    """Where training has come to, and what each batch cost, penalty included, before its step.

    `trouble` says why no further step could be taken; the state is the one before that step.
    """

    state: State
    losses: Array
    trouble: str | None = None


def course(spec: Spec, recipe: Recipe, data: Sample) -> Course:
    """Of a spec, a recipe and a batch of samples that were checked."""
    x = shown(data)
    return Course(spec, recipe, x, answers(spec, data), wired(spec), min(recipe.batch, len(x)))


def advanced(course: Course, state: State, steps: int) -> Advance:
    """The state after as many steps, or after as many as there can be."""
    most = max(1, LEG // course.batch)
    losses = [np.empty(0)]
    left, trouble = steps, None
    while left and trouble is None:
        leg = _leg(course, state, min(left, most))
        left -= leg.state.steps - state.steps
        state, trouble = leg.state, leg.trouble
        losses.append(leg.losses)
    return Advance(state, np.concatenate(losses), trouble)


def _leg(course: Course, state: State, steps: int) -> Advance:
    """As many steps in one call of the compiled loops."""
    recipe, wiring = course.recipe, course.wiring
    samples, left = _shown(course, state.steps, steps)
    epochs = np.arange(state.steps, state.steps + steps) / course.steps_per_epoch
    parameters, slots, losses = state.parameters.copy(), state.slots.copy(), np.empty(steps)
    settings = recipe.settings()
    taken = descend(
        *(wiring.layers, wiring.reads, parameters, slots, course.x, course.targets),
        samples,
        left,
        _factors(course, state.steps, len(samples), left),
        *(course.batch, wiring.loss, wiring.divisor),
        list(REGULARIZERS).index(recipe.regularizer),
        recipe.strength,
        list(CLIPPINGS).index(recipe.clipping),
        recipe.most,
        list(OPTIMIZERS).index(recipe.optimizer),
        recipe.rates(epochs),
        state.steps,
        settings + (0.0,) * (MOST_KNOBS - len(settings)),
        losses,
    )
    there = State(parameters, slots, state.steps + taken)
    if taken == steps:
        return Advance(there, losses)
    return Advance(there, losses[:taken], _trouble(there.steps + 1, losses[taken]))


def _shown(course: Course, first: int, steps: int) -> tuple[Whole, int]:
    """The samples of these steps in order, and how many of them are left of the first epoch."""
    count, to_epoch = len(course.x), course.steps_per_epoch
    (epoch, into), (last, out) = divmod(first, to_epoch), divmod(first + steps - 1, to_epoch)
    batch = course.batch
    orders = [order(course.recipe.seed, count, each) for each in range(epoch, last + 1)]
    samples = np.concatenate(orders)
    end = (last - epoch) * count + min(count, (out + 1) * batch)
    return samples[into * batch : end], count - into * batch


def _factors(course: Course, first: int, count: int, left: int) -> Array:
    """What dropout multiplies each unit with that it may leave out: (units, samples)."""
    rates = [layer.dropout for layer in course.spec.layers for _ in _droppable(layer)]
    factors = np.empty((len(rates), count))
    if not rates:
        return factors
    chance = np.array(rates)[:, None]
    kept = 1.0 / (1.0 - chance)
    step, start, end = first, 0, left
    while start < count:
        stop = min(start + course.batch, end)
        rng = np.random.default_rng((course.recipe.seed, DROPOUT, step))
        drawn = rng.random((len(rates), stop - start))
        factors[:, start:stop] = np.where(drawn >= chance, kept, 0.0)
        end += len(course.x) if stop == end else 0
        step, start = step + 1, stop
    return factors


def _droppable(layer: Layer) -> range:
    return range(layer.units if layer.dropout else 0)


def _trouble(step: int, loss: float) -> str:
    what = "gradient" if np.isfinite(loss) else "loss"
    return (
        f"the {what} of step {step} is no longer a finite number, so training stopped before it; "
        "a smaller learning rate or clipping may help"
    )


def warm() -> None:
    """Have all loops compiled, or read from disk, before somebody waits for them."""
    spec, sample = Spec(1, (Layer(1),)), Sample(np.zeros((1, 1)), np.zeros((1, 1)))
    state = begun(spec)
    advanced(course(spec, Recipe(), sample), state, 1)
    slope(spec, state.parameters, sample, Recipe())
    outputs(spec, state.parameters, sample.x)
