"""Features made of features: squares, products, sines."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from app.data.dataset import Dataset
from app.data.problem import DataProblem, refuse
from app.engine.nearest import did_you_mean
from app.engine.value import Array


@dataclass(frozen=True, slots=True)
class Making:
    """A way to make a feature of one or of several; in `written`, `{0}` is the first one's name."""

    name: str
    title: str
    written: str
    takes: int
    make: Callable[..., Array]


@dataclass(frozen=True, slots=True)
class Made:
    """A feature that is made: the name of the making, and the features that it takes."""

    making: str
    of: tuple[str, ...]

    @property
    def written(self) -> str:
        """Its own name, such as `x^2`; what is no single word stands in brackets."""
        return MAKINGS[self.making].written.format(*map(_factor, self.of))


def _factor(name: str) -> str:
    return name if name.isidentifier() else f"({name})"


MAKINGS: Mapping[str, Making] = {
    each.name: each
    for each in (
        Making("same", "The feature itself", "{0}", 1, lambda x: x),
        Making("square", "Its square", "{0}^2", 1, np.square),
        Making("cube", "Its cube", "{0}^3", 1, lambda x: x * x * x),
        Making("sine", "Its sine", "sin {0}", 1, np.sin),
        Making("cosine", "Its cosine", "cos {0}", 1, np.cos),
        Making("absolute", "Its size without the sign", "|{0}|", 1, np.abs),
        Making("product", "The product of two", "{0}*{1}", 2, np.multiply),
    )
}


def makeable(features: Sequence[str]) -> Iterator[Made]:
    """Every feature that can be made of `features`, each pair of them in one order."""
    for making in MAKINGS.values():
        for taken in combinations(features, making.takes):
            yield Made(making.name, taken)


def engineered(dataset: Dataset, chosen: Sequence[Made]) -> Dataset:
    """The dataset with the `chosen` features in place of its own; a DataError where one is not
    to be had. Pictures are none any more."""
    refuse(_problems(dataset, chosen))
    place = {name: i for i, name in enumerate(dataset.features)}
    with np.errstate(over="ignore"):
        columns = [
            MAKINGS[made.making].make(*(dataset.x[:, place[name]] for name in made.of))
            for made in chosen
        ]
    x = np.stack(columns, axis=1)
    names = tuple(made.written for made in chosen)
    refuse(_too_large(names, x))
    return replace(dataset, features=names, x=x, picture=None)


def _too_large(names: Sequence[str], x: Array) -> Iterator[DataProblem]:
    for i, name in enumerate(names):
        if not np.isfinite(x[:, i]).all():
            message = f"{name} is too large for a float64 in some rows; scale the features first"
            yield DataProblem(message, where=f"/features/{i}")


def _problems(dataset: Dataset, chosen: Sequence[Made]) -> Iterator[DataProblem]:
    if not chosen:
        yield DataProblem("choose at least one feature", where="/features")
    seen: set[Made] = set()
    for i, made in enumerate(chosen):
        where = f"/features/{i}"
        making = MAKINGS.get(made.making)
        if making is None:
            hint = did_you_mean(made.making, MAKINGS) or f"; there are {', '.join(MAKINGS)}"
            yield DataProblem(f"no feature is made by {made.making!r}{hint}", where=where)
        elif len(made.of) != making.takes:
            message = f"{making.name} takes {making.takes}, got {len(made.of)}"
            yield DataProblem(message, where=where)
        for name in made.of:
            if name not in dataset.features:
                hint = did_you_mean(name, dataset.features)
                yield DataProblem(f"no feature {name!r}{hint}", where=where)
        if made in seen:
            yield DataProblem(f"{made.making} of {', '.join(made.of)} is here twice", where=where)
        seen.add(made)
