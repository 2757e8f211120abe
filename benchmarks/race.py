"""Contenders of one graph: checked against each other, then timed in turns."""

from collections.abc import Sequence

from benchmarks.contender import Contender, agree
from benchmarks.measure import frozen_heap, in_this_process, rounds
from benchmarks.table import Line


def race(graph: str, nodes: int, contenders: Sequence[Contender], times: int) -> Line:
    """What each took, in this process; a DisagreementError where their numbers differ."""
    agree(contenders)
    with frozen_heap():
        samples = {each.name: in_this_process(each) for each in contenders}
        return Line(graph, nodes, rounds(samples, times))
