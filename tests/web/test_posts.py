"""The short way of requests that compute: in which thread, below which path, with what shared."""

import threading
from importlib import import_module
from typing import Annotated, Any

import httpx
import pytest
from fastapi import Depends, Request

from app.engine.trace import reverse_trace
from app.main import create_app
from app.web.answers import Answer
from app.web.api import evaluate, graphs
from app.web.endpoint import endpoint_of
from app.web.wire.evaluation import RegisterRequest
from tests.web.calling import API, SEED, answered, caller, faults, large, squares

pytestmark = pytest.mark.anyio

WIDE: dict[str, Any] = {
    "nodes": [
        {"id": "a", "op": "input", "value": {"shape": [200, 1], "data": [0.5] * 200}},
        {"id": "b", "op": "input", "value": {"shape": [1, 200], "data": [0.5] * 200}},
        {"id": "c", "op": "mul", "inputs": ["a", "b"]},
        {"id": "f", "op": "sum", "inputs": ["c"]},
    ],
    "output": "f",
}


@pytest.fixture
def computing(monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    """The threads in which sweeps are run."""
    threads: list[threading.Thread] = []

    def watched(*given: Any, **named: Any) -> Any:
        threads.append(threading.current_thread())
        return reverse_trace(*given, **named)

    for module in (evaluate, graphs):
        monkeypatch.setattr(module, "reverse_trace", watched)
    return threads


async def test_a_small_graph_is_computed_where_it_arrives(
    client: httpx.AsyncClient, computing: list[threading.Thread]
) -> None:
    await answered(client, "/evaluate", {"graph": SEED})
    name = (await answered(client, "/graphs", {"graph": SEED}))["id"]
    await answered(client, f"/graphs/{name}/evaluate", {"values": {"a": 2}})
    assert computing == [threading.current_thread()] * 2


@pytest.mark.parametrize("graph", [large(SEED), squares(2_000), WIDE], ids=["text", "nodes", "all"])
async def test_what_takes_longer_leaves_the_server_to_others(
    client: httpx.AsyncClient, computing: list[threading.Thread], graph: dict[str, Any]
) -> None:
    await answered(client, "/evaluate", {"graph": graph})
    name = (await answered(client, "/graphs", {"graph": graph}))["id"]
    if graph.get("layout") is None:
        await answered(client, f"/graphs/{name}/evaluate", {})
    assert computing
    assert threading.current_thread() not in computing


@pytest.mark.parametrize(
    ("path", "computes", "body"),
    [
        ("/parse", "parse.parse_source", {"source": "f = 1"}),
        ("/trace", "trace.reverse_trace", {"graph": SEED}),
        ("/explain", "trace.reverse_trace", {"graph": SEED, "index": 0}),
    ],
)
async def test_what_may_take_long_for_any_body_is_computed_in_a_thread(
    client: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    computes: str,
    body: dict[str, Any],
) -> None:
    module, name = computes.split(".")
    compute = getattr(import_module(f"app.web.api.{module}"), name)
    threads: list[threading.Thread] = []

    def watched(*given: Any, **named: Any) -> Any:
        threads.append(threading.current_thread())
        return compute(*given, **named)

    monkeypatch.setattr(f"app.web.api.{computes}", watched)
    await answered(client, path, body)
    assert len(threads) == 1
    assert threads[0] is not threading.current_thread()


@pytest.mark.parametrize("root", ["/below", "/api"])
async def test_a_root_path_is_no_part_of_a_route(root: str) -> None:
    transport = httpx.ASGITransport(app=create_app(), root_path=root)
    async with httpx.AsyncClient(transport=transport, base_url=f"http://test{root}") as client:
        await answered(client, "/evaluate", {"graph": SEED})
        name = (await answered(client, "/graphs", {"graph": SEED}))["id"]
        await answered(client, f"/graphs/{name}/evaluate", {})
        faults(await client.post("/v1/evaluate", json={"graph": SEED}), 404)


async def test_a_crash_while_computing_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(evaluate, "reverse_trace", broken)
    async with caller(create_app()) as client:
        response = await client.post(f"{API}/evaluate", json={"graph": SEED})
    faults(response, 500)
    assert response.headers["x-frame-options"] == "SAMEORIGIN"


def test_what_is_shared_cannot_be_awaited() -> None:
    async def find(request: Request) -> str:
        return request.method

    def answers(body: RegisterRequest, method: Annotated[str, Depends(find)]) -> Answer:
        return Answer([body, method])

    with pytest.raises(TypeError, match="method"):
        endpoint_of(answers)
