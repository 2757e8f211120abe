"""What a generator is: one record that catalogue, form and tests read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from app.data.dataset import Classes, Dataset, Numbers
from app.data.problem import DataProblem, refuse
from app.engine.nearest import did_you_mean
from app.engine.value import Array
from app.knob import Knob

Kind: TypeAlias = Literal["classification", "regression"]
# From a generator of random numbers, how many rows, the noise and the knobs of its own: the rows
# and what is to be learnt of them.
Draw: TypeAlias = Callable[..., tuple[Array, Classes | Numbers]]
SEEDS = 2**32


@dataclass(frozen=True, slots=True)
class Generator:
    """A dataset that is computed. `samples` and `noise` are knobs of each; `knobs` are its own."""

    name: str
    title: str
    doc: str
    kind: Kind
    features: tuple[str, ...]
    samples: Knob
    noise: Knob
    draw: Draw
    knobs: tuple[Knob, ...] = ()

    def make(self, n: float, noise: float, seed: int, **knobs: float) -> Dataset:
        """`n` rows from a seed, the same each time; a DataError where a knob is out of its range.

        Knobs that are not given stand at their defaults.
        """
        given = {"samples": n, "noise": noise, **knobs}
        refuse([*self._problems(given), *seed_problems(seed)])
        own = {knob.name: _turned(knob, given) for knob in self.knobs}
        x, target = self.draw(np.random.default_rng(seed), int(n), float(noise), **own)
        origin = f"generated from seed {seed}"
        return Dataset(self.name, self.title, self.doc, self.features, x, target, origin)

    def default(self, seed: int = 0) -> Dataset:
        """What it makes with every knob at its default."""
        return self.make(int(self.samples.default), self.noise.default, seed)

    def _problems(self, given: Mapping[str, float]) -> list[DataProblem]:
        known = {knob.name: knob for knob in (self.samples, self.noise, *self.knobs)}
        problems = []
        for name, value in given.items():
            if name in known:
                complaint = known[name].complaint(value)
            else:
                hint = did_you_mean(name, known) or f"; there are {', '.join(known)}"
                complaint = f"{self.name} has no knob {name!r}{hint}"
            if complaint:
                problems.append(DataProblem(complaint, where=f"/knobs/{name}"))
        return problems


def seed_problems(seed: int) -> list[DataProblem]:
    """What is wrong with a seed, if anything."""
    if 0 <= seed < SEEDS:
        return []
    message = f"a seed is a whole number from 0 to {SEEDS - 1}, got {seed}"
    return [DataProblem(message, where="/seed")]


def _turned(knob: Knob, given: Mapping[str, float]) -> float:
    value = given.get(knob.name, knob.default)
    return int(value) if knob.whole else value


def by_turns(n: int, names: tuple[str, ...]) -> Classes:
    """`n` rows with the classes in turn, so that no class has more than one row above another."""
    return Classes(names, np.arange(n, dtype=np.int64) % len(names))


def shifted(rng: np.random.Generator, x: Array, noise: float) -> Array:
    """Points moved at random, with a standard deviation of `noise` in each direction."""
    return x + rng.normal(0.0, noise, x.shape)
