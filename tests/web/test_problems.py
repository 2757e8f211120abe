"""What is wrong with a well-formed body: every fault at once, each with its place and a way out."""

from typing import Any

import httpx
import pytest

from app.main import create_app
from app.settings import Settings
from tests.web.calling import API, BODIES, SEED, caller, faults, refused, squares, with_node

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


async def test_all_faults_of_a_form_come_at_once(client: httpx.AsyncClient) -> None:
    body = {
        "graph": {
            "nodes": [{"op": "input", "value": [1, [2]]}, {"id": "", "op": 3, "inputs": "a"}],
            "layout": {"a": [1]},
        },
        "form": "rows",
        "extra/key": 1,
    }
    found = {fault["where"]: fault["message"] for fault in await refused(client, "/evaluate", body)}
    assert set(found) == {
        "/graph/nodes/0/id",
        "/graph/nodes/0/value",
        "/graph/nodes/1/id",
        "/graph/nodes/1/op",
        "/graph/nodes/1/inputs",
        "/graph/layout/a/1",
        "/graph/output",
        "/form",
        "/extra~1key",
    }
    assert "'nodes' or 'columns'" in found["/form"]
    assert "this is needed" in found["/graph/output"]


BAD_VALUES: dict[str, tuple[Any, str]] = {
    "string": ("1", "without quotes"),
    "boolean": (True, "write 1 or 0"),
    "ragged": ([[1, 2], [3]], "[1] has 1 elements"),
    "empty": ([], "at least one number"),
    "null inside": ([1, None], "element [1] must be a number, got null"),
    "too deep": ([[[[[1]]]]], "at most 4 axes"),
    "object": ({"a": 1}, "exactly these two keys"),
    "wrong count": ({"shape": [2, 2], "data": [1, 2, 3]}, "needs 4 numbers in data, got 3"),
    "shape of zero": ({"shape": [0], "data": []}, "at least 1"),
    "shape of floats": ({"shape": [1.5], "data": [1]}, "whole numbers"),
    "huge shape": ({"shape": [2**62] * 4, "data": []}, "numbers in data, got 0"),
    "many axes": ({"shape": [1] * 5, "data": [1]}, "at most 4 axes"),
}


@pytest.mark.parametrize("case", BAD_VALUES)
async def test_a_value_that_is_none_says_what_it_should_be(
    client: httpx.AsyncClient, case: str
) -> None:
    given, words = BAD_VALUES[case]
    graph = {"nodes": [{"id": "v", "op": "input", "value": given}], "output": "v"}
    for path, body, where in (
        ("/evaluate", {"graph": graph}, "/graph/nodes/0/value"),
        ("/evaluate", {"graph": SEED, "seed": given}, "/seed"),
        ("/parse", {"source": "f = v", "values": {"v": given}}, "/values/v"),
    ):
        [fault] = await refused(client, path, body)
        assert fault["where"] == where
        assert words in fault["message"]


async def test_limits_on_size_are_told_before_anything_is_computed() -> None:
    limits = Settings(nodes=10, elements=100, total_elements=300, edge_elements=500)
    column, row = {"shape": [60, 1], "data": [1] * 60}, {"shape": [1, 60], "data": [1] * 60}
    blow_up: list[dict[str, Any]] = [
        {"id": "u", "op": "input", "value": column},
        {"id": "v", "op": "input", "value": row},
        {"id": "w", "op": "add", "inputs": ["u", "v"]},
    ]
    crowd = [vector("a", 100), *({"id": f"t{i}", "op": "tanh", "inputs": ["a"]} for i in range(3))]
    busy = [vector("a", 50), {"id": "m", "op": "maxout", "inputs": ["a"] * 11}]
    cases = (
        (squares(11)["nodes"], "/graph/nodes", "at most 10 are run"),
        ([vector("a", 101)], "/graph/nodes/0", "at most 100 are allowed"),
        (blow_up, "/graph/nodes/2", "holds 3600 numbers"),
        (crowd, "/graph/nodes", "would hold 400 numbers"),
        (busy, "/graph/nodes", "move 550 along its edges"),
    )
    async with caller(create_app(limits)) as client:
        for nodes, where, words in cases:
            graph = {"nodes": nodes, "output": nodes[-1]["id"]}
            for path in ("/evaluate", "/trace", "/graphs"):
                [fault] = await refused(client, path, {"graph": graph})
                assert fault["where"] == where
                assert words in fault["message"]


async def test_names_may_be_anything_that_prints(client: httpx.AsyncClient) -> None:
    for name in ("__proto__", "constructor", "θ₁", "x'", "a/b~c", "層 1", "💥", "a" * 100):
        graph = {"nodes": [{"id": name, "op": "input", "value": 2}], "output": name}
        answer = (await client.post(f"{API}/evaluate", json={"graph": graph})).json()
        assert answer == {"output": name, "nodes": {name: {"value": 2, "grad": 1}}}
    for name in ("", "a\n", "\0", "\u202e", "\u2028", "\ue000", "a" * 101):
        graph = {"nodes": [{"id": name, "op": "input", "value": 2}], "output": name}
        found = await refused(client, "/evaluate", {"graph": graph})
        assert [fault["where"] for fault in found] == ["/graph/nodes/0/id", "/graph/output"]


@pytest.mark.parametrize("path", BODIES)
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
