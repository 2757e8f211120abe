"""Numbers to be learnt from one feature or two; features from -6 to 6, targets about -1 to 1."""

from math import pi

import numpy as np

from app.data.dataset import Numbers
from app.data.generator import Generator
from app.data.planar import PLANE
from app.data.usual_knobs import samples, scatter
from app.engine.value import Array
from app.knob import Knob

REACH = 6.0
LINE = ("x",)
# Where the bumps of a landscape stand, and whether they are hills (1) or hollows (-1).
BUMPS = np.array([(4.0 * i, 2.5 * j, -j * (-1.0) ** i) for i in (-1, 0, 1) for j in (-1, 1)])


def _measured(rng: np.random.Generator, name: str, values: Array, noise: float) -> Numbers:
    return Numbers((name,), (values + rng.normal(0.0, noise, values.shape))[:, np.newaxis])


def _plane(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Numbers]:
    x = rng.uniform(-REACH, REACH, (n, 2))
    return x, _measured(rng, "z", x.sum(axis=1) / (2.0 * REACH), noise)


def _gauss(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Numbers]:
    x = rng.uniform(-REACH, REACH, (n, 2))
    apart = ((x[:, np.newaxis, :] - BUMPS[:, :2]) ** 2).sum(axis=2)
    return x, _measured(rng, "z", np.exp(-apart / 2.0) @ BUMPS[:, 2], noise)


def _sine(
    rng: np.random.Generator, n: int, noise: float, frequency: float
) -> tuple[Array, Numbers]:
    x = rng.uniform(-REACH, REACH, (n, 1))
    return x, _measured(rng, "y", np.sin(2.0 * pi * frequency * x[:, 0]), noise)


def _polynomial(
    rng: np.random.Generator, n: int, noise: float, degree: int
) -> tuple[Array, Numbers]:
    # Of Chebyshev polynomials, whose values stay between -1 and 1 whatever the degree. No term
    # vanishes, so that the degree is what it is said to be.
    terms = rng.uniform(0.5, 1.0, degree + 1) * rng.choice([-1.0, 1.0], degree + 1)
    x = rng.uniform(-REACH, REACH, (n, 1))
    values = np.polynomial.chebyshev.chebval(x[:, 0] / REACH, terms / np.abs(terms).sum())
    return x, _measured(rng, "y", values, noise)


FREQUENCY = Knob("frequency", "Frequency", 0.2, 0.05, 1.0, "Waves along one unit of x.")
DEGREE = Knob("degree", "Degree", 3, 1, 9, "The degree of the polynomial.", whole=True)

CURVES = (
    Generator(
        "plane",
        "Plane",
        "z = (x + y)/12: as flat as can be.",
        "regression",
        PLANE,
        samples(),
        scatter(),
        _plane,
    ),
    Generator(
        "gauss",
        "Hills and hollows",
        "Six bumps by turns up and down, each exp(-d^2/2) of the distance d from its middle.",
        "regression",
        PLANE,
        samples(),
        scatter(),
        _gauss,
    ),
    Generator(
        "sine",
        "Sine",
        "y = sin(2 pi f x) for the frequency f.",
        "regression",
        LINE,
        samples(200),
        scatter(),
        _sine,
        (FREQUENCY,),
    ),
    Generator(
        "polynomial",
        "Noisy polynomial",
        "A polynomial that the seed draws, with noise: what a fit of too high a degree learns too.",
        "regression",
        LINE,
        samples(50),
        Knob("noise", "Noise", 0.1, 0.0, 1.0, scatter().doc),
        _polynomial,
        (DEGREE,),
    ),
)
