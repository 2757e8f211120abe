"""The output with one node moved: only what depends on that node is computed again."""

from dataclasses import dataclass

from app.engine.op import Kernel
from app.engine.program import Program
from app.engine.sweep import Forward
from app.engine.value import Value


@dataclass(frozen=True, slots=True, eq=False)
class Rerun:
    """What lies between a node and the output, ready to be computed again and again."""

    program: Program
    run: Forward
    position: int
    kernels: tuple[tuple[int, Kernel], ...]

    def values(self, moved: Value) -> list[Value]:
        """All values, had the node been `moved`; a GraphError where an op then refuses its inputs.

        Nodes that do not lead from the node to the output keep what they had.
        """
        values = list(self.run.values)
        values[self.position] = moved
        inputs = self.program.inputs
        for i, kernel in self.kernels:
            values[i] = kernel(*[values[j] for j in inputs[i]])[0]
        return values


def rerun_of(program: Program, run: Forward, position: int) -> Rerun:
    """The part of a program that depends on the node at `position` and leads to the output."""
    wanted = bytearray(len(program.nodes))
    wanted[program.output] = 1
    for j in program.edges.sources:
        wanted[j] = 1
    moves = bytearray(len(program.nodes))
    moves[position] = 1
    kernels = []
    for i, kernel in zip(program.computing, program.kernels, strict=True):
        if wanted[i] and i != position and any(moves[j] for j in program.inputs[i]):
            moves[i] = 1
            kernels.append((i, kernel))
    return Rerun(program, run, position, tuple(kernels))
