"""Graphs as they are exported in tests, and programs as they are run: by another Python."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from app.engine.graph import Graph, Node
from app.engine.ops import OPS
from app.engine.program import compile_graph
from app.engine.trace import reverse_trace
from app.engine.value import Value, settle
from app.examples.load import examples
from app.export.formats import FORMATS, export
from app.export.subject import Subject
from app.language.parse import parse
from app.web.wire.graph import graph_out
from oracles.torch_drawing import drawn

# Runs files one after the other, each in a room of its own, and says of each what went wrong.
RUNNER = """
import contextlib, io, json, runpy, sys
found = {}
for path in sys.argv[1:]:
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            runpy.run_path(path, run_name="__main__")
        found[path] = [True, printed.getvalue()]
    except Exception as error:
        found[path] = [False, f"{type(error).__name__}: {error}"]
json.dump(found, sys.stdout)
"""


def subject(graph: Graph, seed: Value | None = None, **more: Any) -> Subject:
    """What is exported of a graph."""
    trace = reverse_trace(compile_graph(graph), seed=seed)
    return Subject(graph, trace, graph_out(graph), **more)


def written(graph: Graph, form: str, **more: Any) -> str:
    """The text of a graph in a format."""
    return export(subject(graph, **more), FORMATS[form])


def of(source: str) -> Graph:
    """The graph of a text."""
    return parse(source).graph


def use(op: str, *values: Any, **attrs: Any) -> Subject:
    """An op on its own, y, with leaves x0, x1, ...; a tensor's seed has different numbers."""
    leaves = [Node(f"x{i}", "input", value=settle(np.asarray(v))) for i, v in enumerate(values)]
    graph = Graph((*leaves, Node("y", op, tuple(leaf.id for leaf in leaves), attrs)), "y")
    shape = compile_graph(graph).shapes[-1]
    return subject(graph, settle(np.random.default_rng(0).uniform(0.5, 1.5, shape)))


def random_subjects(count: int) -> Iterator[Subject]:
    """The same random graphs in every run, of many ops each."""
    for i in range(count):
        graph = drawn(np.random.default_rng([3, i]))
        program = compile_graph(graph)
        shape = program.shapes[program.output]
        yield subject(graph, settle(np.random.default_rng(i).uniform(0.5, 1.5, shape)))


def worked() -> dict[str, Subject]:
    """The example of every op, and all examples of the catalogue, by name."""
    found = {op.name: subject(of(op.example)) for op in OPS.values()}
    return found | {e.id: subject(parse(e.source, e.values).graph) for e in examples()}


def outcomes(programs: Mapping[str, str], folder: Path) -> dict[str, tuple[bool, str]]:
    """Of each program by name, whether it ran to its end, and what it printed or raised."""
    paths = {}
    for i, (name, text) in enumerate(programs.items()):
        paths[name] = folder / f"program_{i}.py"
        paths[name].write_text(text, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", RUNNER, *map(str, paths.values())],
        capture_output=True,
        check=True,
        cwd=folder,
    )
    found = json.loads(ran.stdout)
    return {name: tuple(found[str(path)]) for name, path in paths.items()}
