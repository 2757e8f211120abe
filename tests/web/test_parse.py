"""Text in, graph out: what /parse answers can be sent on as it is."""

import httpx
import pytest

from tests.web.calling import SEED, answered, refused

pytestmark = pytest.mark.anyio


async def test_the_first_expression_parses_to_the_seed_graph(client: httpx.AsyncClient) -> None:
    body = {"source": "x = a + b\ny = b + c\nf = x * y", "values": {"a": -1, "b": 3, "c": 4}}
    graph = (await answered(client, "/parse", body))["graph"]
    assert graph["output"] == "f"
    assert sorted(graph["nodes"], key=str) == sorted(SEED["nodes"], key=str)


async def test_every_node_has_a_place_in_the_text(client: httpx.AsyncClient) -> None:
    answer = await answered(client, "/parse", {"source": "f = tanh(x) + 2"})
    assert set(answer["spans"]) == {node["id"] for node in answer["graph"]["nodes"]}
    ids = {node["op"]: node["id"] for node in answer["graph"]["nodes"]}
    place = {"line": 1, "column": 5, "end_line": 1, "end_column": 12}
    assert answer["spans"][ids["tanh"]] == place


async def test_values_may_be_tensors_in_any_form(client: httpx.AsyncClient) -> None:
    tensor = {"shape": [1, 2], "data": [1.0, "Infinity"]}
    for given in (tensor, [[1, "Infinity"]]):
        body = {"source": "f = sum(a)", "values": {"a": given}}
        graph = (await answered(client, "/parse", body))["graph"]
        assert next(n["value"] for n in graph["nodes"] if n["id"] == "a") == tensor


async def test_names_of_javascript_are_names_like_others(client: httpx.AsyncClient) -> None:
    body = {"source": "f = __proto__ * constructor + toString", "values": {"__proto__": 2}}
    graph = (await answered(client, "/parse", body))["graph"]
    leaves = {n["id"]: n["value"] for n in graph["nodes"] if n["op"] == "input"}
    assert leaves == {"__proto__": 2, "constructor": 1, "toString": 1}
    nodes = (await answered(client, "/evaluate", {"graph": graph}))["nodes"]
    assert nodes["__proto__"] == {"value": 2, "grad": 1}


async def test_a_tower_of_powers_is_only_written_down(client: httpx.AsyncClient) -> None:
    graph = (await answered(client, "/parse", {"source": "f = 9**9**9"}))["graph"]
    answer = await answered(client, "/evaluate", {"graph": graph})
    assert answer["nodes"]["f"]["value"] == "Infinity"


async def test_all_problems_of_a_text_come_at_once_with_their_places(
    client: httpx.AsyncClient,
) -> None:
    found = await refused(client, "/parse", {"source": "x = sigmoyd(a)\ny = 2 b\nf = x *"})
    assert [(fault["where"], fault["line"]) for fault in found] == [
        ("/source", 1),
        ("/source", 2),
        ("/source", 3),
    ]
    assert "did you mean 'sigmoid'" in found[0]["message"]
    assert found[0]["column"] == 5
    assert found[0]["end_column"] == 12
