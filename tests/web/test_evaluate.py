"""Values and gradients in both forms, and numbers as JSON carries them."""

from typing import Any

import httpx
import pytest

from tests.web.calling import SEED, answered, with_node

pytestmark = pytest.mark.anyio

ANSWER = {
    "a": {"value": -1, "grad": 7},
    "b": {"value": 3, "grad": 9},
    "c": {"value": 4, "grad": 2},
    "x": {"value": 2, "grad": 7},
    "y": {"value": 7, "grad": 2},
    "f": {"value": 14, "grad": 1},
}


def leaf(value: Any) -> dict[str, Any]:
    return {"nodes": [{"id": "v", "op": "input", "value": value}], "output": "v"}


async def test_gradients_add_at_branches(client: httpx.AsyncClient) -> None:
    answer = await answered(client, "/evaluate", {"graph": SEED})
    assert answer == {"output": "f", "nodes": ANSWER}


async def test_nodes_come_inputs_first_however_they_were_listed(client: httpx.AsyncClient) -> None:
    graph = {"nodes": SEED["nodes"][::-1], "output": "f"}
    answer = await answered(client, "/evaluate", {"graph": graph})
    assert answer["nodes"] == ANSWER
    order = list(answer["nodes"])
    for node in graph["nodes"]:
        for source in node.get("inputs", []):
            assert order.index(source) < order.index(node["id"])


async def test_columns_hold_the_same_numbers(client: httpx.AsyncClient) -> None:
    for graph in (SEED, with_node(id="p", op="log", inputs=["a"])):
        nodes = await answered(client, "/evaluate", {"graph": graph, "form": "nodes"})
        columns = await answered(client, "/evaluate", {"graph": graph, "form": "columns"})
        assert columns["output"] == nodes["output"]
        assert columns["ids"] == list(nodes["nodes"])
        assert columns["values"] == [node["value"] for node in nodes["nodes"].values()]
        assert columns["grads"] == [node["grad"] for node in nodes["nodes"].values()]


async def test_a_node_off_the_path_has_no_gradient(client: httpx.AsyncClient) -> None:
    graph = with_node(id="dead", op="log", inputs=["a"]) | {"output": "f"}
    nodes = (await answered(client, "/evaluate", {"graph": graph}))["nodes"]
    assert nodes["dead"] == {"value": "NaN", "grad": None}
    assert nodes["a"]["grad"] == 7


async def test_numbers_that_are_not_finite_travel_as_words(client: httpx.AsyncClient) -> None:
    for word in ("NaN", "Infinity", "-Infinity"):
        answer = await answered(client, "/evaluate", {"graph": leaf(word)})
        assert answer["nodes"]["v"]["value"] == word
    graph = leaf(["NaN", 1, "-Infinity"])
    body = {"graph": graph, "seed": [1, 1, "Infinity"]}
    node = (await answered(client, "/evaluate", body))["nodes"]["v"]
    assert node["value"] == {"shape": [3], "data": ["NaN", 1, "-Infinity"]}
    assert node["grad"] == {"shape": [3], "data": [1, 1, "Infinity"]}


async def test_numbers_survive_the_way_there_and_back(client: httpx.AsyncClient) -> None:
    for x in (0.1, 1e-308, 5e-324, 1.7976931348623157e308, 2**53 + 2, -0.0):
        answer = await answered(client, "/evaluate", {"graph": leaf(x)})
        assert repr(answer["nodes"]["v"]["value"]) == repr(float(x))


@pytest.mark.parametrize(
    "given",
    [{"shape": [2, 2], "data": [1, 2, 3, 4]}, [[1, 2], [3, 4]]],
    ids=["tensor", "lists"],
)
async def test_tensors_are_taken_in_both_forms(client: httpx.AsyncClient, given: Any) -> None:
    graph = leaf(given)
    graph["nodes"] += [{"id": "s", "op": "sum", "inputs": ["v"], "attrs": {"axis": 0}}]
    body = {"graph": graph | {"output": "s"}, "seed": [1, 10]}
    nodes = (await answered(client, "/evaluate", body))["nodes"]
    assert nodes["v"]["value"] == {"shape": [2, 2], "data": [1, 2, 3, 4]}
    assert nodes["s"]["value"] == {"shape": [2], "data": [4, 6]}
    assert nodes["v"]["grad"] == {"shape": [2, 2], "data": [1, 10, 1, 10]}


async def test_a_tensor_without_axes_is_a_number(client: httpx.AsyncClient) -> None:
    answer = await answered(client, "/evaluate", {"graph": leaf({"shape": [], "data": [3]})})
    assert answer["nodes"]["v"] == {"value": 3, "grad": 1}


async def test_the_seed_scales_every_gradient(client: httpx.AsyncClient) -> None:
    nodes = (await answered(client, "/evaluate", {"graph": SEED, "seed": -2}))["nodes"]
    assert {name: node["grad"] for name, node in nodes.items()} == {
        name: -2 * node["grad"] for name, node in ANSWER.items()
    }


async def test_layout_and_groups_change_no_number(client: httpx.AsyncClient) -> None:
    drawn = SEED | {"layout": {"a": [0, 1.5]}}
    drawn["nodes"] = [node | {"group": "layer1/neuron3"} for node in SEED["nodes"]]
    answer = await answered(client, "/evaluate", {"graph": drawn})
    assert answer["nodes"] == ANSWER


async def test_a_tensor_that_nothing_reads_is_answered_beside_numbers(
    client: httpx.AsyncClient,
) -> None:
    nodes = [
        {"id": "a", "op": "input", "value": [[1, 2], [3, 4]]},
        {"id": "b", "op": "input", "value": [5, 6, 7]},
        {"id": "c", "op": "input", "value": 4},
        {"id": "y", "op": "add", "inputs": ["c", "c"]},
    ]
    answer = await answered(client, "/evaluate", {"graph": {"nodes": nodes, "output": "y"}})
    assert answer["nodes"]["y"] == {"value": 8.0, "grad": 1.0}
    assert answer["nodes"]["b"] == {"value": {"shape": [3], "data": [5.0, 6.0, 7.0]}, "grad": None}
