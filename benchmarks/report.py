"""The whole report: what was measured and how, the tables, and what they mean."""

import platform
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from os import cpu_count

from benchmarks import engine, ours, route
from benchmarks.measure import LONG_ENOUGH, MOST_CALLS
from benchmarks.micrograd_peer import MICROGRAD
from benchmarks.table import Line, paragraph, short, spread
from benchmarks.torch_peer import PYTORCH

PACKAGES = (
    *("backprop-explorer", "numpy", "fastapi", "pydantic", "orjson", "uvicorn", "uvloop"),
    *("httptools", "torch", "micrograd"),
)

INTRODUCTION = """\
# Benchmarks

`make benchmarks` prints these tables anew, and `.venv-bench/bin/python -m benchmarks --write`
rewrites this file. A ratio is ours over the peer's: below 1 ours is faster, above 1 it is slower.

## How it is measured

- Graphs of scalars with add, mul and relu only, which every peer has. *deep* is one chain whose
  links share two leaves; *wide* adds up products of neighbouring leaves pair by pair.
- Before anything is timed, all contenders must give the same value and grad for every node, within
  a relative 1e-9; so must the answers that come over the socket.
- In each of {times} rounds all contenders take turns in a new order; a sample repeats its call for
  about {long_enough} ms, up to {most_calls} times. Times are medians of CPU time, which other work
  on the machine disturbs less; a ratio is taken within a round, and shown as its median with its
  quartiles.
- Requests go over real sockets, on connections that stay open. The application and the echoes run
  in a process each, so that neither collects the other's garbage, of one server program with one
  uvicorn configuration and no log of requests. What counts is that process's CPU time a request,
  in all its threads."""


def report(
    engine_lines: Sequence[Line], route_lines: Mapping[str, Sequence[Line]], times: int
) -> str:
    """Everything, in Markdown."""
    introduction = INTRODUCTION.format(
        times=times, long_enough=round(LONG_ENOUGH * 1_000), most_calls=MOST_CALLS
    )
    tables = [table.markdown(engine_lines) for table in (engine.SWEEPS, engine.BACKWARD)]
    tables += [table.markdown(route_lines[form]) for form, table in route.TABLES.items()]
    parts = [
        f"{introduction}\n{paragraph(_where(), '- ')}",
        "## What the tables say",
        *map(paragraph, _meaning(engine_lines, route_lines)),
        "## Tables",
        *tables,
    ]
    return "\n\n".join(parts) + "\n"


def _where() -> str:
    found = []
    for package in PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            found.append(f"{package} absent")
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{python} on {platform.system()} with {cpu_count()} CPUs; {', '.join(found)}."


def _meaning(
    engine_lines: Sequence[Line], route_lines: Mapping[str, Sequence[Line]]
) -> Iterator[str]:
    def against(peer: str, own: str) -> str:
        return spread(engine_lines, own, peer)

    known = engine_lines[0].samples
    if PYTORCH in known:
        yield (
            f"On scalars the sweeps take {against(PYTORCH, ours.SWEEPS)} times what PyTorch eager "
            f"takes, {against(PYTORCH, ours.TRACE)} with every step written out and "
            f"{against(PYTORCH, ours.ANEW)} when the graph is compiled anew each time. PyTorch is "
            "made for large tensors, where its cost an operator is lost in the arithmetic; nothing "
            "here says that this engine would win there."
        )
    if MICROGRAD in known:
        yield (
            f"Backward takes {against(MICROGRAD, ours.BACKWARD)} times what micrograd takes, which "
            "sorts the nodes each time."
        )
    yield " ".join(_routes(route_lines))


def _routes(lines: Mapping[str, Sequence[Line]]) -> Iterator[str]:
    def largest(form: str, peer: str) -> str:
        return short(lines[form][-1].ratio(route.EVALUATE, peer).median)

    nodes = f"{lines[route.NODES][-1].nodes:,} nodes"
    yield (
        f"Over HTTP an echo is the floor, and ours is far above it: with {nodes} "
        f"POST /evaluate costs the server {largest(route.NODES, route.ECHO)} times a raw echo, "
        f"{largest(route.NODES, route.ORJSON)} times one that orjson reads and writes and "
        f"{largest(route.NODES, route.JSON)} times one through Python's json; columns, "
        f"{largest(route.COLUMNS, route.ECHO)}, {largest(route.COLUMNS, route.ORJSON)} and "
        f"{largest(route.COLUMNS, route.JSON)}. What costs is checking every node of the request "
        "and compiling it, not the sweeps."
    )
    yield (
        "A registered graph saves both, but its request is so small that the answer costs "
        f"{largest(route.ONE_LEAF, route.ECHO)} times the echo; beside reading and writing as many "
        f"bytes as the answer has, it costs {largest(route.ONE_LEAF, route.ANSWER)} times as much."
    )
