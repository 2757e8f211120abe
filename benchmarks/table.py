"""What was measured, as tables of medians and ratios in Markdown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import fill

from benchmarks.measure import Middle, ratios

# What times are shown in, and how many of it there are to the second.
MICROSECONDS = ("µs", 1e6)
MILLISECONDS = ("ms", 1e3)
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Line:
    """One graph, by contender the CPU seconds of every round, and the edges where these count."""

    graph: str
    nodes: int
    samples: Mapping[str, Sequence[float]]
    edges: int | None = None

    def median(self, name: str) -> float:
        """The CPU seconds of a contender that took part."""
        return Middle.of(self.samples[name]).median

    def ratio(self, ours: str, peer: str) -> Middle:
        """How many times as long we take."""
        return ratios(self.samples[ours], self.samples[peer])

    def a_node(self, name: str) -> float:
        """Nanoseconds for each node."""
        return self.median(name) * 1e9 / self.nodes


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
        """The table over those that took part; it says which did not at all."""
        known = {name for line in lines for name in line.samples}
        absent = [name for name in self.names if name not in known]
        unit, scale = self.unit
        names = [name for name in self.names if name in known]
        pairs = [pair for pair in self.ratios if known.issuperset(pair)]
        counted = any(line.edges is not None for line in lines)
        head = [
            *("graph", "nodes", *(["edges"] if counted else [])),
            *(f"{name}, {unit}" for name in names),
            *(f"{name}, ns a node" for name in self.by_node),
            *(f"{own} / {peer}" for own, peer in pairs),
        ]
        rows = [
            [
                *(line.graph, f"{line.nodes:,}"),
                *([] if line.edges is None else [f"{line.edges:,}"]),
                *(_time(line, name, scale) for name in names),
                *(short(line.a_node(name)) for name in self.by_node),
                *(_ratio(line, *pair) for pair in pairs),
            ]
            for line in lines
        ]
        missing = [f"{name} is not there on this machine and was left out." for name in absent]
        parts = [f"### {self.title}", paragraph(self.about), *missing, grid([head, *rows])]
        return "\n\n".join(parts)


def _time(line: Line, name: str, scale: float) -> str:
    return short(line.median(name) * scale) if name in line.samples else NOTHING


def _ratio(line: Line, ours: str, peer: str) -> str:
    both = line.samples.keys() >= {ours, peer}
    return with_quartiles(line.ratio(ours, peer)) if both else NOTHING


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
