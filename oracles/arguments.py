"""The arguments at which an op is measured: the same ones in every run."""

import math
import sys
from collections.abc import Iterator
from itertools import chain, product
from typing import TypeAlias

import numpy as np

from app.engine.op import Op

# One argument for every slot.
Point: TypeAlias = tuple[float, ...]

ORDINARY = 200
# From subnormal to huge: eighteen powers of ten apart, the ends of the range, and the signed zeros.
SIZES = (0.0, 5e-324, 2.2e-310, sys.float_info.min, 2.0**-53, 0.5, 1.0, 2.0, sys.float_info.max)
MAGNITUDES = tuple(
    sign * size
    for size in (*SIZES, *(float(f"1.37e{power}") for power in range(-318, 309, 18)))
    for sign in (1.0, -1.0)
)
# For two slots in every combination, and for three.
MANY = (*SIZES[:4], 0.3, 1.0, 2.5, 7.0, 1e-300, 1e-17, 1e17, 1e154, 1e300)
FEW = (0.0, -0.0, 5e-324, 2.2e-310, 1.0, -1.0, 2.5, -7.0, 1e300, -1e300)
# What an attr may be beside its default.
OTHERS = (0.3, 2.0, -3.0)

# Where an op has a root, a turn, a pole or an end of its range: digits are lost near these.
PLACES: dict[str, tuple[float, ...]] = {
    "exp": (709.7, 708.3, 745.1),
    "expm1": (709.7, 37.4),
    "erf": (0.5, 6.0, 26.6, 27.2),
    "log": (1.0,),
    "log1p": (1.0,),
    "sin": tuple(k * math.pi for k in range(1, 9)),
    "cos": tuple((k + 0.5) * math.pi for k in range(8)),
    "tan": tuple(k * math.pi / 2 for k in range(1, 9)),
    "asin": (1.0,),
    "acos": (1.0,),
    "atan": (1.0, 1e8, 1e154),
    "sinh": (710.4, 22.0),
    "cosh": (710.4, 22.0),
    "tanh": (0.55, 19.0, 354.0, 372.5),
    "sigmoid": (37.0, 708.3, 745.1),
    "softplus": (37.0, 708.3, 745.1),
    "silu": (1.2784645427610738, 0.578, 1.978, 600.0, 708.3, 751.0),
    "gelu": (0.7517915246935645, 0.0518, 1.4518, 37.0, 38.5),
    "gelu_tanh": (0.7524614220710163, 0.0525, 1.4525, 20.5, 21.5),
    "elu": (37.0, 708.3, 745.1),
    "selu": (37.0, 708.3, 745.1),
    "hard_tanh": (1.0,),
    "clip": (1.0, 0.3, 2.0),
}


def points(op: Op) -> list[Point]:
    """A few hundred for a function of one number, and some thousand for one of several.

    An op of any number of inputs is measured with three.
    """
    if op.variadic or len(op.inputs) == 3:
        return list(product(FEW, repeat=3))
    if len(op.inputs) == 2:
        return [*product(_both_signs(MANY), repeat=2), *_pairs()]
    places = chain.from_iterable(map(_near, _both_signs(PLACES.get(op.name, ()))))
    return [(x,) for x in (*_ordinary(1), *MAGNITUDES, *places)]


def settings(op: Op) -> list[dict[str, float]]:
    """The op's defaults, and those with each attr moved in turn."""
    given = [{}, *({attr.name: other} for attr in op.attrs for other in OTHERS)]
    return [{name: float(value) for name, value in op.settings(each).items()} for each in given]


def _ordinary(seed: int) -> list[float]:
    """Half of them spread evenly, half over eight powers of ten, of both signs."""
    rng = np.random.default_rng(seed)
    sizes = 10.0 ** rng.uniform(-5.0, 3.0, ORDINARY) * rng.choice([-1.0, 1.0], ORDINARY)
    return [*rng.uniform(-10.0, 10.0, ORDINARY).tolist(), *sizes.tolist()]


def _pairs() -> Iterator[Point]:
    """Ordinary ones, and those where a power or a quotient nearly leaves the range of floats."""
    yield from zip(_ordinary(2), _ordinary(3), strict=True)
    rng = np.random.default_rng(4)
    drawn = rng.uniform((-300.0, -745.0, 1.0), (300.0, 709.0, 50.0), (ORDINARY, 3))
    for size, end, step in drawn.tolist():
        yield 10.0**size, end / (size * math.log(10.0))
        base = 1.0 + 2.0**-step
        yield base, end / math.log(base)
        yield -float(round(step)), float(round(end / math.log(step + 1.0)))
        yield 5e-324 * round(10.0 ** (step / 4.0)), 10.0 ** (size / 10.0)


def _near(place: float) -> Iterator[float]:
    """A place, its neighbours among the floats, and others ever further away on both sides."""
    below = above = place
    yield place
    for _ in range(2):
        below, above = math.nextafter(below, -math.inf), math.nextafter(above, math.inf)
        yield from (below, above)
    for power in range(3, 50, 6):
        yield from (place * (1.0 + 2.0**-power), place * (1.0 - 2.0**-power))


def _both_signs(sizes: tuple[float, ...]) -> list[float]:
    return [sign * size for size in sizes for sign in (1.0, -1.0)]
