"""The ways to ask the API for a graph's numbers, each as the bytes around one leaf's value."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count, repeat
from typing import Any

import orjson

from app.engine.graph import Graph
from app.web.wire.graph import graph_out
from benchmarks.client import JSON, Client, Stream

API = "/api/v1"
NODES, COLUMNS = "nodes", "columns"

# No other number of a request is written like this one, so that its place can be found.
MARK = 0.123456789

# For all that ask: a graph that one has sent would not be new when another sends it.
NEXT = count(1)


@dataclass(frozen=True, slots=True)
class Asking:
    """Where a request goes, its body before and after the value of the first leaf, and in which
    form it is answered."""

    path: str
    before: bytes
    after: bytes
    accept: str = JSON

    @classmethod
    def of(cls, path: str, request: object) -> "Asking":
        """The request, in which that value is the mark."""
        before, after = orjson.dumps(request).split(orjson.dumps(MARK))
        return cls(path, before, after)

    def body(self, value: float) -> bytes:
        return b"%b%b%b" % (self.before, orjson.dumps(value), self.after)

    def changing(self, client: Client) -> Stream:
        """Requests for other values each time."""
        return Stream(client, self.path, self.bodies(), self.accept)

    def unchanging(self, client: Client, value: float) -> Stream:
        """The same request again and again."""
        return Stream(client, self.path, repeat(self.body(value)), self.accept)

    def bodies(self) -> Iterator[bytes]:
        """No two are equal, so that nobody can know the answer of one from another."""
        return (self.body(i / 2**20) for i in NEXT)


def with_first_leaf(graph: Graph, value: float) -> Graph:
    """The same graph but for the value of its first node, a leaf."""
    leaf, *others = graph.nodes
    return replace(graph, nodes=(leaf._replace(value=value), *others))


def whole(graph: Graph, form: str) -> Asking:
    """The graph travels with each request."""
    marked: dict[str, Any] = {"graph": graph_out(with_first_leaf(graph, MARK)), "form": form}
    return Asking.of(f"{API}/evaluate", marked)


def one_leaf(graph: Graph, client: Client) -> Asking:
    """The graph is registered now; only the leaf's value travels."""
    answer = client.post(f"{API}/graphs", orjson.dumps({"graph": graph_out(graph)}))
    name = orjson.loads(answer)["id"]
    return Asking.of(f"{API}/graphs/{name}/evaluate", {"values": {graph.nodes[0].id: MARK}})
