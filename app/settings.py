"""Every knob of the server, with its unit and default."""

from pathlib import Path

from platformdirs import user_state_path
from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.engine.hessian import MOST_EVALUATIONS
from app.engine.plan import Limits
from app.runs.bounds import Bounds

ENGINE = Limits()
# What no setting can raise: beyond it, reading alone would hold up every other request.
MOST_NODES = 200_000
MOST_EDGES = 1_000_000
MOST_ELEMENTS = 1_000_000
# Where this computer's user keeps what programs have to remember.
DATA = user_state_path("backprop-explorer", appauthor=False)


class Settings(BaseSettings):
    """Read from the environment: `BPX_PORT=9000` sets `port`."""

    # An empty variable, as shells and compose files leave them, is none.
    model_config = SettingsConfigDict(
        env_prefix="BPX_", frozen=True, env_ignore_empty=True, validate_by_name=True
    )

    host: str = Field(
        "127.0.0.1",
        description="Address the server listens on; by default this machine alone can reach it.",
    )
    port: int = Field(
        8000,
        ge=0,
        le=65535,
        # Platforms that run containers say PORT.
        validation_alias=AliasChoices("BPX_PORT", "PORT"),
        description="TCP port the server listens on (0: any); without it, `PORT` is read.",
    )
    body_bytes: int = Field(16_000_000, ge=1, description="Largest request body, in bytes.")
    body_seconds: float = Field(
        30, gt=0, description="Longest that a request body may take to arrive, in seconds (408)."
    )
    bodies_bytes: int = Field(
        256_000_000,
        ge=1,
        description="Bytes of all bodies held at once; the largest unfinished gives way (503).",
    )
    json_depth: int = Field(
        32, ge=8, le=500, description="How deep lists and objects of a body may be nested."
    )
    json_parts: int = Field(
        2_000_000, ge=1, description="Most keys, commas, lists and objects in a body, together."
    )
    requests: int = Field(
        128,
        ge=1,
        description="Most POST requests under way; more are told to come back (503).",
    )
    workers: int = Field(
        4, ge=1, description="Most POST requests computed at once; the others wait their turn."
    )
    nodes: int = Field(ENGINE.nodes, ge=1, le=MOST_NODES, description="Most nodes in a graph.")
    edges: int = Field(ENGINE.edges, ge=1, le=MOST_EDGES, description="Most edges in a graph.")
    fan_in: int = Field(ENGINE.fan_in, ge=1, description="Most inputs of a node.")
    elements: int = Field(
        ENGINE.elements, ge=1, le=MOST_ELEMENTS, description="Most numbers in one tensor."
    )
    total_elements: int = Field(
        ENGINE.total_elements, ge=1, description="Most numbers in all values of a graph."
    )
    run_bytes: int = Field(
        ENGINE.bytes, ge=1, description="Most memory that a run may be foretold to take, in bytes."
    )
    flops: int = Field(
        ENGINE.flops, ge=1, description="Most floating-point operations of a run, as foretold."
    )
    trace_numbers: int = Field(
        500_000, ge=1, description="Most numbers in the steps that one answer writes as JSON."
    )
    explained_nodes: int = Field(
        200, ge=0, description="Largest graph, in nodes, whose trace is narrated unasked."
    )
    explained_steps: int = Field(
        10_000, ge=0, description="Longest trace, in steps, that is narrated whole."
    )
    check_ops: int = Field(
        MOST_EVALUATIONS, ge=1, description="Most evaluations of ops that a check may come to take."
    )
    kept_graphs: int = Field(
        256, ge=1, description="Most registered graphs kept; the least recently used go first."
    )
    kept_bytes: int = Field(
        300_000_000, ge=1, description="Estimated memory of all registered graphs, in bytes."
    )

    runs_folder: Path = Field(
        DATA / "runs", description="Folder in which runs are kept, so that they outlive the server."
    )
    runs_bytes: int = Field(
        500_000_000, ge=1, description="Bytes of all runs kept there; the oldest give way."
    )
    run_workers: int = Field(2, ge=1, le=64, description="Processes that train, in turn.")
    runs: int = Field(512, ge=1, description="Most runs that are not over, of all people.")
    runs_per_address: int = Field(
        128, ge=1, description="Most runs that are not over, of one address."
    )
    runs_per_client: int = Field(
        8, ge=1, description="Most runs that are not over, of one browser, or of one program."
    )
    pool_bytes: int = Field(
        2_000_000_000,
        ge=10_000_000,
        description="Estimated memory of all runs, in bytes; those that are over give way.",
    )
    run_memory: int = Field(
        1_000_000_000, ge=10_000_000, description="Bytes that a process may take to train."
    )
    unwatched_seconds: float = Field(
        30, gt=0, description="A run whose page was closed goes on for so long, in seconds."
    )

    recent_graphs: int = Field(
        256, ge=1, description="Most graphs whose text is remembered, to be read only once."
    )
    recent_bytes: int = Field(
        150_000_000, ge=1, description="Estimated memory of all remembered graphs, in bytes."
    )

    def bounds(self) -> Bounds:
        """What all runs together may take."""
        return Bounds(
            workers=self.run_workers,
            runs=self.runs,
            per_address=self.runs_per_address,
            per_client=self.runs_per_client,
            kept=2 * self.runs,
            bytes=self.pool_bytes,
            unwatched_seconds=self.unwatched_seconds,
            memory=self.run_memory,
        )

    def limits(self) -> Limits:
        """The largest graph that the engine is asked to run."""
        return Limits(
            nodes=self.nodes,
            edges=self.edges,
            fan_in=self.fan_in,
            elements=self.elements,
            total_elements=self.total_elements,
            bytes=self.run_bytes,
            flops=self.flops,
        )
