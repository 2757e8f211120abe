"""docs/api.md is true: its requests are sent, its answers compared, its tables recomputed."""

import asyncio
import io
import json
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.language.parse import LONGEST_SOURCE
from app.main import create_app
from app.runs.history import MOST_POINTS
from app.runs.prepare import MOST_PARAMETERS, MOST_WORK
from app.settings import MOST_EDGES, MOST_ELEMENTS, MOST_NODES, Settings
from app.web.problems import LISTED
from app.web.wire.experiment import MOST_EPOCHS
from app.web.wire.graph import LONGEST_ID, MOST_ATTRS
from app.web.wire.network import MOST_LAYERS, MOST_UNITS
from app.web.wire.number import AXES
from tests.docs.shown import Example, blocks, examples, same
from tests.web.calling import API, JSON, PATHS, caller, ended
from tests.web.live import live

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
BLOCKS = blocks(PAGE)
EXAMPLES = list(examples(PAGE))
# The run of the page.
[RUN] = set(re.findall(r"/runs/(\w{16})\b", PAGE))


@pytest.fixture(scope="module")
def app() -> Iterator[FastAPI]:
    """One for all examples, since what trains takes a while to be ready."""
    with ended(create_app(Settings(runs_per_client=100))) as made:
        yield made


@pytest.mark.anyio
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.method} {e.path}")
async def test_every_request_gets_the_answer_shown(example: Example, app: FastAPI) -> None:
    async with caller(app) as client:
        for before in EXAMPLES[: EXAMPLES.index(example)]:  # a graph is registered higher up
            if before.path == f"{API}/graphs":
                await client.post(before.path, content=before.body, headers=JSON)
        if RUN in example.path:
            example = example.with_id(RUN, await _begun(client, app))
        response = await client.request(
            example.method, example.path, content=example.body, headers=JSON
        )
    if example.path == f"{API}/runs":  # which id a run gets is drawn
        example = example.with_id(RUN, response.json()["id"])
    status = example.answer.get("status", 200)
    wanted = status if isinstance(status, int) else 200  # that of a run is a word
    assert response.status_code == (201 if example.path == f"{API}/runs" else wanted)
    assert same(example.answer, response.json()), json.dumps(response.json(), indent=1)


async def _begun(client: httpx.AsyncClient, app: FastAPI) -> str:
    """The run of the page, begun anew, when it was looked at for the first time."""
    [first] = [example for example in EXAMPLES if example.path == f"{API}/runs"]
    begun = await client.post(first.path, content=first.body, headers=JSON)
    name = str(begun.json()["id"])
    await asyncio.to_thread(app.state.runs.pool.wait, name, 0, 60.0)
    return name


def test_the_reader_of_events_prints_what_stands_below_it(tmp_path: Path) -> None:
    [(program, printed)] = [
        (text, below) for (_, text), (_, below) in pairwise(BLOCKS) if "def events" in text
    ]
    with live(tmp_path) as server, redirect_stdout(io.StringIO()) as output:
        exec(program.replace("http://127.0.0.1:8000", server.url), {})
    assert output.getvalue() == printed


def test_the_python_program_prints_what_stands_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    program, printed = next(
        (text, below) for (kind, text), (_, below) in pairwise(BLOCKS) if kind == "python"
    )

    def post(url: str, **request: Any) -> httpx.Response:
        async def answer() -> httpx.Response:
            async with caller(create_app()) as client:
                return await client.post(url, **request)

        return asyncio.run(answer())

    monkeypatch.setattr(httpx, "post", post)
    with redirect_stdout(io.StringIO()) as output:
        exec(program, {})
    assert output.getvalue() == printed


@pytest.mark.anyio
async def test_the_reader_of_columns_that_is_shown_reads_an_answer() -> None:
    [reader] = [text for kind, text in BLOCKS if kind == "python" and "def columns" in text]
    room: dict[str, Any] = {}
    exec(reader, room)
    example = next(e for e in EXAMPLES if len(e.answer.get("nodes", ())) == 6)
    headers = {**JSON, "Accept": "application/octet-stream"}
    async with caller(create_app()) as client:
        answer = await client.post(example.path, content=example.body, headers=headers)
    found = room["columns"](answer.content)
    nodes = example.answer["nodes"]
    assert found["values"].tolist() == [node["value"] for node in nodes.values()]
    assert found["grads"].tolist() == [node["grad"] for node in nodes.values()]
    text, ends = found["ids"].tobytes().decode(), found["ids_ends"].tolist()
    assert [text[a:b] for a, b in pairwise([0, *ends])] == list(nodes)


def test_every_route_has_a_section_with_a_request() -> None:
    documented = {
        (method, path) for method, path in re.findall(r"^## (GET|POST) (\S+)$", PAGE, re.MULTILINE)
    }
    paths = create_app().openapi()["paths"]
    assert documented == {
        (method.upper(), path.removeprefix(API)) for path in paths for method in paths[path]
    }
    routes = (e.path.removeprefix(API).partition("?")[0] for e in EXAMPLES)
    tried = {re.sub(r"/(graphs|runs)/\w+", r"/\1/{id}", route) for route in routes}
    # A stream has no answer that could be shown; a program reads it.
    assert tried | {"/runs/{id}/events"} == {path for _, path in documented}
    assert len(PATHS) == sum(method == "POST" for method, _ in documented)


def test_the_table_of_limits_is_that_of_the_settings() -> None:
    rows = [
        f"| `BPX_{name.upper()}` | {_shown(field.default)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    assert re.findall(r"^\| `BPX_.*$", PAGE, re.MULTILINE) == rows


def test_the_fixed_limits_are_those_of_the_code() -> None:
    fixed = {
        "nodes, whatever `BPX_NODES` says": MOST_NODES,
        "edges, whatever `BPX_EDGES` says": MOST_EDGES,
        "numbers in a tensor, whatever `BPX_ELEMENTS` says": MOST_ELEMENTS,
        "axes of a tensor": AXES,
        "attrs of a node": MOST_ATTRS,
        "characters of a node's id": LONGEST_ID,
        "characters of a text for `/parse`": LONGEST_SOURCE,
        "layers of a network": MOST_LAYERS,
        "units of a layer": MOST_UNITS,
        "weights and biases of a network that is trained": MOST_PARAMETERS,
        "these times the rows of its data": MOST_WORK,
        "epochs of a run": MOST_EPOCHS,
        "points of a run's history": MOST_POINTS,
        "problems listed in one answer": LISTED,
    }
    section = PAGE.split("These are fixed:")[1].split("\n\n")[1]
    rows = [f"| {name} | {_shown(number)} |" for name, number in fixed.items()]
    assert section.splitlines()[2:] == rows


def _shown(default: Any) -> str:
    if isinstance(default, Path):  # where that is, each system says
        return f"{'/'.join(default.parts[-2:])} where the user's state is kept"
    return f"{default:,}" if isinstance(default, int) and default >= 10_000 else str(default)
