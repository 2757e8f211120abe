"""The catalogues tell all of the registries, in the form that the other routes take."""

import httpx
import pytest

from app.engine.ops import OPS
from app.examples.load import examples
from tests.web.calling import API, answered

pytestmark = pytest.mark.anyio


async def test_every_op_is_listed_once_in_the_order_of_the_registry(
    client: httpx.AsyncClient,
) -> None:
    ops = (await client.get(f"{API}/ops")).json()["ops"]
    assert [op["name"] for op in ops] == list(OPS)
    for op in ops:
        assert len(op["locals"]) in (0, len(op["inputs"])), op["name"]
        assert "<" not in op["latex"].replace(r"\,<", ""), "a place was left unfilled"
        assert op["doc"]
        assert op["backward"]
        assert len(op["domain"]) == len(op["inputs"])
    [log] = [op for op in ops if op["name"] == "log"]
    assert log["domain"] == [[0.2, 2]]


async def test_settings_of_an_op_carry_kind_default_and_doc(client: httpx.AsyncClient) -> None:
    ops = {op["name"]: op for op in (await client.get(f"{API}/ops")).json()["ops"]}
    [slope] = ops["leaky_relu"]["attrs"]
    assert slope["name"] == "slope"
    assert slope["kind"] == "number"
    assert slope["default"] == 0.01
    assert slope["doc"]


@pytest.mark.parametrize("op", OPS.values(), ids=lambda op: op.name)
async def test_the_example_of_every_op_can_be_parsed_and_run(
    client: httpx.AsyncClient, op: object
) -> None:
    listed = {o["name"]: o for o in (await client.get(f"{API}/ops")).json()["ops"]}
    example = listed[op.name]["example"]  # type: ignore[attr-defined]
    graph = (await answered(client, "/parse", {"source": example}))["graph"]
    answer = await answered(client, "/evaluate", {"graph": graph})
    assert answer["nodes"][answer["output"]]["grad"] == 1


async def test_every_example_gives_the_numbers_it_states(client: httpx.AsyncClient) -> None:
    listed = (await client.get(f"{API}/examples")).json()["examples"]
    assert [example["id"] for example in listed] == [example.id for example in examples()]
    for example, record in zip(listed, examples(), strict=True):
        body = {"source": example["source"], "values": example["values"]}
        graph = (await answered(client, "/parse", body))["graph"]
        nodes = (await answered(client, "/evaluate", {"graph": graph}))["nodes"]
        assert example["expect"]
        for place, number in example["expect"].items():
            kind, _, node = place.partition(".")
            got = nodes[node][kind]
            if isinstance(number, dict):
                assert got["shape"] == number["shape"]
                assert got["data"] == pytest.approx(number["data"], abs=record.tolerance)
            else:
                assert got == pytest.approx(number, abs=record.tolerance)


async def test_a_layered_graph_of_any_size_can_be_asked_for_and_run(
    client: httpx.AsyncClient,
) -> None:
    graph = (await client.get(f"{API}/examples/layered?size=500&width=25")).json()["graph"]
    assert len(graph["nodes"]) == 500
    answer = await answered(client, "/evaluate", {"graph": graph})
    assert answer["output"] == graph["output"]


@pytest.mark.parametrize("query", ["size=2", "size=200001", "width=0", "size=many"])
async def test_a_layered_graph_of_a_size_that_cannot_be_is_a_problem_that_says_so(
    client: httpx.AsyncClient, query: str
) -> None:
    response = await client.get(f"{API}/examples/layered?{query}")
    assert response.status_code == 422
    [problem] = response.json()["problems"]
    assert query.split("=")[0] in problem["where"]


async def test_a_grid_can_be_asked_for_and_its_gradients_are_its_numbers_of_paths(
    client: httpx.AsyncClient,
) -> None:
    graph = (await client.get(f"{API}/examples/grid?width=5&depth=3")).json()["graph"]
    assert set(graph["layout"]) == {node["id"] for node in graph["nodes"]}
    nodes = (await answered(client, "/evaluate", {"graph": graph}))["nodes"]
    assert [nodes[f"c3_{i}"]["grad"] for i in range(1, 6)] == [2, 3, 4, 3, 2]
    for i in range(1, 6):
        found = await answered(client, "/paths", {"graph": graph, "source": f"c3_{i}"})
        assert found["count"] == str(int(nodes[f"c3_{i}"]["grad"]))


async def test_with_an_apex_a_grid_is_a_triangle(client: httpx.AsyncClient) -> None:
    graph = (await client.get(f"{API}/examples/grid?depth=5&apex=true")).json()["graph"]
    assert len(graph["nodes"]) == 15
    nodes = (await answered(client, "/evaluate", {"graph": graph}))["nodes"]
    assert [nodes[f"c5_{i}"]["grad"] for i in range(1, 6)] == [1, 4, 6, 4, 1]


async def test_the_paths_of_ten_full_layers_of_ten_are_counted_exactly(
    client: httpx.AsyncClient,
) -> None:
    graph = (await client.get(f"{API}/examples/connected")).json()["graph"]
    found = await answered(client, "/paths", {"graph": graph, "source": "x7", "limit": 2})
    assert found["count"] == "10000000000"


@pytest.mark.parametrize(
    "query", ["grid?width=1", "grid?depth=301", "grid?apex=often", "connected?layers=0"]
)
async def test_a_grid_that_cannot_be_is_a_problem_that_says_so(
    client: httpx.AsyncClient, query: str
) -> None:
    response = await client.get(f"{API}/examples/{query}")
    assert response.status_code == 422
    [problem] = response.json()["problems"]
    assert query.split("?")[1].split("=")[0] in problem["where"]
