"""The API and its echoes are asked the same, and answer the engine's numbers."""

from itertools import islice

import httpx
import orjson
import pytest

from app.main import create_app
from app.settings import Settings
from app.web.wire.graph import graph_out
from benchmarks import asking, measure, octets, ours, route
from benchmarks.client import JSON
from benchmarks.contender import Contender, agree
from benchmarks.graphs import SHAPES, graph_of
from benchmarks.server import Beside


@pytest.fixture
def client() -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=Beside(create_app()))
    return httpx.AsyncClient(transport=transport, base_url="http://test")


@pytest.mark.anyio
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("form", [asking.NODES, asking.COLUMNS])
@pytest.mark.parametrize("accept", [JSON, octets.MEDIA_TYPE])
async def test_the_api_answers_the_engines_numbers(
    client: httpx.AsyncClient, shape: str, form: str, accept: str
) -> None:
    graph = graph_of(shape, 20)
    asked = asking.whole(graph, form)
    headers = {"Content-Type": JSON, "Accept": accept}
    answer = await client.post(asked.path, content=asked.body(0.25), headers=headers)
    moved = ours.program_of(asking.with_first_leaf(graph, 0.25))
    numbers = route.numbers_in(answer.content)
    assert answer.headers["content-type"] == accept
    agree([ours.both_sweeps(moved), Contender("api", lambda: None, lambda: numbers)])


@pytest.mark.anyio
@pytest.mark.parametrize("path", route.ECHOES.values())
async def test_an_echo_answers_what_it_was_sent(client: httpx.AsyncClient, path: str) -> None:
    body = orjson.dumps(graph_out(graph_of("wide", 10)))
    answer = await client.post(path, content=body)
    assert orjson.loads(answer.content) == orjson.loads(body)
    assert path != "/echo" or answer.content == body


def test_new_graphs_are_more_than_a_server_keeps_and_differ_in_one_leaf() -> None:
    asked = asking.whole(graph_of("wide", 10), asking.NODES)
    bodies = list(islice(asked.bodies(), Settings().kept_graphs + 100))
    assert len(set(bodies)) == len(bodies)
    graphs = [orjson.loads(body)["graph"]["nodes"] for body in bodies]
    assert len({graph[0]["value"] for graph in graphs}) == len(graphs)
    assert all(graph[1:] == graphs[0][1:] for graph in graphs)


def test_a_graph_that_one_contender_has_sent_is_sent_by_no_other() -> None:
    asked = [asking.whole(graph_of("wide", 10), form) for form in (asking.NODES, asking.COLUMNS)]
    streams = [each.bodies() for each in (*asked, *asked)]
    bodies = [orjson.loads(next(stream)) for _ in range(9) for stream in streams]
    assert len({body["graph"]["nodes"][0]["value"] for body in bodies}) == len(bodies)


def test_every_contender_of_the_api_is_timed_over_a_socket(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(measure, "LONG_ENOUGH", 1e-4)
    lines = route.measure([10], 2)
    for table in route.TABLES:
        (line,) = lines[table.title]
        assert line.samples.keys() == set(table.names)
        assert all(len(times) == 2 for times in line.samples.values())
