"""A client on one connection that stays open, to a server of its own in another process."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from multiprocessing import get_context
from time import perf_counter

from benchmarks.measure import Sample, calls_for
from benchmarks.server import serve

PATIENCE = 60.0
JSON = "application/json"


class Client:
    """Posts JSON and reads the whole answer."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def post(self, path: str, body: bytes, accept: str = JSON) -> bytes:
        headers = {"Content-Type": JSON, "Accept": accept}
        self._connection.request("POST", path, body, headers)
        response = self._connection.getresponse()
        answer = response.read()
        if response.status != 200:
            raise RuntimeError(f"{path} answered {response.status}: {answer[:500]!r}")
        return answer

    def close(self) -> None:
        self._connection.close()


@dataclass(frozen=True, slots=True)
class Stream:
    """Requests to one address, a body after the other, whose answers take one form."""

    client: Client
    path: str
    bodies: Iterator[bytes]
    accept: str = JSON

    def server_time(self) -> Sample:
        """Samples the CPU seconds that the server spends on one of them."""
        self._nanoseconds(1)
        start = perf_counter()
        self._nanoseconds(1)
        calls = calls_for(perf_counter() - start)

        def sample() -> float:
            self._nanoseconds(1)
            asking = self._nanoseconds(0)
            return max(1.0, self._nanoseconds(calls) - asking) / calls / 1e9

        return sample

    def _nanoseconds(self, calls: int) -> int:
        start = int(self.client.post("/cpu", b""))
        for _ in range(calls):
            self.client.post(self.path, next(self.bodies), self.accept)
        return int(self.client.post("/cpu", b"")) - start


@contextmanager
def running_server() -> Iterator[Client]:
    """A client of a fresh server, which ends with the block."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        # Spawned, for a forked server would begin with everything that was built for timing.
        server = get_context("spawn").Process(target=serve, args=(listening,), daemon=True)
        server.start()
    # Only the server still listens, so that a client sees at once when it has ended.
    client = Client(port)
    try:
        yield client
    finally:
        client.close()
        server.terminate()
        server.join()
