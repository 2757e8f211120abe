"""Registered graphs: found by content, evaluated with other leaves, forgotten in bounds."""

import json
import tracemalloc

import httpx
import pytest

from app.engine.program import compile_graph
from app.main import create_app
from app.settings import Settings
from app.web.registered import Registered, content_id, memory
from app.web.wire.graph import Graph
from tests.web.calling import API, SEED, answered, caller, faults, refused, squares, with_node

pytestmark = pytest.mark.anyio


async def register(client: httpx.AsyncClient, graph: object) -> str:
    name = (await answered(client, "/graphs", {"graph": graph}))["id"]
    assert isinstance(name, str)
    return name


async def test_the_same_content_has_the_same_id(client: httpx.AsyncClient) -> None:
    name = await register(client, SEED)
    again = SEED | {"layout": {"a": [1, 2]}}
    again["nodes"] = [{"group": "g", "attrs": {}, **node} for node in SEED["nodes"]]
    again["nodes"][0]["value"] = {"shape": [], "data": [-1.0]}
    assert await register(client, again) == name


async def test_listing_and_defaults_are_no_content(client: httpx.AsyncClient) -> None:
    graph = with_node(id="l", op="leaky_relu", inputs=["f"], attrs={"slope": 1})
    name = await register(client, graph)
    first = await answered(client, f"/graphs/{name}/evaluate", {})
    again = with_node(id="l", op="leaky_relu", inputs=["f"], attrs={"slope": 1.0})
    again["nodes"].reverse()
    assert await register(client, again) == name
    assert await answered(client, f"/graphs/{name}/evaluate", {}) == first
    plain = with_node(id="l", op="leaky_relu", inputs=["f"])
    default = with_node(id="l", op="leaky_relu", inputs=["f"], attrs={"slope": 0.01})
    assert await register(client, plain) == await register(client, default) != name


async def test_other_content_has_another_id(client: httpx.AsyncClient) -> None:
    nodes = SEED["nodes"]
    variants = [
        SEED,
        SEED | {"output": "x"},
        SEED | {"nodes": [nodes[0] | {"value": 2}, *nodes[1:]]},
        SEED | {"nodes": [nodes[0] | {"value": "NaN"}, *nodes[1:]]},
        SEED | {"nodes": [nodes[0] | {"op": "parameter"}, *nodes[1:]]},
        SEED | {"nodes": [*nodes[:-1], nodes[-1] | {"inputs": ["y", "x"]}]},
        with_node(id="l", op="leaky_relu", inputs=["f"]),
        with_node(id="l", op="leaky_relu", inputs=["f"], attrs={"slope": 0.1}),
    ]
    names = [await register(client, graph) for graph in variants]
    assert len(set(names)) == len(variants)


async def test_new_leaves_give_what_a_new_graph_would(client: httpx.AsyncClient) -> None:
    name = await register(client, SEED)
    columns = await answered(client, f"/graphs/{name}/evaluate", {"values": {"a": 5}})
    changed = SEED | {"nodes": [SEED["nodes"][0] | {"value": 5}, *SEED["nodes"][1:]]}
    expected = {"graph": changed, "form": "columns"}
    assert columns == await answered(client, "/evaluate", expected)


async def test_values_of_one_call_do_not_stay_for_the_next(client: httpx.AsyncClient) -> None:
    name = await register(client, SEED)
    first = await answered(client, f"/graphs/{name}/evaluate", {})
    await answered(client, f"/graphs/{name}/evaluate", {"values": {"a": 5}, "seed": 3})
    assert await answered(client, f"/graphs/{name}/evaluate", {}) == first


async def test_an_unknown_id_is_told_to_register_again(client: httpx.AsyncClient) -> None:
    for name in ("0" * 24, "a" * 5_000, "%00%ff", "__proto__"):
        [fault] = faults(await client.post(f"{API}/graphs/{name}/evaluate", json={}), 404)
        assert "POST /graphs" in fault["message"]


async def test_every_wrong_leaf_is_named(client: httpx.AsyncClient) -> None:
    name = await register(client, SEED)
    values = {"a": [1, 2], "x": 1, "no/such": 1, "b": 2}
    found = await refused(client, f"/graphs/{name}/evaluate", {"values": values})
    assert [fault["where"] for fault in found] == ["/values/a", "/values/x", "/values/no~1such"]


CLASSES = {
    "nodes": [
        {"id": "k", "op": "input", "value": 0},
        {"id": "one", "op": "constant", "value": 1},
        {"id": "class", "op": "mul", "inputs": ["k", "one"]},
        {"id": "s", "op": "input", "value": [1, 2, 3]},
        {"id": "loss", "op": "softmax_cross_entropy", "inputs": ["s", "class"]},
    ],
    "output": "loss",
}


@pytest.mark.parametrize(
    ("values", "where"),
    [({"k": 7}, "/values/k"), ({"one": 7, "k": 1}, ""), ({"s": [1, 2, 3], "k": 7}, "")],
    ids=str,
)
async def test_a_value_that_an_op_does_not_take_is_pointed_at_in_this_body(
    client: httpx.AsyncClient, values: object, where: str
) -> None:
    name = await register(client, CLASSES)
    [fault] = await refused(client, f"/graphs/{name}/evaluate", {"values": values})
    assert fault["where"] == where
    assert fault["node"] == "loss"
    assert "from 0 to 2" in fault["message"]


async def test_the_least_recently_used_graph_goes_first() -> None:
    async with caller(create_app(Settings(kept_graphs=2))) as client:
        first = await register(client, SEED)
        second = await register(client, SEED | {"output": "x"})
        await answered(client, f"/graphs/{first}/evaluate", {})
        third = await register(client, SEED | {"output": "y"})
        await answered(client, f"/graphs/{first}/evaluate", {})
        await answered(client, f"/graphs/{third}/evaluate", {})
        faults(await client.post(f"{API}/graphs/{second}/evaluate", json={}), 404)


async def test_a_graph_beyond_the_memory_for_all_is_not_kept() -> None:
    async with caller(create_app(Settings(kept_bytes=100_000))) as client:
        await register(client, SEED)
        [fault] = await refused(client, "/graphs", {"graph": squares(100)})
        assert fault["where"] == "/graph"
        assert "POST /evaluate" in fault["message"]


@pytest.mark.parametrize(
    "graph",
    [
        squares(5_000),
        {
            "nodes": [
                *({"id": f"n{i}", "op": "input", "value": i} for i in range(500)),
                *(
                    {"id": f"y{k}", "op": "maxout", "inputs": [f"n{i % 500}" for i in range(9_999)]}
                    for k in range(10)
                ),
                {"id": "z", "op": "maxout", "inputs": [f"y{k}" for k in range(10)]},
            ],
            "output": "z",
        },
    ],
    ids=["nodes", "edges"],
)
def test_the_memory_of_a_graph_is_not_underestimated(graph: dict[str, object]) -> None:
    text = json.dumps(graph)
    tracemalloc.start()
    program = compile_graph(Graph.model_validate_json(text).to_engine())
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < memory(program) < 4 * held


def test_the_memory_of_all_kept_graphs_is_bounded() -> None:
    kept = Registered(entries=1_000, total_bytes=1_000_000)
    programs = {}
    for length in range(2, 100):
        graph = Graph.model_validate(squares(length)).to_engine()
        program = compile_graph(graph)
        programs[content_id(program)] = program
    for name, program in programs.items():
        assert kept.keep(name, program)
    total = sum(memory(p) for name, p in programs.items() if kept.find(name))
    assert 500_000 < total <= 1_000_000
