"""Columns of bytes hold exactly what the JSON of the same request holds."""

import math
from typing import Any

import httpx
import numpy as np
import pytest

from tests.web.calling import API, SEED, answered, squares, with_node
from tests.web.columns import columns, ids, items

pytestmark = pytest.mark.anyio

BYTES = {"Accept": "application/octet-stream"}
DEAD = with_node(id="off", op="tanh", inputs=["a"]) | {"output": "f"}
BLOWN = {
    "nodes": [
        {"id": "x", "op": "input", "value": "NaN"},
        {"id": "big", "op": "input", "value": 1e300},
        {"id": "ünï", "op": "mul", "inputs": ["big", "big"]},
        {"id": "f", "op": "mul", "inputs": ["ünï", "x"]},
    ],
    "output": "f",
}
TENSORS = {
    "nodes": [
        {"id": "W", "op": "parameter", "value": [[1, 2, 3], [4, 5, 6]]},
        {"id": "v", "op": "input", "value": [1, 0, "-Infinity"]},
        {"id": "s", "op": "input", "value": 0.1},
        {"id": "h", "op": "matmul", "inputs": ["W", "v"]},
        {"id": "k", "op": "mul", "inputs": ["h", "s"]},
        {"id": "unused", "op": "exp", "inputs": ["W"]},
        {"id": "f", "op": "sum", "inputs": ["k"]},
    ],
    "output": "f",
}
every_graph = pytest.mark.parametrize(
    "graph", [SEED, squares(50), DEAD, BLOWN, TENSORS], ids=["seed", "chain", "dead", "odd", "rank"]
)
MODES = [{"mode": "reverse"}, {"mode": "forward"}]


async def taken(client: httpx.AsyncClient, path: str, body: Any) -> dict[str, Any]:
    response = await client.post(f"{API}{path}", json=body, headers=BYTES)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/octet-stream"
    assert "Accept" in response.headers["vary"]
    return columns(response.content)


def same(written: Any, item: Any) -> bool:
    """Whether a value as JSON has it is an item of a column, bit for bit."""
    if written is None or item is None:
        return written is item
    data = written["data"] if isinstance(written, dict) else [written]
    shape = tuple(written["shape"]) if isinstance(written, dict) else ()
    numbers = np.ravel(item).tolist()
    return shape == np.shape(item) and all(
        math.isnan(float(a)) if math.isnan(b) else float(a) == b
        for a, b in zip(data, numbers, strict=True)
    )


@every_graph
async def test_an_evaluation_has_the_same_numbers_either_way(
    client: httpx.AsyncClient, graph: dict[str, Any]
) -> None:
    told = await answered(client, "/evaluate", {"graph": graph})
    found = await taken(client, "/evaluate", {"graph": graph})
    assert ids(found) == list(told["nodes"])
    assert ids(found)[found["output"][0]] == told["output"]
    for name, key in (("values", "value"), ("grads", "grad")):
        written = [node[key] for node in told["nodes"].values()]
        assert all(map(same, written, items(found, name)))


async def test_a_registered_graph_answers_in_columns_too(client: httpx.AsyncClient) -> None:
    name = (await answered(client, "/graphs", {"graph": SEED}))["id"]
    body = {"values": {"b": -2.5}}
    told = await answered(client, f"/graphs/{name}/evaluate", body)
    for _ in range(2):  # the second time its names are written already
        found = await taken(client, f"/graphs/{name}/evaluate", body)
        assert ids(found) == told["ids"]
        assert items(found, "values") == told["values"]
        assert items(found, "grads") == told["grads"]


@every_graph
@pytest.mark.parametrize("mode", MODES, ids=str)
async def test_the_steps_of_a_trace_follow_from_its_columns(
    client: httpx.AsyncClient, graph: dict[str, Any], mode: dict[str, Any]
) -> None:
    body = {"graph": graph, **mode}
    if mode["mode"] == "forward":
        body["wrt"] = graph["nodes"][0]["id"]
    told = await answered(client, "/trace", {**body, "explain": False})
    found = await taken(client, "/trace", body)
    names = ids(found)
    assert names == told["order"]
    derivatives = items(found, "grads" if mode["mode"] == "reverse" else "tangents")
    flows = [step for step in told["steps"] if "slot" in step]
    rows = zip(
        *(found[each].tolist() for each in ("consumers", "slots", "sources")),
        *(items(found, each) for each in ("locals", "amounts", "totals")),
        strict=True,
    )
    for step, (consumer, slot, source, local, amount, total) in zip(flows, rows, strict=True):
        ends = (consumer, source) if mode["mode"] == "reverse" else (source, consumer)
        assert (step["from"], step["to"]) == tuple(names[i] for i in ends)
        assert step["slot"] == slot
        assert same(step["upstream"], derivatives[ends[0]])
        assert same(step["local"], local)
        assert same(step["amount"], amount)
        assert same(step["total"], total)


async def test_a_number_of_scalars_takes_no_more_columns_than_it_needs(
    client: httpx.AsyncClient,
) -> None:
    assert list(await taken(client, "/trace", {"graph": SEED})) == [
        *("output", "ids", "ids_ends", "values", "grads"),
        *("consumers", "slots", "sources", "locals", "amounts", "totals"),
    ]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/octet-stream, application/json", "application/octet-stream"),
        ("Application/Octet-Stream; q=0.9", "application/octet-stream"),
        ("application/json", "application/json"),
        ("*/*", "application/json"),
        ("", "application/json"),
    ],
)
async def test_bytes_are_for_those_who_ask_for_them(
    client: httpx.AsyncClient, accept: str, kind: str
) -> None:
    response = await client.post(
        f"{API}/evaluate", json={"graph": SEED}, headers={"Accept": accept}
    )
    assert response.headers["content-type"] == kind


async def test_a_refusal_is_a_problem_whatever_is_accepted(client: httpx.AsyncClient) -> None:
    graph = with_node(id="g", op="nop")
    response = await client.post(f"{API}/evaluate", json={"graph": graph}, headers=BYTES)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
