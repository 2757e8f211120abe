"""Every knob of the server, with its unit and default."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.engine.program import Limits

ENGINE = Limits()
# What no setting can raise: beyond it, reading alone would hold up every other request.
MOST_NODES = 50_000
MOST_ELEMENTS = 1_000_000


class Settings(BaseSettings):
    """Read from the environment: `BPX_PORT=9000` sets `port`."""

    model_config = SettingsConfigDict(env_prefix="BPX_", frozen=True)

    host: str = Field(
        "127.0.0.1", description="Address the server listens on (default 127.0.0.1, this machine)."
    )
    port: int = Field(
        8000, ge=0, le=65535, description="TCP port the server listens on (default 8000, 0: any)."
    )
    body_bytes: int = Field(8_000_000, ge=1, description="Largest request body, in bytes.")
    json_depth: int = Field(
        32, ge=8, le=500, description="How deep lists and objects of a body may be nested."
    )
    json_parts: int = Field(
        500_000, ge=1, description="Most keys, lists and objects in a body, counted together."
    )
    requests: int = Field(
        128, ge=1, description="Most POST requests under way; more are told to come back (503)."
    )
    workers: int = Field(
        4, ge=1, description="Most POST requests computed at once; the others wait their turn."
    )
    nodes: int = Field(ENGINE.nodes, ge=1, le=MOST_NODES, description="Most nodes in a graph.")
    elements: int = Field(
        ENGINE.elements, ge=1, le=MOST_ELEMENTS, description="Most numbers in one tensor."
    )
    total_elements: int = Field(
        ENGINE.total_elements, ge=1, description="Most numbers in all values of a graph."
    )
    edge_elements: int = Field(
        ENGINE.edge_elements, ge=1, description="Most numbers that move along a graph's edges."
    )
    trace_numbers: int = Field(
        1_000_000, ge=1, description="Most numbers in the steps of one trace's answer."
    )
    explained_nodes: int = Field(
        200, ge=0, description="Largest graph, in nodes, whose trace is narrated unasked."
    )
    explained_steps: int = Field(
        10_000, ge=0, description="Longest trace, in steps, that is narrated whole."
    )
    kept_graphs: int = Field(
        256, ge=1, description="Most registered graphs kept; the least recently used go first."
    )
    kept_bytes: int = Field(
        300_000_000, ge=1, description="Estimated memory of all registered graphs, in bytes."
    )

    def limits(self) -> Limits:
        """The largest graph that the engine is asked to run."""
        return Limits(
            nodes=self.nodes,
            elements=self.elements,
            total_elements=self.total_elements,
            edge_elements=self.edge_elements,
        )
