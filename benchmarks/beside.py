"""How many times faster or slower ours is than each peer: the table that the README quotes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks import c_peer, encode, micrograd_peer, numpy_peer, ours, route, torch_peer
from benchmarks.results import Results
from benchmarks.table import Line, grid, short

ABOUT = (
    "Medians, over all graphs that were timed. What is 3 times faster takes a third of the time, "
    "what is 3 times slower takes 3 times as long."
)


@dataclass(frozen=True, slots=True)
class Beside:
    """What both do, and of each graph the time of ours over theirs."""

    what: str
    ratios: Sequence[float]

    def words(self) -> str:
        """The span of the ratios: the smaller number first, or faster where slower is there too."""
        best, worst = min(self.ratios), max(self.ratios)
        if best < 1 <= worst:
            return f"{short(1 / best)} times faster to {short(worst)} times slower"
        word, ends = ("faster", (1 / worst, 1 / best)) if worst < 1 else ("slower", (best, worst))
        return f"{'–'.join(dict.fromkeys(map(short, ends)))} times {word}"


def markdown(results: Results) -> str:
    """A row a peer and task, over those peers that took part."""
    rows = [[row.what, row.words()] for row in comparisons(results) if row.ratios]
    return grid([["what", "ours / theirs"], *rows])


def comparisons(results: Results) -> Iterator[Beside]:
    """In the order of the tables."""
    sweeps, lines, small = ours.SWEEPS, results.engine, results.tensors
    both = "values and grads of scalars"
    yield _of(lines, f"{both} / PyTorch eager", sweeps, torch_peer.PYTORCH)
    yield _of(lines, f"{both}, compiled anew / PyTorch eager", ours.ANEW, torch_peer.PYTORCH)
    yield _of(lines, f"{both} / a tape in C", sweeps, c_peer.C)
    yield _of(lines, "grads of scalars / micrograd", ours.BACKWARD, micrograd_peer.MICROGRAD)
    both = "values and grads of small tensors"
    yield _of(small, f"{both} / PyTorch eager", sweeps, torch_peer.PYTORCH)
    yield _of(small, f"{both} / numpy by hand", sweeps, numpy_peer.NUMPY)
    yield _of(results.encode, "a trace in bytes / in orjson's lists", encode.BYTES, encode.ORJSON)
    for size in (10, 1_000):
        asked = f"a new graph of {size:,} nodes over HTTP"
        new = results.asked(route.NEW, size)
        yield _of(new, f"{asked} / a bare echo", route.NODES, route.ECHO)
        yield _of(new, f"{asked} / an echo through Python's json", route.NODES, route.JSON)
    for size in (1_000, 10_000):
        asked = f"a registered graph of {size:,} nodes, in bytes"
        kept = results.asked(route.ONE_LEAF, size)
        yield _of(kept, f"{asked} / a bare echo", route.BYTES, route.ECHO)


def _of(lines: Sequence[Line], what: str, own: str, peer: str) -> Beside:
    taking_part = [line for line in lines if peer in line.samples]
    return Beside(what, [line.ratio(own, peer).median for line in taking_part])
