"""The benchmarks compare what they say they compare; how long anything takes is not tested."""

import re
from pathlib import Path

import httpx
import orjson
import pytest

from app.main import create_app
from app.web.wire.graph import graph_out
from benchmarks import engine, ours, route
from benchmarks.contender import Contender, DisagreementError, agree
from benchmarks.graphs import SHAPES, SIZES, graph_of
from benchmarks.server import Beside
from benchmarks.table import Line

ROW = re.compile(r"^\| (deep|wide) +\| +([\d,]+) \|", re.MULTILINE)
each_shape = pytest.mark.parametrize("shape", SHAPES)


@pytest.fixture
def client() -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=Beside(create_app()))
    return httpx.AsyncClient(transport=transport, base_url="http://test")


@each_shape
@pytest.mark.parametrize("size", [*SIZES, 11, 12])
def test_a_graph_has_exactly_as_many_nodes_as_said(shape: str, size: int) -> None:
    graph = graph_of(shape, size)
    assert len({node.id for node in graph.nodes}) == len(graph.nodes) == size


@each_shape
def test_ours_and_every_peer_installed_give_the_same_numbers(shape: str) -> None:
    agree(engine.contenders(graph_of(shape, 50)))


def test_other_numbers_are_not_timed() -> None:
    first = ours.contenders(graph_of("wide", 10))[0]
    (node, (value, grad)), *others = first.numbers().items()
    wrong = dict(others) | {node: (value, grad + 1e-6)}
    with pytest.raises(DisagreementError, match=f"^{node} is .* to wrong"):
        agree([first, Contender("wrong", first.run, lambda: wrong)])


@pytest.mark.anyio
@each_shape
@pytest.mark.parametrize("form", [route.NODES, route.COLUMNS])
async def test_the_api_answers_the_engines_numbers(
    client: httpx.AsyncClient, shape: str, form: str
) -> None:
    graph = graph_of(shape, 20)
    body = {"graph": graph_out(graph), "form": form}
    answer = await client.post(f"{route.API}/evaluate", json=body)
    assert route.numbers_in(answer.json()) == ours.contenders(graph)[0].numbers()


@pytest.mark.anyio
@pytest.mark.parametrize("path", ["/echo", "/orjson", "/json"])
async def test_an_echo_answers_what_it_was_sent(client: httpx.AsyncClient, path: str) -> None:
    body = orjson.dumps(graph_out(graph_of("wide", 10)))
    answer = await client.post(path, content=body)
    assert orjson.loads(answer.content) == orjson.loads(body)
    assert path != "/echo" or answer.content == body


def test_a_peer_that_is_absent_is_said_to_be() -> None:
    samples = {name: [1.0, 2.0] for name in engine.SWEEPS.ours}
    text = engine.SWEEPS.markdown([Line("wide", 10, samples)])
    assert "PyTorch is not installed here" in text
    assert "/ PyTorch" not in text


def test_the_published_tables_have_a_row_for_every_graph() -> None:
    published = (Path(engine.__file__).parent / "RESULTS.md").read_text(encoding="utf-8")
    for table in (engine.SWEEPS, engine.BACKWARD, *route.TABLES.values()):
        _, found, section = published.partition(f"### {table.title}\n")
        assert found, table.title
        rows = [(shape, int(size.replace(",", ""))) for shape, size in ROW.findall(before(section))]
        shapes = SHAPES if table in (engine.SWEEPS, engine.BACKWARD) else (route.SHAPE,)
        assert rows == [(shape, size) for shape in shapes for size in SIZES]


def before(section: str) -> str:
    """What stands before the next heading."""
    return section.partition("\n### ")[0]
