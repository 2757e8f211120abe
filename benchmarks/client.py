"""A client on one connection that stays open, to a server of its own in another process."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from multiprocessing import get_context
from time import perf_counter

from benchmarks.measure import Sample, calls_for
from benchmarks.server import serve

PATIENCE = 60.0


class Client:
    """Posts JSON and reads the whole answer."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def post(self, path: str, body: bytes) -> bytes:
        headers = {"Content-Type": "application/json"}
        self._connection.request("POST", path, body, headers)
        response = self._connection.getresponse()
        answer = response.read()
        if response.status != 200:
            raise RuntimeError(f"{path} answered {response.status}: {answer[:500]!r}")
        return answer

    def server_time(self, path: str, body: bytes) -> Sample:
        """Samples the CPU seconds that the server spends on one such request."""
        self.post(path, body)
        start = perf_counter()
        self.post(path, body)
        calls = calls_for(perf_counter() - start)

        def sample() -> float:
            self.post(path, body)
            asking = self._nanoseconds(path, body, 0)
            return max(1.0, self._nanoseconds(path, body, calls) - asking) / calls / 1e9

        return sample

    def _nanoseconds(self, path: str, body: bytes, calls: int) -> int:
        start = int(self.post("/cpu", b""))
        for _ in range(calls):
            self.post(path, body)
        return int(self.post("/cpu", b"")) - start

    def close(self) -> None:
        self._connection.close()


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
