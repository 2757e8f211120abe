"""What was wanted of this project beside its peers, and what one run measured."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks import (
    c_peer,
    encode,
    micrograd_peer,
    numpy_peer,
    ours,
    route,
    torch_peer,
    training,
    training_numpy_peer,
    witnesses,
)
from benchmarks.memory import MEBIBYTE, Need
from benchmarks.results import Results
from benchmarks.table import MILLISECONDS, Line, grid, short

ABOUT = (
    "The most that was wanted of each, and what this run measured: medians, from the graph that "
    "did best to the one that did worst. All but memory and the writing of bytes are ratios, "
    "ours over the other's."
)


@dataclass(frozen=True, slots=True)
class Target:
    """What is measured, the most that is wanted of it, and by graph what it was."""

    what: str
    most: float
    measured: Mapping[str, float]
    unit: str = "x"

    def row(self) -> list[str]:
        """What, wanted, measured, and how many graphs kept within what was wanted."""
        low, high = short(min(self.measured.values())), short(max(self.measured.values()))
        span = low if low == high else f"{low}–{high}"
        held = sum(x <= self.most for x in self.measured.values())
        verdict = "held" if held == len(self.measured) else "missed"
        if 0 < held < len(self.measured):
            verdict = f"held by {held} of {len(self.measured)} graphs"
        return [self.what, f"{self.most:g}{self.unit}", f"{span}{self.unit}", verdict]


def markdown(results: Results) -> str:
    """A row a target, over those peers that took part."""
    head = ["wanted", "at most", "measured", "verdict"]
    rows = [target.row() for target in targets(results) if target.measured]
    return grid([head, *rows])


def targets(results: Results) -> Iterator[Target]:
    """In the order of the tables."""
    sweeps, lines = ours.SWEEPS, results.engine
    yield _of(lines, "both sweeps / PyTorch eager", 0.08, sweeps, torch_peer.PYTORCH)
    yield _of(lines, "both sweeps / C, -O3", 40, sweeps, c_peer.C)
    yield _of(lines, "both sweeps with the trace / without", 1.6, ours.TRACE, sweeps)
    yield _of(lines, "backward / micrograd's", 0.5, ours.BACKWARD, micrograd_peer.MICROGRAD)
    yield Target(
        "both sweeps, peak of memory at 100,000 nodes",
        40,
        {
            _name(need): need.sweeps.peak / MEBIBYTE
            for need in results.memory
            if need.nodes == 100_000
        },
        " MiB",
    )
    lines = results.tensors
    yield _of(lines, "small tensors, both sweeps / numpy by hand", 2.2, sweeps, numpy_peer.NUMPY)
    yield _of(lines, "small tensors, both sweeps / PyTorch", 0.7, sweeps, torch_peer.PYTORCH)
    yield _encoding(results.encode)
    yield from _of_requests(results)
    lines = [line for line in results.witnesses if line.nodes == max(witnesses.SIZES)]
    what = f"POST /check of 1,000 nodes with {witnesses.LEAVES} leaves / evaluate"
    yield _of(lines, what, 60, witnesses.CHECK, witnesses.EVALUATE)
    lines = [line for line in results.paths if line.nodes == max(witnesses.COUNTED)]
    what = "counting the paths of 10,000 nodes / backward"
    yield _of(lines, what, 5, witnesses.COUNT, witnesses.BACKWARD)
    yield from _of_training(results.training)


def _of_training(lines: Sequence[Line]) -> Iterator[Target]:
    tiny = [line for line in lines if line.graph.startswith("2-4-2-1")]
    large = [line for line in lines if line.graph.startswith("64-")]
    small = [line for line in lines if line not in large]
    ours = training.OURS
    yield _of(small, "an epoch of a small network / C, -O3", 2, ours, c_peer.C)
    yield _of(tiny, "an epoch of 2-4-2-1 / numpy by hand", 0.25, ours, training_numpy_peer.NUMPY)
    yield _of(small, "an epoch of a small network / PyTorch eager", 0.02, ours, torch_peer.PYTORCH)
    yield _of(large, "an epoch of 64-32-10 / numpy by hand", 1, ours, training_numpy_peer.NUMPY)


def _encoding(lines: Sequence[Line]) -> Target:
    unit, scale = MILLISECONDS
    size = min(encode.SIZES)
    measured = {
        _name(line): line.median(encode.BYTES) * scale for line in lines if line.nodes == size
    }
    return Target(f"{size:,} nodes and their edges as columns of bytes", 1, measured, f" {unit}")


def _of_requests(results: Results) -> Iterator[Target]:
    for table, words in ((route.NEW, "new each time"), (route.AGAIN, "the same again")):
        what = f"POST /evaluate, {words}: 10 nodes / echo"
        yield _of(results.asked(table, 10), what, 3, route.NODES, route.ECHO)
        what = f"POST /evaluate, {words}: 1,000 nodes, columns / nodes"
        yield _of(results.asked(table, 1_000), what, 0.35, route.COLUMNS, route.NODES)
    for form in (route.COLUMNS, route.BYTES):
        for size, most in ((1_000, 4), (10_000, 18)):
            what = f"a registered graph, {form}: {size:,} nodes / echo"
            yield _of(results.asked(route.ONE_LEAF, size), what, most, form, route.ECHO)


def _of(lines: Sequence[Line], what: str, most: float, own: str, peer: str) -> Target:
    measured = {_name(line): line.ratio(own, peer).median for line in lines if peer in line.samples}
    return Target(what, most, measured)


def _name(line: Line | Need) -> str:
    return f"{line.graph} {line.nodes:,}"
