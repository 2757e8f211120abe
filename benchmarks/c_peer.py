"""A tape in C: compiled where a compiler is, and called from Python as the engine is."""

import shutil
import subprocess
from ctypes import CDLL, c_int32, c_void_p
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from app.engine.graph import Graph, order
from benchmarks.contender import Contender, Numbers

C = "C"
SOURCE = Path(__file__).with_name("tape.c")
# As the source numbers them.
OPS = {"parameter": 0, "add": 1, "mul": 2, "relu": 3, "div": 4, "exp": 5, "tanh": 6}


@cache
def compiled(source: Path) -> CDLL | None:
    """A source as a library, or None where no `cc` can make one, for it may lack its headers."""
    compiler = shutil.which("cc")
    if compiler is None:
        return None
    with TemporaryDirectory() as folder:
        library = Path(folder) / f"{source.stem}.so"
        made = "-O3", "-shared", "-fPIC", "-o", library, source, "-lm"
        failed = subprocess.run([compiler, *made], check=False).returncode
        return None if failed else CDLL(str(library))


def contender(graph: Graph) -> Contender | None:
    """Forward and backward in one call; None where nothing compiles it."""
    library = compiled(SOURCE)
    if library is None:
        return None
    nodes = order(graph)
    position = {node.id: i for i, node in enumerate(nodes)}
    assert nodes[-1].id == graph.output, "the tape starts backward at its end"
    op = np.array([OPS[node.op] for node in nodes], np.uint8)
    slots = np.zeros((2, len(nodes)), np.int32)
    for i, node in enumerate(nodes):
        for slot, source in enumerate(node.inputs):
            slots[slot, i] = position[source]
    values = np.array([node.value or 0.0 for node in nodes])
    grads = np.zeros(len(nodes))
    size = c_int32(len(nodes))
    # These pointers keep their arrays alive.
    pointers = [x.ctypes.data_as(c_void_p) for x in (op, *slots, values, grads)]

    def sweeps() -> None:
        library.sweeps(size, *pointers)

    def numbers() -> Numbers:
        sweeps()
        pairs = zip(values.tolist(), grads.tolist(), strict=True)
        return {node.id: pair for node, pair in zip(nodes, pairs, strict=True)}

    return Contender(C, sweeps, numbers)
