"""The committed OpenAPI document is the API: what is promised comes, and what comes is said."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import TypeAdapter

from app import openapi
from app.main import create_app
from tests.web.calling import API, PATHS, ROUTES, SEED, answered, caller, ended

pytestmark = pytest.mark.anyio

COMMITTED = Path(__file__).parents[1] / "openapi.json"
DOCUMENT = json.loads(openapi.document())
ANSWERS = {route.path: route.response_model for route in ROUTES}


GRAPH = {"graph": SEED}
# What an address with an id is tried with.
[RUN] = DOCUMENT["components"]["schemas"]["RunRequest"]["examples"]


def requests() -> list[tuple[str, dict[str, Any]]]:
    """Every example of a request body, with the path that takes it."""
    found: list[tuple[str, dict[str, Any]]] = []
    for path, calls in DOCUMENT["paths"].items():
        if "post" in calls:
            content = calls["post"]["requestBody"]["content"]["application/json"]
            name = content["schema"]["$ref"].rsplit("/", 1)[1]
            examples = DOCUMENT["components"]["schemas"][name]["examples"]
            found += [(path.removeprefix(API), example) for example in examples]
    return found


def test_the_committed_document_is_current() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == openapi.document(), "run `make contract`"


def test_every_route_of_the_api_is_documented() -> None:
    assert {API + path for path in ANSWERS} == set(DOCUMENT["paths"])
    assert {path.replace("{id}", "unknown") for path, _ in requests()} == set(PATHS)
    # A stream of events is no answer of a form.
    assert [path for path, kind in ANSWERS.items() if kind is None] == ["/runs/{id}/events"]


@pytest.mark.parametrize(("path", "body"), requests(), ids=lambda given: str(given)[:40])
async def test_every_example_of_a_request_is_answered_as_promised(
    path: str, body: dict[str, Any]
) -> None:
    with ended(create_app()) as app:
        async with caller(app) as client:
            place, begun = ("/runs", RUN) if path.startswith("/runs/") else ("/graphs", GRAPH)
            name = (await answered(client, place, begun))["id"]
            answer = await answered(client, path.replace("{id}", name), body)
    assert as_promised(path, answer) == answer


@pytest.mark.parametrize("path", ["/ops", "/examples"])
async def test_every_catalogue_is_as_promised(path: str) -> None:
    async with caller(create_app()) as client:
        response: httpx.Response = await client.get(API + path)
    assert as_promised(path, response.json()) == response.json()


def as_promised(path: str, answer: Any) -> Any:
    """What the documented type keeps of an answer; less than all where the document lacks a key."""
    adapter: TypeAdapter[Any] = TypeAdapter(ANSWERS[path])
    return adapter.dump_python(
        adapter.validate_python(answer), mode="json", by_alias=True, exclude_unset=True
    )
