"""What a run is given, and what is told of it; plain data that crosses between processes."""

from dataclasses import dataclass

from app.network.recipe import Recipe, State
from app.network.sample import Sample
from app.network.spec import Spec


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """A network to train, by which recipe, for how many epochs, on what, and what is held out."""

    spec: Spec
    recipe: Recipe
    train: Sample
    held: Sample | None
    epochs: int

    @property
    def steps_per_epoch(self) -> int:
        """The last batch of an epoch may be smaller than the others."""
        count = len(self.train.x)
        return -(-count // min(self.recipe.batch, count))

    @property
    def steps(self) -> int:
        """How many there are in all."""
        return self.epochs * self.steps_per_epoch


@dataclass(frozen=True, slots=True)
class Score:
    """How good a network is on some samples: its loss without penalty and dropout, and the share of
    samples whose class it tells; None where there are no classes."""

    loss: float
    accuracy: float | None


@dataclass(frozen=True, slots=True)
class Point:
    """Where a run was after some steps; `batch_loss` is the mean of the batches since the last."""

    steps: int
    epoch: float
    batch_loss: float | None
    train: Score
    held: Score | None


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """What a worker did in one go: where it came to, and why it could not go on if it could not."""

    state: State
    point: Point
    trouble: str | None
