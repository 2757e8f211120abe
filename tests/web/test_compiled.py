"""A graph that was sent before is not read again, and answers as if it had been."""

import json
from typing import Any

import httpx
import pytest

from app.engine.graph import Graph
from app.engine.plan import Limits
from app.engine.program import Program, compile_graph
from app.main import create_app
from app.settings import Settings
from tests.web.calling import API, SEED, answered, caller, refused, sent, squares, with_node

pytestmark = pytest.mark.anyio


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[Graph]:
    """Every graph that was compiled."""
    graphs: list[Graph] = []

    def counted(graph: Graph, limits: Limits) -> Program:
        graphs.append(graph)
        return compile_graph(graph, limits)

    monkeypatch.setattr("app.web.compiled.compile_graph", counted)
    return graphs


async def test_every_route_shares_what_was_read_of_a_graph(
    client: httpx.AsyncClient, compiled: list[Graph]
) -> None:
    fresh = []
    for path, more in (
        ("/evaluate", {}),
        ("/evaluate", {"form": "columns", "seed": 2}),
        ("/trace", {"mode": "forward", "wrt": "b"}),
        ("/trace", {"from": 8, "count": 1}),
        ("/explain", {"index": 12}),
        ("/graphs", {}),
    ):
        body = {"graph": SEED, **more}
        answer = await answered(client, path, body)
        async with caller(create_app()) as stranger:
            fresh.append(await answered(stranger, path, body) == answer)
    assert all(fresh)
    assert len(compiled) == 1 + 6  # one here, and one for each stranger


async def test_other_numbers_make_another_graph(
    client: httpx.AsyncClient, compiled: list[Graph]
) -> None:
    for value in (1, 2, 1, 2):
        graph = {"nodes": [{"id": "a", "op": "input", "value": value}], "output": "a"}
        answer = await answered(client, "/evaluate", {"graph": graph})
        assert answer["nodes"]["a"]["value"] == value
    assert len(compiled) == 2


async def test_a_graph_that_needs_care_is_read_with_care_once(
    client: httpx.AsyncClient, compiled: list[Graph]
) -> None:
    graph = with_node(id="t", op="add", inputs=["f", "v"])
    graph["nodes"].insert(0, {"id": "v", "op": "input", "value": [1, "NaN"]})
    body = {"graph": graph, "seed": [1, 1]}
    first, second = [await answered(client, "/evaluate", body) for _ in range(2)]
    assert first == second
    assert first["nodes"]["v"]["value"] == {"shape": [2], "data": [1, "NaN"]}
    assert len(compiled) == 1


async def test_a_refusal_is_worked_out_anew(client: httpx.AsyncClient) -> None:
    body = {"graph": with_node(id="g", op="sigmoyd", inputs=["f"])}
    assert await refused(client, "/evaluate", body) == await refused(client, "/trace", body)


async def test_the_limits_of_the_body_hold_for_a_graph_that_is_known(
    client: httpx.AsyncClient,
) -> None:
    text = json.dumps(SEED)
    assert (await sent(client, "/evaluate", f'{{"graph": {text}}}')).status_code == 200
    for wrong in (f'{{"graph": {text}, "sead": 1}}', f'{{"graph": {text}', f"[{text}]"):
        assert (await sent(client, "/evaluate", wrong)).status_code in (400, 422)


async def test_what_is_remembered_is_bounded(compiled: list[Graph]) -> None:
    graphs: list[Any] = [squares(length) for length in range(2, 8)]
    async with caller(create_app(Settings(recent_graphs=3))) as client:
        for graph in (*graphs, *graphs[-3:], graphs[0]):
            response = await client.post(f"{API}/evaluate", json={"graph": graph})
            assert response.status_code == 200
    assert len(compiled) == len(graphs) + 1
