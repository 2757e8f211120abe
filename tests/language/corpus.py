"""Writes what the server reads of many texts: `python -m tests.language.corpus`.

The page reads the same language. Its tests read `corpus.json` and must find the same graphs at the
same places, counted in UTF-16 units as JavaScript does, and a fault in every text that is refused.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

from app.engine.graph import Node
from app.engine.op import Op
from app.engine.ops import OPS
from app.engine.value import Value
from app.examples.load import examples
from app.language.parse import ParseError, Span, parse
from app.web.wire.number import value_out
from tests.language.programs import fragment, program
from tests.language.written import REFUSED, WRITTEN

CORPUS = Path(__file__).with_name("corpus.json")
PROGRAMS = 150
FRAGMENTS = 500


def texts() -> Iterator[tuple[str, Mapping[str, Value]]]:
    """Every text of the corpus, with the numbers beside it."""
    for example in examples():
        yield example.source, example.values
    for op in OPS.values():
        yield op.example, {}
    for source in (*WRITTEN, *REFUSED):
        yield source, {"a": -2.5, "np": 3.0, "μ": 0.5}
    random = Random(4)
    for _ in range(PROGRAMS):
        yield program(random), {"a": 0.25, "b": -3.0}
    for _ in range(FRAGMENTS):
        yield fragment(random), {}


def corpus() -> str:
    """The file: the ops as the page knows them, then a line for each text."""
    ops = ",\n".join(_json(_op(op)) for op in OPS.values())
    lines = ",\n".join(_json(read(source, values)) for source, values in texts())
    return f'{{"ops":[\n{ops}],\n"texts":[\n{lines}]}}\n'


def read(source: str, values: Mapping[str, Value]) -> dict[str, Any]:
    """A text and the graph that the server reads in it; no nodes where it refuses."""
    given: dict[str, Any] = {"source": source}
    if values:
        given["values"] = {name: value_out(value) for name, value in values.items()}
    try:
        parsed = parse(source, values)
    except ParseError:
        return given
    places = Places(source)
    return given | {
        "nodes": [_node(node) for node in parsed.graph.nodes],
        "output": parsed.graph.output,
        "spans": {name: places.of(span) for name, span in parsed.spans.items()},
        "literals": {name: places.of(span) for name, span in parsed.literals.items()},
    }


class Places:
    """Lines and columns of a text as JavaScript counts: UTF-16 units from its beginning."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.starts = [0, *(end.end() for end in re.finditer("\r\n|\r|\n", source))]

    def of(self, span: Span) -> list[int]:
        """Where a span begins and ends."""
        return [self._at(span.line, span.column), self._at(span.end_line, span.end_column)]

    def _at(self, line: int, column: int) -> int:
        before = self.source[: self.starts[line - 1] + column - 1]
        return len(before.encode("utf-16-le", "surrogatepass")) // 2


def _node(node: Node) -> dict[str, Any]:
    told: dict[str, Any] = {"id": node.id, "op": node.op}
    if node.value is not None:
        return told | {"value": value_out(node.value)}
    told["inputs"] = node.inputs
    return told | ({"attrs": dict(node.attrs)} if node.attrs else {})


def _op(op: Op) -> dict[str, Any]:
    attrs = [{"name": a.name, "kind": a.kind, "default": a.default} for a in op.attrs]
    return {"name": op.name, "infix": op.infix, "inputs": op.inputs, "attrs": attrs}


def _json(data: object) -> str:
    return json.dumps(data, separators=(",", ":"))


if __name__ == "__main__":
    CORPUS.write_text(corpus(), encoding="utf-8")
    count = sum(1 for _ in texts())
    sys.stdout.write(f"{count} texts, {CORPUS.stat().st_size:,} bytes\n")
