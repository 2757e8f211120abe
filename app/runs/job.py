"""What a run is given, and what is told of it; plain data that crosses between processes."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.data.dataset import Whole
from app.engine.value import Array
from app.network.order import batch_of
from app.network.recipe import Recipe, State
from app.network.sample import Sample
from app.network.spec import Spec
from app.runs.scene import Scene
from app.runs.view import View


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """A network to train, by which recipe, for how many epochs, on what, and what is held out.

    There are `classes` to be told apart, or None where numbers are learnt. `scene` is where the
    network is looked at meanwhile. `rows` are the places that the training samples had among all.
    """

    spec: Spec
    recipe: Recipe
    train: Sample
    held: Sample | None
    epochs: int
    classes: int | None = None
    scene: Scene | None = None
    rows: Whole | None = None

    @property
    def steps_per_epoch(self) -> int:
        """The last batch of an epoch may be smaller than the others."""
        count = len(self.train.x)
        return -(-count // min(self.recipe.batch, count))

    def batch(self, step: int) -> Whole:
        """The places of the samples of a step, counted from 0, in their order."""
        count = len(self.train.x)
        chosen = batch_of(self.recipe.seed, count, min(self.recipe.batch, count), step)
        return chosen if self.rows is None else self.rows[chosen]

    @property
    def steps(self) -> int:
        """How many there are in all."""
        return self.epochs * self.steps_per_epoch

    @property
    def bytes(self) -> int:
        """What its samples and its scene take in memory."""
        samples = [self.train] if self.held is None else [self.train, self.held]
        grids = [] if self.scene is None else [self.scene.units, self.scene.surface]
        rows = sum(sample.x.nbytes + np.asarray(sample.y).nbytes for sample in samples)
        return rows + sum(grid.x.nbytes for grid in grids)


@dataclass(frozen=True, slots=True)
class Score:
    """How good a network is on some samples: its loss without penalty and dropout, and the share of
    samples whose class it tells; None where there are no classes."""

    loss: float
    accuracy: float | None


@dataclass(frozen=True, slots=True)
class Point:
    """Where a run was after some steps; `batch_loss` is the mean of the batches since the last.

    `log_likelihood` is log P(D|N) of the training samples, None where the loss is not that of any,
    and `log_prior` is log P(N), 0 where every network is held equally likely.
    """

    steps: int
    epoch: float
    batch_loss: float | None
    train: Score
    held: Score | None
    log_likelihood: float | None
    log_prior: float


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """A network that a run went through; the gradient is only looked at, so it is float32."""

    steps: int
    parameters: Array
    gradient: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """What a worker did in one go: where it came to, by which points, of each of which the network
    is `kept`, what is to be seen there, and why it could not go on if it could not."""

    state: State
    points: tuple[Point, ...]
    kept: tuple[Kept, ...]
    view: View
    trouble: str | None
