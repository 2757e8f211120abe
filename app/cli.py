"""The command line: `backprop-explorer serve`, `eval`, `check`, `export`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import orjson
import typer
import uvicorn
from orjson import JSONDecodeError
from pydantic import ValidationError

from app import __version__
from app.engine.check import check, check_cost
from app.engine.graph import Graph, GraphError
from app.engine.program import compile_graph
from app.engine.trace import output_seed, reverse_trace
from app.export.formats import FORMATS
from app.export.formats import export as written
from app.export.subject import Unwritable
from app.language.parse import ParseError
from app.settings import Settings
from app.web.problems import Refusal
from app.web.wire.check import checked_out, checked_positions
from app.web.wire.evaluation import evaluation_out
from app.web.wire.export import Places, read_file, subject_of

# How long requests under way may take when the server is told to end, in seconds.
PATIENCE = 3
FILE = Annotated[str, typer.Argument(help="A graph as JSON, or an expression; - reads stdin.")]
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
        # Streams of events have no end of their own.
        timeout_graceful_shutdown=PATIENCE,
    )


@main.command()
def export(
    file: FILE,
    form: Annotated[str, typer.Option("--format", help=f"One of {', '.join(FORMATS)}.")],
    output: Annotated[Path | None, typer.Option(help="Where to write; stdout if left out.")] = None,
    title: Annotated[str, typer.Option(help="Stands at the top.")] = "",
) -> None:
    """Write a graph as a document, a drawing or a program."""
    if form not in FORMATS:
        _fail([f"the formats are {', '.join(FORMATS)}; there is no {form!r}"])
    with _saying_why(file):
        graph, places = _read(file)
        program = compile_graph(graph, Settings().limits())
        subject = subject_of(graph, reverse_trace(program), places, title)
        exported = written(subject, FORMATS[form])
    if output is None:
        sys.stdout.write(exported)
    else:
        output.write_text(exported, encoding="utf-8")


@main.command("eval")
def evaluate(file: FILE) -> None:
    """Write every value and gradient of a graph as JSON."""
    with _saying_why(file):
        program = compile_graph(_read(file)[0], Settings().limits())
        answer = evaluation_out(reverse_trace(program))
    typer.echo(orjson.dumps(answer, option=orjson.OPT_INDENT_2))


@main.command("check")
def check_file(
    file: FILE,
    node: Annotated[
        list[str] | None, typer.Option(help="What to check; every input and parameter if left out.")
    ] = None,
    h: Annotated[float | None, typer.Option(help="The step of the differences.")] = None,
) -> None:
    """Check gradients by four roads; the exit code is 1 where they do not agree."""
    with _saying_why(file):
        settings = Settings()
        program = compile_graph(_read(file)[0], settings.limits())
        positions = checked_positions(program, node)
        check_cost(program, positions, settings.check_ops)
        checked = check(program, positions, output_seed(program, None), h)
    typer.echo(orjson.dumps(checked_out(checked), option=orjson.OPT_INDENT_2))
    if not checked.agree:
        _fail(
            [
                f"{name}: {said.verdict}: {said.reason}"
                for name, said in checked.nodes.items()
                if said.verdict != "agree"
            ]
        )


def _read(file: str) -> tuple[Graph, Places]:
    """The graph of a file, and where its nodes stand."""
    return read_file(sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8"))


@contextmanager
def _saying_why(file: str) -> Iterator[None]:
    """End the program in words where a file cannot be read, run or written."""
    try:
        yield
    except (OSError, UnicodeDecodeError, JSONDecodeError) as error:
        _fail([f"{file}: {error}"])
    except ValidationError as error:
        _fail([f"/{'/'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()])
    except ParseError as error:
        _fail([f"line {p.span.line}, column {p.span.column}: {p.message}" for p in error.problems])
    except (GraphError, Unwritable) as error:
        _fail([f"{p.where}: {p.message}" for p in error.problems])
    except Refusal as error:
        _fail([f"{error.where}: {error.detail}"])


def _fail(lines: list[str]) -> NoReturn:
    for line in lines:
        typer.echo(line, err=True)
    raise typer.Exit(1)


if __name__ == "__main__":
    main()
