"""The registry of generated datasets, by name."""

from collections.abc import Mapping

from app.data.curves import CURVES
from app.data.gates import GATES
from app.data.generator import Generator
from app.data.planar import PLANAR

GENERATORS: Mapping[str, Generator] = {each.name: each for each in (*PLANAR, *CURVES, *GATES)}
