"""Bodies on their way in, over real sockets: slow ones, large ones, and many that never end."""

import asyncio
import json
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from time import monotonic, sleep

import httpx
import pytest
import uvicorn

from app.main import create_app
from app.settings import Settings
from app.web.arrivals import Arrival
from tests.web.calling import API, JSON, SEED, answered, caller, faults

pytestmark = pytest.mark.anyio


@contextmanager
def served(settings: Settings) -> Iterator[int]:
    """The port of a real server."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(create_app(settings), log_level="critical", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            sleep(0.01)
        try:
            yield int(listening.getsockname()[1])
        finally:
            server.should_exit = True
            thread.join(10)


def opened(port: int, path: str, *headers: str) -> socket.socket:
    """A connection over which the head of a request has gone."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=10)
    head = [f"POST {path} HTTP/1.1", "Host: test", "Content-Type: application/json", *headers]
    connection.sendall("\r\n".join([*head, "", ""]).encode())
    return connection


def told(connection: socket.socket) -> bytes:
    """What comes first over a connection."""
    return connection.recv(65_536)


def test_bodies_that_stall_shut_nobody_out() -> None:
    settings = Settings(requests=2, body_seconds=60)
    with served(settings) as port:
        stalled = [opened(port, f"{API}/parse", "Content-Length: 1000") for _ in range(8)]
        for connection in stalled:
            connection.sendall(b"{")
        sleep(0.1)
        response = httpx.post(
            f"http://127.0.0.1:{port}{API}/evaluate", json={"graph": SEED}, timeout=5
        )
        assert response.status_code == 200
        for connection in stalled:
            connection.close()


def test_a_body_that_stalls_is_told_so_when_its_time_is_over() -> None:
    with served(Settings(body_seconds=0.3)) as port:
        start = monotonic()
        with opened(port, f"{API}/parse", "Content-Length: 1000") as connection:
            connection.sendall(b"{")
            answer = told(connection)
            assert 0.2 < monotonic() - start < 3
            assert answer.startswith(b"HTTP/1.1 408 ")
            assert b"connection: close" in answer.lower()
            assert b"within 0.3 seconds" in answer


@pytest.mark.parametrize("expect", [(), ("Expect: 100-continue",)])
def test_a_body_that_is_announced_too_large_is_refused_at_once(expect: tuple[str, ...]) -> None:
    with served(Settings()) as port:
        start = monotonic()
        head = ("Content-Length: 16000001", *expect)
        with opened(port, f"{API}/evaluate", *head) as connection:
            answer = told(connection)
            assert monotonic() - start < 1
            assert answer.startswith(b"HTTP/1.1 413 ")
            assert b"connection: close" in answer.lower()
            assert json.loads(answer.partition(b"\r\n\r\n")[2])["problems"]


def test_a_client_that_writes_before_it_reads_still_gets_its_refusal() -> None:
    with (
        served(Settings(body_bytes=100_000)) as port,
        opened(port, f"{API}/evaluate", "Content-Length: 20000000") as connection,
    ):
        for _ in range(200):
            connection.sendall(b" " * 100_000)
        assert told(connection).startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize(
    ("path", "status"), [("/nope", 404), (f"{API}/ops", 405), ("/static/x", 405), ("/docs", 405)]
)
def test_what_takes_no_body_does_not_wait_for_one(path: str, status: int) -> None:
    with (
        served(Settings()) as port,
        opened(port, path, "Content-Length: 1000") as connection,
    ):
        assert told(connection).startswith(f"HTTP/1.1 {status} ".encode())


async def test_the_largest_body_that_does_not_end_gives_way() -> None:
    waiting = asyncio.Event()

    async def endless(size: int) -> AsyncIterator[bytes]:
        yield b'{"source": "f = 1"' + b" " * size
        await waiting.wait()
        yield b"}"

    settings = Settings(bodies_bytes=100_000, body_seconds=60)
    async with caller(create_app(settings)) as client:
        large, small = [
            asyncio.create_task(client.post(f"{API}/evaluate", content=endless(size), headers=JSON))
            for size in (60_000, 20_000)
        ]
        await asyncio.sleep(0.05)
        body = {"graph": {**SEED, "layout": {f"n{i}": [0, 0] for i in range(2_000)}}}
        assert 20_000 < len(json.dumps(body)) < 80_000
        await answered(client, "/evaluate", body)
        response = await large
        [fault] = faults(response, 503)
        assert "100000 bytes of request bodies" in fault["message"]
        assert response.headers["retry-after"] == "1"
        assert response.headers["connection"] == "close"
        assert not small.done()
        waiting.set()
        assert (await small).status_code == 422  # read whole, and refused for its keys


async def test_a_body_whose_time_is_over_may_still_give_way() -> None:
    arrival = Arrival(0)

    async def wait() -> None:
        with arrival:
            try:
                await asyncio.sleep(1)
            finally:
                arrival.give_way()

    with pytest.raises(TimeoutError):
        await wait()


async def test_a_body_that_came_in_time_is_left_in_peace() -> None:
    with Arrival(0.01):
        await asyncio.sleep(0)
    await asyncio.sleep(0.03)


async def test_who_is_stopped_from_outside_is_not_told_of_a_time() -> None:
    async def wait() -> None:
        with Arrival(0.01):
            try:
                await asyncio.sleep(1)
            finally:
                await asyncio.sleep(0.05)

    for patience in (0, 0.03):
        waiting = asyncio.create_task(wait())
        await asyncio.sleep(patience)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting


async def test_what_bodies_held_is_free_again_when_they_are_answered() -> None:
    async def halves() -> AsyncIterator[bytes]:
        yield b" " * 600
        yield b" " * 600

    settings = Settings(bodies_bytes=1_000, body_bytes=900)
    app = create_app(settings)
    async with caller(app) as client:
        for _ in range(5):
            source = {"source": "f = (" + " " * 700}
            assert (await client.post(f"{API}/parse", json=source)).status_code == 422
            for content in (b" " * 901, halves()):
                response = await client.post(f"{API}/parse", content=content, headers=JSON)
                assert response.status_code == 413


async def test_a_compressed_body_is_told_to_come_plain(client: httpx.AsyncClient) -> None:
    headers = JSON | {"content-encoding": "gzip"}
    response = await client.post(f"{API}/parse", content=b"\x1f\x8b", headers=headers)
    [fault] = faults(response, 415)
    assert "Content-Encoding 'gzip'" in fault["message"]
    plain = JSON | {"content-encoding": "identity"}
    response = await client.post(
        f"{API}/evaluate", content=json.dumps({"graph": SEED}), headers=plain
    )
    assert response.status_code == 200
