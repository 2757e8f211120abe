"""From an experiment, as a person describes it, to the job that a worker does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from app.data.dataset import Classes, Dataset, Numbers, Whole
from app.data.engineered import Made, engineered
from app.data.problem import DataError, DataProblem
from app.data.scaling import SCALINGS
from app.data.split import held_out_rows
from app.engine.graph import GraphError, Problem
from app.engine.nearest import did_you_mean
from app.engine.value import Array
from app.network import recipe as recipes
from app.network import spec as specs
from app.network.flat import count
from app.network.losses import LOSSES
from app.network.recipe import Recipe
from app.network.sample import Sample
from app.network.spec import Spec
from app.runs.job import Job
from app.runs.scene import scene_of

# A step and a look at everything must be over in a moment.
MOST_PARAMETERS = 500_000
MOST_WORK = 1_000_000_000
# Beyond this, squares and spans are no longer numbers.
FARTHEST = 1e100

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Experiment:
    """A network, the data it is to learn, what becomes of these before, and by which recipe.

    `features` are made of the dataset's own; None leaves those. `share` of the rows is held out.
    `plane` says which two of the dataset's own features are drawn.
    """

    spec: Spec
    recipe: Recipe
    epochs: int
    dataset: Dataset
    features: tuple[Made, ...] | None = None
    scaling: str = "none"
    share: float = 0.2
    plane: tuple[int, int] = (0, 1)


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A job, and its data as the network is shown them: `x` is (rows, inputs) for all rows of the
    dataset, of which `held` are held out."""

    job: Job
    dataset: Dataset
    inputs: tuple[str, ...]
    x: Array
    held: Whole


def prepared(experiment: Experiment) -> Prepared:
    """An experiment made ready, or a GraphError or DataError with all reasons why it cannot be."""
    _check_numbers(experiment.dataset)
    made = _with_features(experiment.dataset, experiment.features)
    problems = [*_problems(experiment), *_misfits(experiment, made)]
    if problems:
        raise GraphError(problems)
    held = held_out_rows(made, experiment.share, experiment.recipe.seed)
    train = np.setdiff1d(np.arange(len(made)), held)
    scale = SCALINGS[experiment.scaling].fit(made.rows(train))
    x, spec, classes = scale.scaled(made.x), experiment.spec, made.target
    y = _answers(spec, made.target)

    def shown(dataset: Dataset) -> Array:
        return scale.scaled(_with_features(dataset, experiment.features).x)

    job = Job(
        spec=spec,
        recipe=experiment.recipe,
        train=Sample(x[train], y[train]),
        held=Sample(x[held], y[held]) if len(held) else None,
        epochs=experiment.epochs,
        classes=len(classes.names) if isinstance(classes, Classes) else None,
        scene=scene_of(experiment.dataset, experiment.plane, spec, shown),
        rows=train,
    )
    return Prepared(job, experiment.dataset, made.features, x, held)


def _with_features(dataset: Dataset, features: Sequence[Made] | None) -> Dataset:
    return dataset if features is None else engineered(dataset, features)


def _check_numbers(dataset: Dataset) -> None:
    targets = dataset.target.values if isinstance(dataset.target, Numbers) else np.zeros(1)
    if not (np.abs(dataset.x) <= FARTHEST).all() or not (np.abs(targets) <= FARTHEST).all():
        message = f"some numbers are farther from 0 than {FARTHEST:g}; bring them to another unit"
        raise DataError([DataProblem(message, where="/dataset")])


def _problems(experiment: Experiment) -> list[Problem]:
    """What is wrong with network, recipe and scaling, each by itself."""
    problems = [
        *_found(specs.check, experiment.spec),
        *_found(recipes.check, experiment.recipe),
    ]
    if experiment.scaling not in SCALINGS:
        hint = did_you_mean(experiment.scaling, SCALINGS) or f"; there are {', '.join(SCALINGS)}"
        problems.append(Problem("/scaling", f"no scaling {experiment.scaling!r}{hint}"))
    for i, layer in enumerate(experiment.spec.layers):
        for name, given in (("weights", layer.weights), ("biases", layer.biases)):
            if given is not None and not np.isfinite(given).all():
                where = f"/spec/layers/{i}/{name}"
                problems.append(Problem(where, "numbers that are not finite cannot be trained"))
    own = len(experiment.dataset.features)
    if own > 1 and not (len(set(experiment.plane)) == 2 and max(experiment.plane) < own):
        message = f"plane names two features by their place, from 0 to {own - 1}"
        problems.append(Problem("/plane", message))
    return problems


def _found(check: Callable[[T], None], subject: T) -> tuple[Problem, ...]:
    try:
        check(subject)
    except GraphError as error:
        return error.problems
    return ()


def _misfits(experiment: Experiment, made: Dataset) -> list[Problem]:
    """Where network and data do not go together."""
    spec, target = experiment.spec, made.target
    if spec.loss not in LOSSES or not spec.layers:
        return []
    problems = []
    if spec.inputs != len(made.features):
        message = (
            f"the data have {len(made.features)} features ({', '.join(made.features[:5])}"
            f"{', ...' if len(made.features) > 5 else ''}), so the network needs as many inputs; "
            f"got {spec.inputs}"
        )
        problems.append(Problem("/spec/inputs", message))
    units, last = spec.layers[-1].units, f"/spec/layers/{len(spec.layers) - 1}/units"
    wanted = _widths(spec, target)
    if not wanted:
        message = f"{spec.loss} tells classes apart, and the data are numbers; mse would do"
        problems.append(Problem("/spec/loss", message))
    elif units not in wanted:
        what = "classes" if isinstance(target, Classes) else "numbers to be learnt"
        message = (
            f"the data have {len(target.names)} {what}, so the last layer needs "
            f"{' or '.join(map(str, wanted))} units; got {units}"
        )
        problems.append(Problem(last, message))
    return problems or _too_large(spec, len(made))


def _widths(spec: Spec, target: Classes | Numbers) -> list[int]:
    """How many outputs suit; two classes are told apart by one as well, where it is a number."""
    loss, names = LOSSES[spec.loss], len(target.names)
    if isinstance(target, Numbers):
        return [names] if loss.numbers else []
    return [1, 2] if names == 2 and loss.numbers and not loss.classes else [names]


def _too_large(spec: Spec, rows: int) -> list[Problem]:
    if _found(specs.check, spec):
        return []
    parameters = count(spec)
    if parameters > MOST_PARAMETERS:
        message = f"the network has {parameters} weights and biases; at most {MOST_PARAMETERS} are"
        return [Problem("/spec", f"{message} trained", None, MOST_PARAMETERS, parameters)]
    if parameters * rows > MOST_WORK:
        message = (
            f"{rows} rows through {parameters} weights and biases take too long; fewer rows or a "
            f"smaller network, so that their product is at most {MOST_WORK}"
        )
        return [Problem("/dataset", message, None, MOST_WORK, parameters * rows)]
    return []


def _answers(spec: Spec, target: Classes | Numbers) -> Array:
    """What the network should answer: numbers, classes by number, or a 1 among zeros."""
    if isinstance(target, Numbers):
        return target.values
    if LOSSES[spec.loss].classes:
        return target.of.astype(np.float64)
    units = spec.layers[-1].units
    chosen = np.arange(1, 2) if units == 1 else np.arange(units)
    return np.asarray(target.of[:, None] == chosen, dtype=np.float64)
