"""What was measured, as tables of medians and ratios in Markdown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import fill

from benchmarks.measure import Middle, ratios

# What times are shown in, and how many of it there are to the second.
MICROSECONDS = ("µs", 1e6)
MILLISECONDS = ("ms", 1e3)


@dataclass(frozen=True, slots=True)
class Line:
    """One graph, and by contender the CPU seconds of every round."""

    graph: str
    nodes: int
    samples: Mapping[str, Sequence[float]]

    def ratio(self, ours: str, peer: str) -> Middle:
        """How many times as long we take."""
        return ratios(self.samples[ours], self.samples[peer])

    def a_node(self, name: str) -> float:
        """Nanoseconds for each node."""
        return Middle.of(self.samples[name]).median * 1e9 / self.nodes


@dataclass(frozen=True, slots=True)
class Table:
    """Whose times are shown, whose also by node, and which ratios of ours to another."""

    title: str
    about: str
    unit: tuple[str, float]
    names: tuple[str, ...]
    ratios: tuple[tuple[str, str], ...]
    by_node: tuple[str, ...] = ()

    def markdown(self, lines: Sequence[Line]) -> str:
        """The table over those that took part; it says which did not."""
        known = {name for line in lines for name in line.samples}
        absent = [name for name in self.names if name not in known]
        unit, scale = self.unit
        names = [name for name in self.names if name in known]
        pairs = [pair for pair in self.ratios if known.issuperset(pair)]
        head = [
            *("graph", "nodes", *(f"{name}, {unit}" for name in names)),
            *(f"{name}, ns a node" for name in self.by_node),
            *(f"{own} / {peer}" for own, peer in pairs),
        ]
        rows = [
            [
                *(line.graph, f"{line.nodes:,}"),
                *(short(Middle.of(line.samples[name]).median * scale) for name in names),
                *(short(line.a_node(name)) for name in self.by_node),
                *(with_quartiles(line.ratio(*pair)) for pair in pairs),
            ]
            for line in lines
        ]
        missing = [f"{name} is not there on this machine and was left out." for name in absent]
        parts = [f"### {self.title}", paragraph(self.about), *missing, grid([head, *rows])]
        return "\n\n".join(parts)


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


def with_quartiles(middle: Middle) -> str:
    return f"{short(middle.median)} ({short(middle.low)}–{short(middle.high)})"


def short(x: float) -> str:
    """Two significant digits at least, without an exponent."""
    digits = 0 if x >= 100 else 1 if x >= 10 else 2 if x >= 0.1 else 3
    return f"{x:,.{digits}f}"
