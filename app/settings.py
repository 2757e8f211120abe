"""Every knob of the server, with its unit and default."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Read from the environment: `BPX_PORT=9000` sets `port`."""

    model_config = SettingsConfigDict(env_prefix="BPX_", frozen=True)

    host: str = Field(
        "127.0.0.1", description="Address the server listens on (default 127.0.0.1, this machine)."
    )
    port: int = Field(
        8000, ge=0, le=65535, description="TCP port the server listens on (default 8000, 0: any)."
    )
