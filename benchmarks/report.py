"""The whole report: in short, how it was measured, what was wanted, what it says, the tables."""

import platform
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from os import cpu_count

from benchmarks import (
    beside,
    encode,
    engine,
    meaning,
    memory,
    route,
    targets,
    tensors,
    training,
    witnesses,
)
from benchmarks.measure import FEWEST, LONG_ENOUGH, MOST_CALLS, PATIENCE
from benchmarks.results import Results
from benchmarks.table import paragraph

PACKAGES = (
    *("backprop-explorer", "numpy", "fastapi", "pydantic", "msgspec", "orjson", "uvicorn"),
    *("uvloop", "httptools", "torch", "micrograd"),
)

HEADING = """\
# Benchmarks

`make benchmarks` prints these tables anew, and `.venv-bench/bin/python -m benchmarks --write`
rewrites this file, and the table that the README quotes. A ratio is ours over the peer's: below 1
ours is faster, above 1 it is slower."""
METHOD = """\
Graphs of scalars come in three shapes. *deep* is one chain of mul, add and relu whose links share
two leaves; *wide* adds up products of neighbouring leaves pair by pair; *mixed* adds up neurons of
two inputs, which end in tanh, in a sigmoid written with exp and div, or in relu. A peer that lacks
an op of a graph sits that graph out: –. The small graphs of tensors are described above their
table.

Before anything is timed, all contenders must give the same value and grad for every node, within a
relative 1e-9; so must the answers that come over the socket.

In each of up to {times} rounds all contenders take turns in a new order; a sample repeats its call
for about {long_enough} ms, up to {most_calls:,} times. Of a graph that takes long no round but the
first {fewest} begins later than {patience:.0f} s after the first; in this run each graph had
{rounds}.

Times are medians of CPU time, which other work on the machine disturbs less; a ratio is taken
within a round, and shown as its median with its quartiles.

Requests go over real sockets, on connections that stay open. The application and the echoes run in
a process each, so that neither collects the other's garbage, of one server program with one uvicorn
configuration and no log of requests. What counts is that process's CPU time a request, in all its
threads."""


def report(results: Results) -> str:
    """Everything, in Markdown."""
    parts = [
        HEADING,
        "## In short",
        paragraph(beside.ABOUT),
        beside.markdown(results),
        "## How it is measured",
        "\n".join(paragraph(point, "- ") for point in [*_method(results), _where()]),
        "## Wanted and measured",
        paragraph(targets.ABOUT),
        targets.markdown(results),
        "## What the tables say",
        *map(paragraph, meaning.paragraphs(results)),
        "## Tables",
        *(table.markdown(results.engine) for table in engine.TABLES),
        memory.markdown(results.memory),
        tensors.TABLE.markdown(results.tensors),
        encode.TABLE.markdown(results.encode),
        *(table.markdown(results.route[table.title]) for table in route.TABLES),
        witnesses.ASKED.markdown(results.witnesses),
        witnesses.COUNTING.markdown(results.paths),
        training.TABLE.markdown(results.training),
    ]
    return "\n\n".join(parts) + "\n"


def _method(results: Results) -> list[str]:
    lines = [
        *results.engine,
        *results.tensors,
        *results.encode,
        *results.witnesses,
        *results.paths,
        *results.training,
        *chain(*results.route.values()),
    ]
    had = sorted({len(samples) for line in lines for samples in line.samples.values()})
    facts = {
        "times": results.rounds,
        "long_enough": round(LONG_ENOUGH * 1_000),
        "most_calls": MOST_CALLS,
        "fewest": FEWEST,
        "patience": PATIENCE,
        "rounds": str(had[0]) if len(had) == 1 else f"{had[0]} to {had[-1]}",
    }
    return METHOD.format(**facts).split("\n\n")


def _where() -> str:
    found = []
    for package in PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            found.append(f"{package} absent")
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{python} on {platform.system()} with {cpu_count()} CPUs; {', '.join(found)}."
