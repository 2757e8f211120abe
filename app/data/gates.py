"""Logic gates: the four corners of the unit square, and what a gate answers at each."""

import numpy as np

from app.data.dataset import Classes
from app.data.generator import Draw, Generator, shifted
from app.data.usual_knobs import jitter, samples
from app.engine.value import Array

CORNERS = np.array([(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)])
# What each answers at the corners, in their order.
ANSWERS = {
    "and": (0, 0, 0, 1),
    "or": (0, 1, 1, 1),
    "xor": (0, 1, 1, 0),
    "nand": (1, 1, 1, 0),
    "nor": (1, 0, 0, 0),
    "xnor": (1, 0, 0, 1),
}
# No line has the corners of one answer on one side and those of the other on the other.
CROSSED = frozenset({"xor", "xnor"})


def _corners(answers: tuple[int, ...]) -> Draw:
    def draw(rng: np.random.Generator, n: int, noise: float) -> tuple[Array, Classes]:
        corner = np.arange(n) % len(CORNERS)
        of = np.array(answers, dtype=np.int64)[corner]
        return shifted(rng, CORNERS[corner], noise), Classes(("0", "1"), of)

    return draw


def _gate(name: str) -> Generator:
    parted = "no line parts the answers" if name in CROSSED else "a line parts the answers"
    doc = f"a {name} b at the four corners, again and again if there are more rows: {parted}."
    features = ("a", "b")
    few, noise, draw = samples(4, 4, 400), jitter(0.5), _corners(ANSWERS[name])
    title = f"{name.upper()} gate"
    return Generator(f"{name}_gate", title, doc, "classification", features, few, noise, draw)


GATES = tuple(_gate(name) for name in ANSWERS)
