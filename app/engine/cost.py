"""How large a trace's steps would be, known from shapes alone, before anything is computed."""

from app.engine.program import Program
from app.engine.trace import Mode
from app.engine.value import size


def trace_numbers(program: Program, mode: Mode) -> int:
    """At most how many numbers the steps of a trace hold."""
    sizes = [size(shape) for shape in program.shapes]
    total = sum(sizes) + max(sizes)
    if mode == "reverse":
        flows = list(zip(program.edges.consumers, program.edges.sources, strict=True))
    else:
        flows = [(j, i) for i, sources in enumerate(program.inputs) for j in sources]
    # upstream, local (shaped like either end at most), amount and total
    return total + sum(
        sizes[giver] + max(sizes[giver], sizes[taker]) + 2 * sizes[taker] for giver, taker in flows
    )
