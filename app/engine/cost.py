"""How large the steps of a trace are, known from shapes alone, before any is put together."""

from app.engine.steps import Trace
from app.engine.value import size


def step_numbers(trace: Trace, chosen: range) -> int:
    """At most how many numbers the chosen steps hold."""
    sizes = [size(shape) for shape in trace.program.shapes]
    first_flow = trace.steps.first_flow
    total = sum(sizes[chosen.start : min(chosen.stop, len(sizes))])
    if len(sizes) in chosen:
        total += sizes[trace.start]
    first, last = (max(0, end - first_flow) for end in (chosen.start, chosen.stop))
    givers, takers = trace.givers[first:last], trace.takers[first:last]
    # upstream, local (shaped like either end at most), amount and total
    return total + sum(
        sizes[i] + max(sizes[i], sizes[j]) + 2 * sizes[j]
        for i, j in zip(givers, takers, strict=True)
    )
