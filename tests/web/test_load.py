"""The largest requests leave the server answering: in time, and a few at a time."""

import asyncio
import threading
from time import perf_counter

import httpx
import pytest

from app.engine import program
from app.engine.graph import Graph
from app.engine.plan import Limits
from app.main import create_app
from app.settings import Settings
from tests.web.calling import API, SEED, answered, caller, large, squares

pytestmark = pytest.mark.anyio


async def longest_silence(client: httpx.AsyncClient, until: asyncio.Task[httpx.Response]) -> float:
    """The longest time between two answers of /healthz, in seconds, until a request is done."""
    slowest, last = 0.0, perf_counter()
    while not until.done():
        await asyncio.sleep(0.002)
        assert (await client.get("/healthz")).status_code == 200
        slowest, last = max(slowest, perf_counter() - last), perf_counter()
    return slowest


async def test_a_heavy_trace_does_not_silence_the_server(client: httpx.AsyncClient) -> None:
    length = 50_000  # all but as long as is written down whole
    body = {"graph": squares(length), "explain": False}
    start = perf_counter()
    heavy = asyncio.create_task(client.post(f"{API}/trace", json=body))
    silence = await longest_silence(client, heavy)
    assert silence < (perf_counter() - start) / 2  # a share, since the machine may be busy
    assert len((await heavy).json()["steps"]) == 3 * length - 1


async def test_no_more_than_the_workers_compute_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    inside, most, lock = 0, 0, threading.Lock()
    compute = program.compile_graph

    def counted(graph: Graph, limits: Limits) -> program.Program:
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
        threading.Event().wait(0.02)
        with lock:
            inside -= 1
        return compute(graph, limits)

    monkeypatch.setattr("app.web.compiled.compile_graph", counted)
    async with caller(create_app(Settings(workers=2))) as client:
        body = {"graph": large(SEED)}
        await asyncio.gather(*(answered(client, "/trace", body) for _ in range(8)))
    assert most == 2
