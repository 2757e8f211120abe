"""The command line: `backprop-explorer serve`, `backprop-explorer export`."""

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
import uvicorn
from orjson import JSONDecodeError
from pydantic import ValidationError

from app import __version__
from app.engine.graph import GraphError
from app.engine.program import compile_graph
from app.engine.trace import reverse_trace
from app.export.formats import FORMATS
from app.export.formats import export as written
from app.export.subject import Unwritable
from app.language.parse import ParseError
from app.settings import Settings
from app.web.wire.export import read_file, subject_of

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


@main.command()
def export(
    file: Annotated[str, typer.Argument(help="A graph as JSON, or an expression; - reads stdin.")],
    form: Annotated[str, typer.Option("--format", help=f"One of {', '.join(FORMATS)}.")],
    output: Annotated[Path | None, typer.Option(help="Where to write; stdout if left out.")] = None,
    title: Annotated[str, typer.Option(help="Stands at the top.")] = "",
) -> None:
    """Write a graph as a document, a drawing or a program."""
    if form not in FORMATS:
        _fail([f"the formats are {', '.join(FORMATS)}; there is no {form!r}"])
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
        graph, places = read_file(text)
        program = compile_graph(graph, Settings().limits())
        subject = subject_of(graph, reverse_trace(program), places, title)
        exported = written(subject, FORMATS[form])
    except (OSError, UnicodeDecodeError, JSONDecodeError) as error:
        _fail([f"{file}: {error}"])
    except ValidationError as error:
        _fail([f"/{'/'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()])
    except ParseError as error:
        _fail([f"line {p.span.line}, column {p.span.column}: {p.message}" for p in error.problems])
    except (GraphError, Unwritable) as error:
        _fail([f"{p.where}: {p.message}" for p in error.problems])
    if output is None:
        sys.stdout.write(exported)
    else:
        output.write_text(exported, encoding="utf-8")


def _fail(lines: list[str]) -> NoReturn:
    for line in lines:
        typer.echo(line, err=True)
    raise typer.Exit(1)


if __name__ == "__main__":
    main()
