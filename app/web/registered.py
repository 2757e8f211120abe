"""Graphs compiled once and kept for many evaluations, by the hash of their content."""

from hashlib import sha256
from threading import Lock

import orjson
from cachetools import LRUCache

from app.engine.attr import Attr, AttrValue
from app.engine.program import Program
from app.web.wire.number import value_out

# Measured with tracemalloc on scalar graphs, rounded up.
NODE_BYTES, EDGE_BYTES, NUMBER_BYTES = 800, 120, 8


def content_id(program: Program) -> str:
    """A name for what a graph computes: not its drawing, groups, listing, or ways of writing."""
    nodes = sorted(
        (
            node.id,
            node.op,
            node.inputs,
            [_written(attr, node.attrs.get(attr.name, attr.default)) for attr in op.attrs],
            None if leaf is None else value_out(leaf),
        )
        for node, op, leaf in zip(program.nodes, program.ops, program.leaves, strict=True)
    )
    output = program.nodes[program.output].id
    return sha256(orjson.dumps([nodes, output])).hexdigest()[:24]


def _written(attr: Attr, value: AttrValue) -> AttrValue:
    """1 and 1.0 are one number."""
    return float(value) if attr.kind == "number" and isinstance(value, int) else value


class Registered:
    """Programs by name, the least recently used forgotten first; safe between threads."""

    def __init__(self, entries: int, total_bytes: int) -> None:
        self._entries = entries
        self._programs: LRUCache[str, Program] = LRUCache(total_bytes, getsizeof=memory)
        self._lock = Lock()

    def keep(self, name: str, program: Program) -> bool:
        """Whether the program fits in at all and is kept now.

        The first of a name stays: the same graph listed otherwise would answer in another order.
        """
        with self._lock:
            if self._programs.get(name) is not None:
                return True
            if memory(program) > self._programs.maxsize:
                return False
            self._programs[name] = program
            while len(self._programs) > self._entries:
                self._programs.popitem()
            return True

    def find(self, name: str) -> Program | None:
        with self._lock:
            return self._programs.get(name)


def memory(program: Program) -> int:
    """About the most bytes that a program holds: what a run makes is not part of it."""
    plan = program.plan
    return NODE_BYTES * plan.nodes + EDGE_BYTES * plan.edges + NUMBER_BYTES * plan.total_elements
