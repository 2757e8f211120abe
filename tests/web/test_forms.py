"""Bodies that are JSON but not of the form wanted: where, what, and at which node."""

from typing import Any

import httpx
import pytest

from tests.web.calling import API, SEED, refused, with_node

pytestmark = pytest.mark.anyio


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


@pytest.mark.parametrize(
    ("body", "where", "message"),
    [
        ({"layout": {"": [1, 2]}}, "/graph/layout/", 'the key "": must not be empty'),
        ({"layout": {"[key]": [1]}}, "/graph/layout/[key]/1", "item 1: this is needed"),
        ({"layout": {"[key]": 1}}, "/graph/layout/[key]", "[key]: must be a list"),
        ({"nodes": [0]}, "/graph/nodes/0", "item 0: must be an object"),
        (
            {"nodes": [{"id": "b", "op": "input", "attrs": {"a" * 101: 1}}]},
            f"/graph/nodes/0/attrs/{'a' * 101}",
            f'the key "{"a" * 57}...": must have at most 100 characters',
        ),
    ],
    ids=str,
)
async def test_keys_and_items_are_named_as_what_they_are(
    client: httpx.AsyncClient, body: dict[str, Any], where: str, message: str
) -> None:
    [fault] = await refused(client, "/evaluate", {"graph": SEED | body})
    assert (fault["where"], fault["message"]) == (where, message)


async def test_a_fault_within_a_node_names_the_node(client: httpx.AsyncClient) -> None:
    nodes = [
        {"id": "v", "op": "input", "value": "1"},
        {"id": "w", "op": 3},
        {"op": 3},
        {"id": 7, "op": "input", "value": "1"},
        {"id": "", "op": 3},
    ]
    found = await refused(client, "/evaluate", {"graph": {"nodes": nodes, "output": "v"}})
    assert {fault["where"]: fault.get("node") for fault in found} == {
        "/graph/nodes/0/value": "v",
        "/graph/nodes/1/op": "w",
        "/graph/nodes/2/id": None,
        "/graph/nodes/2/op": None,
        "/graph/nodes/3/id": None,
        "/graph/nodes/3/value": None,
        "/graph/nodes/4/id": None,
        "/graph/nodes/4/op": None,
    }


async def test_a_node_has_a_handful_of_attrs(client: httpx.AsyncClient) -> None:
    many = with_node(id="z", op="add", attrs={f"a{i}": 1 for i in range(17)})
    [fault] = await refused(client, "/evaluate", {"graph": many})
    assert fault["where"] == "/graph/nodes/6/attrs"
    assert "at most 16" in fault["message"]


async def test_every_wrong_value_of_a_few_is_named(client: httpx.AsyncClient) -> None:
    values = {"a": "x", "b": [], "c": 1, "": 2}
    found = await refused(client, "/graphs/unknown/evaluate", {"values": values})
    assert [fault["where"] for fault in found] == ["/values/a", "/values/b", "/values/"]


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


async def test_names_may_be_anything_that_prints(client: httpx.AsyncClient) -> None:
    for name in ("__proto__", "constructor", "θ₁", "x'", "a/b~c", "層 1", "💥", "a" * 100):
        graph = {"nodes": [{"id": name, "op": "input", "value": 2}], "output": name}
        answer = (await client.post(f"{API}/evaluate", json={"graph": graph})).json()
        assert answer == {"output": name, "nodes": {name: {"value": 2, "grad": 1}}}
    for name in ("", "a\n", "\0", "\u202e", "\u2028", "\ue000", "a" * 101):
        graph = {"nodes": [{"id": name, "op": "input", "value": 2}], "output": name}
        found = await refused(client, "/evaluate", {"graph": graph})
        assert [fault["where"] for fault in found] == ["/graph/nodes/0/id", "/graph/output"]
