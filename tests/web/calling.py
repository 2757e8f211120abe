"""How the tests call the API: requests, the graphs they send, and what every refusal must be."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from fastapi import FastAPI
from fastapi.routing import APIRoute

from app.web.api import RESOURCES
from app.web.posts import SMALL

API = "/api/v1"
JSON = {"content-type": "application/json"}
# f = (a + b)(b + c), whose gradients are known by heart.
SEED: dict[str, Any] = {
    "nodes": [
        {"id": "a", "op": "input", "value": -1},
        {"id": "b", "op": "input", "value": 3},
        {"id": "c", "op": "input", "value": 4},
        {"id": "x", "op": "add", "inputs": ["a", "b"]},
        {"id": "y", "op": "add", "inputs": ["b", "c"]},
        {"id": "f", "op": "mul", "inputs": ["x", "y"]},
    ],
    "output": "f",
}
ROUTES = [
    route
    for resource in RESOURCES
    for route in resource.router.routes
    if isinstance(route, APIRoute)
]
# Every address that takes a body.
PATHS = [
    route.path.replace("{id}", "unknown") for route in ROUTES if "POST" in (route.methods or ())
]
# What a run is told to do is said by its address; these bodies may be empty.
ORDERS = [path for path in PATHS if path.startswith("/runs/")]


def caller(app: FastAPI) -> httpx.AsyncClient:
    """A client that sees a crash as the 500 that a browser would see."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://test", timeout=30)


@contextmanager
def ended(app: FastAPI) -> Iterator[FastAPI]:
    """An application whose processes, if it has begun any, end with the test."""
    try:
        yield app
    finally:
        app.state.runs.pool.close()


def with_node(**node: Any) -> dict[str, Any]:
    """The seed graph with one more node, which becomes the output."""
    return {"nodes": [*SEED["nodes"], node], "output": node["id"]}


def squares(length: int) -> dict[str, Any]:
    """A chain in which each node is the square of the one before."""
    nodes: list[dict[str, Any]] = [{"id": "n0", "op": "input", "value": 0.5}]
    nodes += [{"id": f"n{i}", "op": "mul", "inputs": [f"n{i - 1}"] * 2} for i in range(1, length)]
    return {"nodes": nodes, "output": nodes[-1]["id"]}


def large(graph: dict[str, Any]) -> dict[str, Any]:
    """The same graph in a body that is read in a thread."""
    return graph | {"layout": {f"n{i}": [0, 0] for i in range(SMALL // 8)}}


async def answered(client: httpx.AsyncClient, path: str, body: Any) -> Any:
    """The answer to a body that is fine."""
    response = await client.post(API + path, json=body)
    assert response.is_success, response.text
    return response.json()


async def sent(client: httpx.AsyncClient, path: str, raw: bytes | str) -> httpx.Response:
    """The response to a body as it stands, valid JSON or not."""
    return await client.post(API + path, content=raw, headers=JSON)


def faults(response: httpx.Response, status: int) -> list[dict[str, Any]]:
    """The faults of a refusal, which must be a problem document as RFC 9457 has it."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    document = json.loads(response.text)
    assert document["status"] == status
    assert document["type"]
    assert document["title"]
    assert document["detail"]
    assert document["problems"]
    for fault in document["problems"]:
        assert fault["where"] == "" or fault["where"].startswith("/"), fault
        assert fault["message"]
    found: list[dict[str, Any]] = document["problems"]
    return found


async def refused(
    client: httpx.AsyncClient, path: str, body: Any, status: int = 422
) -> list[dict[str, Any]]:
    """The faults found in a body."""
    return faults(await client.post(API + path, json=body), status)
