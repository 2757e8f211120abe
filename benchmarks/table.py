"""What was measured, as tables of medians and ratios in Markdown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import fill

from benchmarks.measure import Middle, ratios


@dataclass(frozen=True, slots=True)
class Line:
    """One graph, and by contender the CPU seconds of every round."""

    graph: str
    nodes: int
    samples: Mapping[str, Sequence[float]]

    def ratio(self, ours: str, peer: str) -> Middle:
        """How many times as long we take."""
        return ratios(self.samples[ours], self.samples[peer])


@dataclass(frozen=True, slots=True)
class Table:
    """Which of ours is compared with which peers, in a unit that has so many to the second."""

    title: str
    about: str
    unit: tuple[str, float]
    ours: tuple[str, ...]
    peers: tuple[str, ...]

    def markdown(self, lines: Sequence[Line]) -> str:
        """The table over those peers that took part; it says which did not."""
        known = [name for name in self.peers if all(name in line.samples for line in lines)]
        absent = [name for name in self.peers if name not in known]
        unit, _ = self.unit
        times = [*self.ours, *known]
        pairs = [(own, peer) for own in self.ours for peer in known]
        rows = [
            ["graph", "nodes", *(f"{name}, {unit}" for name in times)]
            + [f"{own} / {peer}" for own, peer in pairs],
            *([line.graph, f"{line.nodes:,}", *self._cells(line, times, pairs)] for line in lines),
        ]
        missing = [f"{name} is not installed here and was left out." for name in absent]
        return "\n\n".join([f"### {self.title}", paragraph(self.about), *missing, grid(rows)])

    def _cells(
        self, line: Line, times: Sequence[str], pairs: Sequence[tuple[str, str]]
    ) -> list[str]:
        _, scale = self.unit
        return [short(Middle.of(line.samples[name]).median * scale) for name in times] + [
            with_quartiles(line.ratio(*pair)) for pair in pairs
        ]


def grid(rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, its first column words and the others numbers, aligned to be read as is."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    lines = [
        [row[0].ljust(widths[0]), *(x.rjust(n) for x, n in zip(row[1:], widths[1:], strict=True))]
        for row in rows
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in [lines[0], rule, *lines[1:]])


def paragraph(text: str, first: str = "") -> str:
    """`text` in lines that are easily read, after a bullet perhaps."""
    return fill(text, 100, initial_indent=first, subsequent_indent=" " * len(first))


def spread(lines: Sequence[Line], ours: str, peer: str) -> str:
    """The smallest and the largest median ratio, as words."""
    medians = [line.ratio(ours, peer).median for line in lines]
    return f"{short(min(medians))} to {short(max(medians))}"


def with_quartiles(middle: Middle) -> str:
    return f"{short(middle.median)} ({short(middle.low)}–{short(middle.high)})"


def short(x: float) -> str:
    """Two significant digits at least, without an exponent."""
    digits = 0 if x >= 100 else 1 if x >= 10 else 2 if x >= 0.1 else 3
    return f"{x:,.{digits}f}"
