"""How much of a machine all runs together may take, and each of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """`workers` processes; runs that are not over, in all, of one address and of one client there;
    runs kept in all, and about how many bytes they take; seconds of a slice, those after which a
    worker is taken for lost or was never begun, and those after which a run that nobody watches any
    more is paused; bytes of memory of a worker; how often a run is tried again."""

    workers: int = 2
    runs: int = 512
    per_address: int = 128
    per_client: int = 8
    kept: int = 1024
    bytes: int = 2_000_000_000
    slice_seconds: float = 0.05
    lost_seconds: float = 30.0
    start_seconds: float = 600.0
    unwatched_seconds: float = 30.0
    memory: int = 1_000_000_000
    tries: int = 3


class FullError(RuntimeError):
    """There is no room for another run; the message says why, and what to do."""
