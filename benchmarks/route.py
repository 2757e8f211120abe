"""The API beside echoes of the same bytes, over real sockets, in CPU time of the server."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import repeat

import orjson

from app.engine.graph import Graph
from benchmarks import asking, octets, ours
from benchmarks.asking import Asking, with_first_leaf
from benchmarks.client import Client, Stream, running_server
from benchmarks.contender import Contender, Numbers, agree
from benchmarks.graphs import graph_of
from benchmarks.measure import rounds
from benchmarks.table import MILLISECONDS, Line, Table

SHAPE = "wide"
# A server refuses more by default.
SIZES = (10, 100, 1_000, 10_000)
CHECKED = 0.75

NODES, COLUMNS, BYTES = "as nodes", "in columns", "in bytes"
ECHO, ORJSON, JSON, ANSWER = "echo", "orjson", "json", "orjson of the answer"
ECHOES = {ECHO: "/echo", ORJSON: "/orjson", JSON: "/json"}

WHOLE = ((NODES, ECHO), (NODES, ORJSON), (NODES, JSON), (COLUMNS, NODES), (BYTES, NODES))
NEW = Table(
    "POST /evaluate, a graph that is new each time",
    "The request is a whole graph, and no two requests are equal: one leaf has another value each "
    "time. The answer has an object for each node; or ids, values and grads in a list each; or "
    "these columns in bytes. The echoes send such requests back: as they are, or read and written "
    "by orjson or Python's json.",
    MILLISECONDS,
    names=(NODES, COLUMNS, BYTES, *ECHOES),
    ratios=WHOLE,
)
AGAIN = Table(
    "POST /evaluate, the same bytes again",
    "The same, but every request is equal to the one before, byte for byte: a server that "
    "remembers the graphs it has read need not read it again.",
    MILLISECONDS,
    names=(NODES, COLUMNS, BYTES, *ECHOES),
    ratios=WHOLE,
)
ONE_LEAF = Table(
    "POST /graphs/{id}/evaluate, one leaf",
    "The graph was registered before; the request is one leaf's value, a new one each time, so "
    "that the echo moves a few bytes while the answer still has every node, in columns. The last "
    "peer is posted the answer's bytes instead, and reads and writes them with orjson.",
    MILLISECONDS,
    names=(COLUMNS, BYTES, ECHO, ANSWER),
    ratios=((COLUMNS, ECHO), (BYTES, ECHO), (COLUMNS, ANSWER)),
)
TABLES = (NEW, AGAIN, ONE_LEAF)


def measure(sizes: Sequence[int], times: int) -> dict[str, list[Line]]:
    """By a table's title, a line a size, after checking every answer against the engine's."""
    lines: dict[str, list[Line]] = {table.title: [] for table in TABLES}
    with running_server() as client, running_server() as echoes:
        for size in sizes:
            posted = streams(graph_of(SHAPE, size), client, echoes)
            samples = {
                f"{title} {name}": stream.server_time()
                for title, by_name in posted.items()
                for name, stream in by_name.items()
            }
            taken = rounds(samples, times)
            for title, by_name in posted.items():
                own = {name: taken[f"{title} {name}"] for name in by_name}
                lines[title].append(Line(SHAPE, size, own))
    return lines


def streams(graph: Graph, client: Client, echoes: Client) -> dict[str, dict[str, Stream]]:
    """By a table's title, what each contender is posted."""
    nodes = asking.whole(graph, asking.NODES)
    whole = {
        NODES: nodes,
        COLUMNS: asking.whole(graph, asking.COLUMNS),
        BYTES: replace(nodes, accept=octets.MEDIA_TYPE),
    }
    columns = asking.one_leaf(graph, client)
    leaf = {COLUMNS: columns, BYTES: replace(columns, accept=octets.MEDIA_TYPE)}
    for each in (*whole.values(), *leaf.values()):
        check(with_first_leaf(graph, CHECKED), each, client)
    check_echoes(nodes.body(CHECKED), echoes)
    echoed = {name: replace(nodes, path=path) for name, path in ECHOES.items()}
    answer = client.post(columns.path, columns.body(CHECKED))
    return {
        NEW.title: {
            **{name: each.changing(client) for name, each in whole.items()},
            **{name: each.changing(echoes) for name, each in echoed.items()},
        },
        AGAIN.title: {
            **{name: each.unchanging(client, CHECKED) for name, each in whole.items()},
            **{name: each.unchanging(echoes, CHECKED) for name, each in echoed.items()},
        },
        ONE_LEAF.title: {
            **{name: each.changing(client) for name, each in leaf.items()},
            ECHO: replace(columns, path=ECHOES[ECHO]).changing(echoes),
            ANSWER: Stream(echoes, ECHOES[ORJSON], repeat(answer)),
        },
    }


def check(graph: Graph, asked: Asking, client: Client) -> None:
    """Raise where the answer differs from the engine's."""

    def ask() -> Numbers:
        return numbers_in(client.post(asked.path, asked.body(CHECKED), asked.accept))

    engine = ours.both_sweeps(ours.program_of(graph))
    agree([engine, Contender(f"{asked.path}, {asked.accept}", ask, ask)])


def numbers_in(answer: bytes) -> Numbers:
    """The numbers of an answer in any form."""
    read = octets.columns(answer) if answer.startswith(octets.MAGIC) else orjson.loads(answer)
    if "nodes" in read:
        return {name: (node["value"], node["grad"]) for name, node in read["nodes"].items()}
    columns = zip(read["ids"], read["values"], read["grads"], strict=True)
    return {name: (value, grad) for name, value, grad in columns}


def check_echoes(body: bytes, echoes: Client) -> None:
    """Raise where an echo differs from what was sent."""
    assert echoes.post(ECHOES[ECHO], body) == body
    for path in ECHOES.values():
        assert orjson.loads(echoes.post(path, body)) == orjson.loads(body), path
