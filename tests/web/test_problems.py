"""What is wrong with a well-formed body: every fault at once, each with its place and a way out."""

from typing import Any

import httpx
import pytest

from app.main import create_app
from app.settings import Settings
from tests.web.calling import API, PATHS, SEED, caller, faults, refused, squares, with_node

pytestmark = pytest.mark.anyio


def node(**changes: Any) -> dict[str, Any]:
    return with_node(**{"id": "z", "op": "add", "inputs": ["a", "b"], **changes})


def vector(name: str, length: int) -> dict[str, Any]:
    return {"id": name, "op": "input", "value": [1.0] * length}


GRAPHS: dict[str, tuple[dict[str, Any], str, str]] = {
    "unknown op": (node(op="ad"), "/graph/nodes/6/op", "did you mean 'add'"),
    "unknown input": (node(inputs=["a", "bb"]), "/graph/nodes/6/inputs/1", "did you mean 'b'"),
    "unknown output": (SEED | {"output": "F"}, "/graph/output", "no node 'F'"),
    "twice the same id": (node(id="a"), "/graph/nodes/6/id", "already used by node 0"),
    "too few inputs": (node(inputs=["a"]), "/graph/nodes/6/inputs", "takes 2 inputs (a, b), got 1"),
    "leaf without value": (node(op="input", inputs=[]), "/graph/nodes/6/value", "has no value"),
    "op with value": (node(value=1), "/graph/nodes/6/value", "only leaves are given one"),
    "unknown attr": (node(attrs={"axis": 0}), "/graph/nodes/6/attrs/axis", "it has no attrs"),
    "unfit attr": (
        node(op="leaky_relu", inputs=["a"], attrs={"slope": True}),
        "/graph/nodes/6/attrs/slope",
        "a finite number",
    ),
    "cycle": (node(inputs=["a", "z"]), "/graph/nodes/6/inputs", "z needs z"),
    "axis out of range": (
        node(op="sum", inputs=["a"], attrs={"axis": 3}),
        "/graph/nodes/6",
        "axis 3 does not exist",
    ),
    "no nodes": ({"nodes": [], "output": "f"}, "/graph/output", "no node 'f'"),
}


@pytest.mark.parametrize("case", GRAPHS)
async def test_a_faulty_graph_is_told_where_and_what(client: httpx.AsyncClient, case: str) -> None:
    graph, where, words = GRAPHS[case]
    found = await refused(client, "/explain", {"graph": graph, "index": 0})
    assert found[0]["where"] == where
    assert words in found[0]["message"]
    for path in ("/evaluate", "/graphs", "/trace"):
        assert await refused(client, path, {"graph": graph}) == found


async def test_shapes_that_do_not_fit_are_named_both(client: httpx.AsyncClient) -> None:
    nodes = [vector("u", 2), vector("v", 3), {"id": "w", "op": "add", "inputs": ["u", "v"]}]
    [fault] = await refused(client, "/evaluate", {"graph": {"nodes": nodes, "output": "w"}})
    assert fault["node"] == "w"
    assert fault["where"] == "/graph/nodes/2"
    assert "u (2,)" in fault["message"]
    assert "v (3,)" in fault["message"]


async def test_a_tensor_output_asks_for_a_seed_of_its_shape(client: httpx.AsyncClient) -> None:
    graph = {"nodes": [vector("u", 2)], "output": "u"}
    for body in (
        {"graph": graph},
        {"graph": graph, "seed": [1, 2, 3]},
        {"graph": graph, "seed": 1},
    ):
        [fault] = await refused(client, "/evaluate", body)
        assert fault["where"] == "/seed"
        assert "(2,)" in fault["message"]


async def test_all_faults_of_a_graph_come_at_once(client: httpx.AsyncClient) -> None:
    nodes = [
        {"id": "a", "op": "inputt", "value": 1},
        {"id": "a", "op": "add", "inputs": ["a", "nowhere"]},
        {"id": "t", "op": "tanh", "inputs": []},
    ]
    found = await refused(client, "/evaluate", {"graph": {"nodes": nodes, "output": "q"}})
    assert {fault["where"] for fault in found} == {
        "/graph/nodes/1/id",
        "/graph/nodes/0/op",
        "/graph/nodes/1/inputs/1",
        "/graph/nodes/2/inputs",
        "/graph/output",
    }


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("x", '"x"'),
        (True, "true"),
        (None, "null"),
        ([1] * 17, "a list of 17 elements"),
        ([[1]], "a list of 1 elements"),
        ({"a": 1}, "an object"),
    ],
    ids=str,
)
async def test_an_attr_of_any_kind_is_told_with_all_else_that_is_wrong(
    client: httpx.AsyncClient, given: Any, shown: str
) -> None:
    bad = {"id": "l", "op": "leaky_relu", "inputs": ["a"], "attrs": {"slope": given}}
    nodes = [*SEED["nodes"], bad, {"id": "u", "op": "ReLU", "inputs": ["a"]}]
    nodes += [{"id": name, "op": "neg", "inputs": [name]} for name in ("r1", "r2")]
    found = await refused(client, "/evaluate", {"graph": {"nodes": nodes, "output": "f"}})
    assert [fault["where"].removeprefix("/graph/nodes/") for fault in found] == [
        "6/attrs/slope", "7/op", "8/inputs", "9/inputs",
    ]  # fmt: skip
    assert found[0]["message"] == f"attr 'slope' must be a finite number, got {shown}"
    assert found[1]["message"].endswith("did you mean 'relu'?")


async def test_a_count_that_may_be_too_low_says_so(client: httpx.AsyncClient) -> None:
    few = {"nodes": [{"id": f"n{i}", "op": "nop"} for i in range(3)], "output": "n0"}
    many = {"nodes": [{"id": f"n{i}", "op": "nop"} for i in range(9_000)], "output": "n0"}
    details = [
        (await client.post(f"{API}/evaluate", json={"graph": graph})).json()["detail"]
        for graph in (few, many, {"nodes": [0] * 60, "output": "f"})
    ]
    assert details == [
        "3 problems",
        "at least 200 problems; the first 50 are listed",
        "at least 60 problems; the first 50 are listed",
    ]


async def test_limits_on_size_are_told_before_anything_is_computed() -> None:
    limits = Settings(nodes=10, edges=15, elements=100, total_elements=300, run_bytes=15_000)
    column, row = {"shape": [60, 1], "data": [1] * 60}, {"shape": [1, 60], "data": [1] * 60}
    blow_up: list[dict[str, Any]] = [
        {"id": "u", "op": "input", "value": column},
        {"id": "v", "op": "input", "value": row},
        {"id": "w", "op": "add", "inputs": ["u", "v"]},
    ]
    crowd = [vector("a", 100), *({"id": f"t{i}", "op": "tanh", "inputs": ["a"]} for i in range(3))]
    busy = [vector("a", 50), {"id": "m", "op": "maxout", "inputs": ["a"] * 11}]
    tangle = [vector("a", 1), {"id": "m", "op": "maxout", "inputs": ["a"] * 16}]
    cases = (
        (tangle, "/graph/nodes", "m", 15, 16, "has 16 edges (inputs of nodes); at most 15 are run"),
        (squares(11)["nodes"], "/graph/nodes", "n10", 10, 11, "at most 10 are run"),
        ([vector("a", 101)], "/graph/nodes/0", "a", 100, 101, "at most 100 are allowed"),
        (blow_up, "/graph/nodes/2", "w", 100, 3_600, "holds 3600 numbers"),
        (crowd, "/graph/nodes", "t2", 300, 400, "would hold 400 numbers"),
        (busy, "/graph/nodes", "m", 15_000, 15_760, "take about 15760 bytes"),
    )
    async with caller(create_app(limits)) as client:
        for nodes, where, node, limit, actual, words in cases:
            graph = {"nodes": nodes, "output": nodes[-1]["id"]}
            for path in ("/evaluate", "/trace", "/graphs"):
                [fault] = await refused(client, path, {"graph": graph})
                assert fault["where"] == where
                assert (fault["node"], fault["limit"], fault["actual"]) == (node, limit, actual)
                assert words in fault["message"]


@pytest.mark.parametrize("path", PATHS)
async def test_each_route_takes_post_alone(client: httpx.AsyncClient, path: str) -> None:
    for method in ("GET", "PUT", "PATCH", "DELETE", "BREW"):
        response = await client.request(method, API + path)
        [fault] = faults(response, 405)
        assert response.headers["allow"] == "POST"
        assert "use POST" in fault["message"]


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/v1", "/nothing", "/static/../../x"])
async def test_unknown_addresses_are_problems_too(client: httpx.AsyncClient, path: str) -> None:
    [fault] = faults(await client.get(path), 404)
    assert "nothing lives at" in fault["message"]
