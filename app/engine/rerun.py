"""The output with one node moved: only what depends on that node is computed again."""

from dataclasses import dataclass

from app.engine.op import Kernel
from app.engine.program import Program
from app.engine.sweep import Forward
from app.engine.value import Value


@dataclass(frozen=True, slots=True, eq=False)
class Rerun:
    """What lies `along` the ways from a node to the output, ready to be computed many times."""

    program: Program
    run: Forward
    position: int
    along: tuple[int, ...]
    kernels: tuple[Kernel, ...]

    def values(self, moved: Value) -> list[Value]:
        """All values, had the node been `moved`; a GraphError where an op then refuses its inputs.

        Nodes that do not lead from the node to the output keep what they had.
        """
        values = list(self.run.values)
        values[self.position] = moved
        inputs = self.program.inputs
        for i, kernel in zip(self.along, self.kernels, strict=True):
            match inputs[i]:  # as in the forward sweep: most ops take two inputs, or one
                case (j, k):
                    values[i] = kernel(values[j], values[k])[0]
                case (j,):
                    values[i] = kernel(values[j])[0]
                case sources:
                    values[i] = kernel(*[values[j] for j in sources])[0]
        return values


def rerun_of(program: Program, run: Forward, position: int) -> Rerun:
    """The part of a program that depends on the node at `position` and leads to the output."""
    wanted = bytearray(len(program.nodes))
    wanted[program.output] = 1
    for j in program.edges.sources:
        wanted[j] = 1
    moves = bytearray(len(program.nodes))
    moves[position] = 1
    along, kernels = [], []
    inputs = program.inputs
    for i, kernel in zip(program.computing, program.kernels, strict=True):
        if not wanted[i] or i <= position:
            continue
        for j in inputs[i]:
            if moves[j]:
                moves[i] = 1
                along.append(i)
                kernels.append(kernel)
                break
    return Rerun(program, run, position, tuple(along), tuple(kernels))
