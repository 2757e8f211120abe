"""The second benchmark: POST /evaluate beside echoes of the same bytes, over real sockets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import orjson

from app.engine.graph import Graph
from app.web.wire.graph import graph_out
from benchmarks import ours
from benchmarks.client import Client, running_server
from benchmarks.contender import Contender, Numbers, agree
from benchmarks.graphs import graph_of
from benchmarks.measure import rounds
from benchmarks.table import Line, Table

API = "/api/v1"
SHAPE = "wide"
EVALUATE, ECHO, ORJSON, JSON = "evaluate", "echo", "orjson", "json"
ANSWER = "orjson of the answer"
NODES, COLUMNS, ONE_LEAF = "nodes", "columns", "one leaf"
MILLISECONDS = ("ms", 1e3)


def _table(title: str, about: str, *more: str) -> Table:
    return Table(title, about, MILLISECONDS, ours=(EVALUATE,), peers=(ECHO, ORJSON, JSON, *more))


TABLES = {
    NODES: _table(
        "POST /evaluate, an object a node",
        "The request is a whole graph, the answer each node's value and grad under its id. The "
        "echoes send the request's bytes back: as they are, or read and written by orjson or by "
        "Python's json.",
    ),
    COLUMNS: _table(
        "POST /evaluate, columns",
        "The same request, but the answer holds ids, values and grads in a list each.",
    ),
    ONE_LEAF: _table(
        "POST /graphs/{id}/evaluate, one leaf",
        "The graph was registered before; the request is one leaf's new value, so that the echoes "
        "move a few bytes while the answer still has every node, in columns. The last peer is "
        "posted the answer's bytes instead, and reads and writes them with orjson.",
        ANSWER,
    ),
}


@dataclass(frozen=True, slots=True)
class Request:
    """What is posted where."""

    path: str
    body: bytes


def requests(graph: Graph, moved: Graph, client: Client) -> dict[str, Request]:
    """The three ways to have a graph evaluated; the last makes it `moved`."""
    body = {"graph": graph_out(graph)}
    name = orjson.loads(client.post(f"{API}/graphs", orjson.dumps(body)))["id"]
    leaf = moved.nodes[0]
    return {
        NODES: Request(f"{API}/evaluate", orjson.dumps(body | {"form": "nodes"})),
        COLUMNS: Request(f"{API}/evaluate", orjson.dumps(body | {"form": "columns"})),
        ONE_LEAF: Request(
            f"{API}/graphs/{name}/evaluate", orjson.dumps({"values": {leaf.id: leaf.value}})
        ),
    }


def with_first_leaf_moved(graph: Graph) -> Graph:
    """The same graph but for the value of its first node, a leaf."""
    leaf, *others = graph.nodes
    return replace(graph, nodes=(replace(leaf, value=0.75), *others))


def numbers_in(answer: Mapping[str, Any]) -> Numbers:
    """The numbers of an answer in either form."""
    if "nodes" in answer:
        return {name: (node["value"], node["grad"]) for name, node in answer["nodes"].items()}
    columns = zip(answer["ids"], answer["values"], answer["grads"], strict=True)
    return {name: (value, grad) for name, value, grad in columns}


def measure(sizes: Sequence[int], times: int) -> dict[str, list[Line]]:
    """By way of asking, a line a size, after checking every answer against the engine's."""
    lines: dict[str, list[Line]] = {form: [] for form in TABLES}
    with running_server() as client, running_server() as echoes:
        for size in sizes:
            graph = graph_of(SHAPE, size)
            moved = with_first_leaf_moved(graph)
            asked = requests(graph, moved, client)
            for form, request in asked.items():
                check(moved if form == ONE_LEAF else graph, request, client)
                check_echoes(request, echoes)
            posted = {form: contenders(form, request, client) for form, request in asked.items()}
            samples = {
                f"{form} {name}": (client if name == EVALUATE else echoes).server_time(
                    each.path, each.body
                )
                for form, by_name in posted.items()
                for name, each in by_name.items()
            }
            taken = rounds(samples, times)
            for form, by_name in posted.items():
                own = {name: taken[f"{form} {name}"] for name in by_name}
                lines[form].append(Line(SHAPE, size, own))
    return lines


def contenders(form: str, request: Request, client: Client) -> dict[str, Request]:
    """What each contender is posted: the same bytes, but for the one that is posted the answer."""
    posted = {
        EVALUATE: request,
        ECHO: Request("/echo", request.body),
        ORJSON: Request("/orjson", request.body),
        JSON: Request("/json", request.body),
        ANSWER: Request("/orjson", client.post(request.path, request.body)),
    }
    return {name: posted[name] for name in (EVALUATE, *TABLES[form].peers)}


def check(graph: Graph, request: Request, client: Client) -> None:
    """Raise where the answer differs from the engine's."""

    def ask() -> Numbers:
        return numbers_in(orjson.loads(client.post(request.path, request.body)))

    agree([ours.contenders(graph)[0], Contender(request.path, ask, ask)])


def check_echoes(request: Request, echoes: Client) -> None:
    """Raise where an echo differs from what was sent."""
    assert echoes.post("/echo", request.body) == request.body
    for path in ("/orjson", "/json"):
        sent_back = echoes.post(path, request.body)
        assert orjson.loads(sent_back) == orjson.loads(request.body), path
