"""Small bodies that ask for enormous work are refused before any of it is done."""

import tracemalloc
from itertools import pairwise
from math import prod
from time import process_time
from typing import Any, TypeAlias

import httpx
import pytest

from tests.web.calling import API, faults

pytestmark = pytest.mark.anyio

Nodes: TypeAlias = list[dict[str, Any]]
# Seconds and bytes that tell a refusal from an attempt: each of these would take gigabytes, or
# minutes, and a busy machine must not fail the test.
SOON, LITTLE = 1.0, 20_000_000


def tensor(node: str, *shape: int) -> dict[str, Any]:
    return {"id": node, "op": "input", "value": {"shape": shape, "data": [1] * prod(shape)}}


def use(node: str, op: str, *inputs: str, **attrs: Any) -> dict[str, Any]:
    return {"id": node, "op": op, "inputs": inputs, "attrs": attrs}


def chain(op: str, first: dict[str, Any], length: int) -> Nodes:
    """Each node the op of the one before with itself."""
    names = [first["id"], *(f"c{i}" for i in range(length))]
    return [first, *(use(b, op, a, a) for a, b in pairwise(names))]


def fan(op: str, *leaves: dict[str, Any], copies: int, **attrs: Any) -> Nodes:
    """The same op of the same leaves, many times."""
    inputs = [leaf["id"] for leaf in leaves]
    return [*leaves, *(use(f"c{i}", op, *inputs, **attrs) for i in range(copies))]


A, B = tensor("a", 20_000, 1), tensor("b", 1, 20_000)
# What asks for it, the node that is named, and the limit that it breaks.
BOMBS: dict[str, tuple[Nodes, str, int]] = {
    "outer product": ([A, B, use("y", "mul", "a", "b")], "y", 100_000),
    "outer product by matmul": ([A, B, use("y", "matmul", "a", "b")], "y", 100_000),
    "broadcast": (
        [tensor("a", 1), use("y", "broadcast_to", "a", shape=[10**9, 10**9])],
        "y",
        100_000,
    ),
    "many broadcasts": (
        fan("broadcast_to", tensor("a", 1), copies=1_000, shape=[100, 1_000]),
        "c1",
        200_000,
    ),
    "matmul chain": (chain("matmul", tensor("a", 250, 250), 60), "c2", 200_000),
    "stack": ([tensor("a", 1_000), use("y", "stack", *["a"] * 9_000)], "y", 100_000),
    "maxout": ([tensor("a", 1_000), use("y", "maxout", *["a"] * 9_000)], "y", 40 * 2**20),
    "convolution": (
        [tensor("x", 1, 300, 300), tensor("k", 1, 1, 30, 30), use("y", "conv2d", "x", "k")],
        "y",
        200_000_000,
    ),
    "many convolutions": (
        fan("conv2d", tensor("x", 1, 60, 60), tensor("k", 1, 1, 30, 30), copies=50),
        "c38",
        200_000_000,
    ),
    "pool": (
        [tensor("x", 300, 300), use("y", "max_pool2d", "x", size=31, stride=1)],
        "y",
        2 * 10**8,
    ),
    "window": (
        [tensor("x", 1, 20_000), tensor("k", 1, 1, 9_000), use("y", "conv1d", "x", "k")],
        "y",
        1_000,
    ),
}


async def refusal(client: httpx.AsyncClient, body: Any) -> tuple[list[dict[str, Any]], float, int]:
    """The faults, with the CPU seconds and the bytes that it took to find them."""
    start = process_time()
    response = await client.post(f"{API}/evaluate", json=body)
    taken = process_time() - start
    tracemalloc.start()
    try:
        assert (await client.post(f"{API}/evaluate", json=body)).text == response.text
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return faults(response, 422), taken, peak


@pytest.mark.parametrize(("nodes", "node", "limit"), BOMBS.values(), ids=BOMBS)
async def test_a_bomb_is_refused_by_its_plan(
    client: httpx.AsyncClient, nodes: Nodes, node: str, limit: int
) -> None:
    graph = {"nodes": [*nodes, use("f", "sum", nodes[-1]["id"])], "output": "f"}
    found, taken, peak = await refusal(client, {"graph": graph})
    assert (node, limit) in [(fault["node"], fault["limit"]) for fault in found]
    assert all(fault["actual"] > fault["limit"] for fault in found)
    assert taken < SOON
    assert peak < LITTLE


async def test_a_power_tower_is_only_a_number(client: httpx.AsyncClient) -> None:
    nodes = chain("pow", {"id": "a", "op": "input", "value": 9}, 50)
    start = process_time()
    response = await client.post(
        f"{API}/evaluate", json={"graph": {"nodes": nodes, "output": "c49"}}
    )
    assert response.json()["nodes"]["c49"]["value"] == "Infinity"
    assert process_time() - start < SOON


async def test_a_convolution_within_the_limits_is_over_soon(client: httpx.AsyncClient) -> None:
    """BLAS on several threads took seconds for products of such small matrices."""
    nodes = [tensor("x", 1, 200, 200), tensor("k", 1, 1, 30, 30), use("y", "conv2d", "x", "k")]
    graph = {"nodes": [*nodes, use("f", "sum", "y")], "output": "f"}
    start = process_time()
    response = await client.post(f"{API}/evaluate", json={"graph": graph})
    assert response.json()["nodes"]["f"]["value"] == 171 * 171 * 900
    assert process_time() - start < 3 * SOON
