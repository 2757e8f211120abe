"""The command line: `backprop-explorer serve`."""

from typing import Annotated

import typer
import uvicorn

from app import __version__
from app.settings import Settings

main = typer.Typer(no_args_is_help=True, add_completion=False, help="See any gradient.")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"backprop-explorer {__version__}")
        raise typer.Exit


@main.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show it.")
    ] = False,
) -> None:
    """See any gradient: build a computational graph and run it forward and backward."""


@main.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="TCP port to listen on.")] = None,
    reload: Annotated[bool, typer.Option(help="Restart when the code changes.")] = False,
) -> None:
    """Serve the page and the JSON API."""
    settings = Settings()
    uvicorn.run(
        "app.main:create_app",
        factory=True,
        host=settings.host if host is None else host,
        port=settings.port if port is None else port,
        reload=reload,
        server_header=False,
    )


if __name__ == "__main__":
    main()
