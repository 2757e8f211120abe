"""Points of a plane in classes; coordinates run from about -6 to 6."""

from math import pi

import numpy as np

from app.data.dataset import Classes
from app.data.generator import Generator, by_turns, shifted
from app.data.usual_knobs import jitter, samples
from app.engine.value import Array
from app.knob import Knob

PLANE = ("x", "y")
TWO = ("sand", "blue")
# How far from the origin points are strewn.
REACH = 5.0
CLOUD = 2.0
INNER, OUTER = 2.5, 3.5
AISLE = 0.3
RING = 3.0
CORE = 0.4
SPIRAL_NAMES = ("sand", "blue", "green", "purple", "grey")


def _gaussians(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Classes]:
    classes = by_turns(n, TWO)
    centre = np.where(classes.of == 1, CLOUD, -CLOUD)
    return shifted(rng, np.stack([centre, centre], axis=1), noise), classes


def _circle(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Classes]:
    classes = by_turns(n, TWO)
    inside = classes.of == 1
    radius = rng.uniform(np.where(inside, 0.0, OUTER), np.where(inside, INNER, REACH))
    return shifted(rng, _around(radius, rng.uniform(0.0, 2.0 * pi, n)), noise), classes


def _around(radius: Array, angle: Array) -> Array:
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _xor(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Classes]:
    classes = by_turns(n, TWO)
    size = rng.uniform(AISLE, REACH, (n, 2))
    right = np.where(rng.permuted(np.arange(n) // 2 % 2) == 1, 1.0, -1.0)
    upper = np.where(classes.of == 1, right, -right)
    return shifted(rng, size * np.stack([right, upper], axis=1), noise), classes


def _spirals(
    rng: np.random.Generator, n: int, noise: float, turns: float, arms: int
) -> tuple[Array, Classes]:
    classes = by_turns(n, SPIRAL_NAMES[:arms])
    # The rows of one turn through the arms stand at the same place along them.
    along = (np.arange(n) // arms) / max((n - 1) // arms, 1)
    angle = 2.0 * pi * (turns * along + classes.of / arms)
    return shifted(rng, _around(CORE + (REACH - CORE) * along, angle), noise), classes


def _moons(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Classes]:
    classes = by_turns(n, TWO)
    angle = rng.uniform(0.0, pi, n)
    half = np.stack([RING * np.cos(angle) - RING / 2, RING * np.sin(angle) - RING / 4], axis=1)
    side = np.where(classes.of == 1, 1.0, -1.0)[:, np.newaxis]
    return shifted(rng, side * half, noise), classes


def _checkerboard(
    rng: np.random.Generator, n: int, noise: float, squares: int
) -> tuple[Array, Classes]:
    classes = by_turns(n, TWO)
    column, row = np.divmod(np.arange(squares * squares), squares)
    colour = (column + row) % 2
    square = np.where(
        classes.of == 1,
        rng.choice(np.flatnonzero(colour == 1), n),
        rng.choice(np.flatnonzero(colour == 0), n),
    )
    # A twentieth of a square is kept free along its sides.
    corner = np.stack([column[square], row[square]], axis=1)
    place = corner + rng.uniform(0.05, 0.95, (n, 2))
    return shifted(rng, place * (2.0 * REACH / squares) - REACH, noise), classes


CLOUDS = Knob("noise", "Noise", 1.0, 0.0, 4.0, "The standard deviation of each cloud.")
TURNS = Knob("turns", "Turns", 1.75, 0.25, 4.0, "How often an arm goes around the origin.")
ARMS = Knob("arms", "Arms", 2, 2, len(SPIRAL_NAMES), "How many arms; a class each.", whole=True)
SQUARES = Knob("squares", "Squares", 4, 2, 8, "How many squares lie side by side.", whole=True)

PLANAR = (
    Generator(
        "gaussians",
        "Two gaussians",
        "Two round clouds, about (-2, -2) and (2, 2): a line parts them as well as can be.",
        "classification",
        PLANE,
        samples(),
        CLOUDS,
        _gaussians,
    ),
    Generator(
        "circle",
        "Circle",
        "A disc of radius 2.5 in a ring from 3.5 to 5: without noise the distance from the origin "
        "tells the classes apart.",
        "classification",
        PLANE,
        samples(),
        jitter(),
        _circle,
    ),
    Generator(
        "xor",
        "Exclusive or",
        "Four squares about the origin, those across a corner alike: without noise the sign of x*y "
        "tells the classes apart.",
        "classification",
        PLANE,
        samples(),
        jitter(),
        _xor,
    ),
    Generator(
        "spirals",
        "Spirals",
        "Arms that wind around the origin: without noise a point's angle, less what its arm has "
        "turned on the way to its radius, tells the classes apart.",
        "classification",
        PLANE,
        samples(),
        jitter(1.0),
        _spirals,
        (TURNS, ARMS),
    ),
    Generator(
        "moons",
        "Two moons",
        "Two half circles of radius 3 that reach into each other.",
        "classification",
        PLANE,
        samples(),
        jitter(),
        _moons,
    ),
    Generator(
        "checkerboard",
        "Checkerboard",
        "The squares of a board from -5 to 5, in two colours.",
        "classification",
        PLANE,
        samples(),
        jitter(1.0),
        _checkerboard,
        (SQUARES,),
    ),
)
