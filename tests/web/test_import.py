"""Files in, graphs out, over HTTP: what the answer has, and how a refusal looks."""

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.imports.dot.cursor import MOST_TOKENS
from app.imports.program.parts import MOST_CHARACTERS, MOST_STATEMENTS
from app.imports.read import READERS
from app.main import create_app
from app.settings import Settings
from tests.web.calling import SEED, answered, caller, faults, refused, sent

pytestmark = pytest.mark.anyio

DRAWN = 'digraph "A product" { x [value=3]; x -> mul; x -> mul }'
SAVED: dict[str, Any] = {
    "title": "Mine",
    "source": "y = a * b  # a product",
    "values": {"a": 2, "b": {"shape": [2], "data": [1, "NaN"]}},
    "places": {"y": {"x": 10, "y": -20.5}},
    "style": "tall",
    "groups": {"y": "layer1/neuron3"},
    "closed": ["layer1"],
    "notes": [{"id": "n1", "x": 0, "y": 5, "text": "<b>hello</b>"}],
}


async def test_the_answer_says_which_format_it_was(client: httpx.AsyncClient) -> None:
    for text, form in [
        (json.dumps(SEED), "json"),
        (DRAWN, "dot"),
        ("x = Value(3.0)\nL = x * x\nL.backward()", "micrograd"),
        ("L = x * x", "expression"),
    ]:
        answer = await answered(client, "/import", {"text": text})
        assert answer["format"] == form
        await answered(client, "/evaluate", {"graph": answer["graph"]})


async def test_a_title_is_in_the_text_or_the_name_of_the_file(client: httpx.AsyncClient) -> None:
    for text, title in [
        (DRAWN, "A product"),
        (json.dumps({"graph": SEED, "title": "Two sums"}), "Two sums"),
        (json.dumps(SEED | {"title": "Two sums"}), "Two sums"),
        (json.dumps(SEED | {"title": 3}), "a file"),
        (json.dumps(SAVED), "Mine"),
        ("y = x * x", "a file"),
    ]:
        answer = await answered(client, "/import", {"text": text, "name": "folder/a file.txt"})
        assert answer["title"] == title
    assert "title" not in await answered(client, "/import", {"text": "y = x * x"})


async def test_a_graph_is_read_as_it_is_sent_and_keeps_its_layout(
    client: httpx.AsyncClient,
) -> None:
    graph = SEED | {"layout": {"a": [1, 2.5]}}
    for text in (json.dumps(graph), json.dumps({"graph": graph, "seed": 1}, indent=2)):
        answer = await answered(client, "/import", {"text": text})
        assert answer == {"format": "json", "graph": SEED, "layout": {"a": [1, 2.5]}}


async def test_an_expression_comes_back_with_its_comments(client: httpx.AsyncClient) -> None:
    source = "# my graph\ny = a + b  # a sum\n"
    answer = await answered(client, "/import", {"text": source})
    parsed = await answered(client, "/parse", {"source": source})
    assert answer == {"format": "expression", "source": source, "graph": parsed["graph"]}


async def test_a_saved_document_keeps_all_it_has(client: httpx.AsyncClient) -> None:
    answer = await answered(client, "/import", {"text": json.dumps(SAVED)})
    parsed = await answered(
        client, "/parse", {"source": SAVED["source"], "values": SAVED["values"]}
    )
    assert answer == SAVED | {"format": "json", "graph": parsed["graph"]}


async def test_a_saved_document_need_not_be_finished(client: httpx.AsyncClient) -> None:
    saved = SAVED | {"source": "y = a +\nz = 2 y"}
    answer = await answered(client, "/import", {"text": json.dumps(saved)})
    assert answer == saved | {"format": "json"}


async def test_an_example_of_the_catalogue_can_be_imported(client: httpx.AsyncClient) -> None:
    examples = (await client.get("/api/v1/examples")).json()["examples"]
    example = next(e for e in examples if e["id"] == "two-sums-and-a-product")
    answer = await answered(client, "/import", {"text": json.dumps(example)})
    assert answer["title"] == example["title"]
    assert sorted(answer["graph"]["nodes"], key=str) == sorted(SEED["nodes"], key=str)


async def test_a_format_that_is_named_is_the_one_that_is_read(client: httpx.AsyncClient) -> None:
    body = {"text": "x = 3\ny = x * x", "format": "micrograd"}
    graph = (await answered(client, "/import", body))["graph"]
    assert {node["id"]: node["op"] for node in graph["nodes"]} == {"x": "constant", "y": "mul"}
    [fault] = await refused(client, "/import", body | {"format": "dot"})
    assert "expected digraph, found 'x'" in fault["message"]
    [fault] = await refused(client, "/import", body | {"format": "yaml"})
    assert fault["where"] == "/format"
    assert "'json', 'dot', 'micrograd' or 'expression'" in fault["message"]


async def test_every_problem_comes_at_once_with_its_place(client: httpx.AsyncClient) -> None:
    text = "a = Value(2.0)\nb = a.tnah()\nc = a //\n  a"
    response = await client.post("/api/v1/import", json={"text": text})
    assert response.json()["type"] == "urn:backprop-explorer:source"
    found = faults(response, 422)
    assert [(fault["where"], fault["line"], fault["column"]) for fault in found] == [
        ("/text", 2, 7),
        ("/text", 3, 9),
        ("/text", 4, 3),
    ]
    assert response.json()["detail"] == "3 problems"


async def test_of_very_many_problems_the_first_are_listed(client: httpx.AsyncClient) -> None:
    nodes = [{"id": f"n{i}", "op": "sni"} for i in range(90)]
    body = {"text": json.dumps({"nodes": nodes, "output": "n0"})}
    assert len(await refused(client, "/import", body)) == 50


async def test_a_fault_in_json_is_told_at_the_member(client: httpx.AsyncClient) -> None:
    text = '\ufeff{"graph":\n {"output": "f", "nodes": [{"id": "a\\n", "op": "input", "value": 1},'
    text += '\n  {"id": "f", "op": "exp", "inputs": ["a", [1]]}, {"op": "input"}]}}'
    found = await refused(client, "/import", {"text": text})
    assert [(f["line"], f["column"], f["message"]) for f in found] == [
        (2, 35, "id: must consist of printable characters"),
        (3, 44, "item 1: must be a string"),
        (3, 51, "id: this is needed"),
    ]


async def test_shapes_that_do_not_fit_are_left_to_be_mended(client: httpx.AsyncClient) -> None:
    text = 'digraph { a [value="[1, 2]"]; b [value="[1, 2, 3]"]; a -> add; b -> add }'
    graph = (await answered(client, "/import", {"text": text}))["graph"]
    [fault] = await refused(client, "/evaluate", {"graph": graph})
    assert "cannot broadcast" in fault["message"]


async def test_the_limits_of_the_server_hold_for_what_is_imported() -> None:
    async with caller(create_app(Settings(nodes=3, json_depth=8, json_parts=200))) as client:
        for text in (
            json.dumps(SEED),
            "digraph { a -> exp -> log -> sin }",
            "y = exp(exp(exp(x)))",
        ):
            [fault] = await refused(client, "/import", {"text": text})
            assert "nodes; at most 3" in fault["message"]
        [fault] = await refused(client, "/import", {"text": "[" * 9 + "]" * 9})
        assert "nested 8 deep, got 9" in fault["message"]
        [fault] = await refused(client, "/import", {"text": f"[{'1, ' * 200}1]"})
        assert "at most 200 keys, commas, lists and objects" in fault["message"]


async def test_a_text_that_is_no_text_is_refused(client: httpx.AsyncClient) -> None:
    for raw in (b'{"text": 3}', b'{"text": null}', b"{}", b'{"text": ["a"]}'):
        [fault] = faults(await sent(client, "/import", raw), 422)
        assert fault["where"] == "/text"


def test_the_limits_of_the_page_of_the_api_are_those_of_the_code() -> None:
    page = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
    section = page.split("## POST /import")[1].split("\n## ")[0]
    limits = [READERS["dot"].longest, MOST_TOKENS, READERS["micrograd"].longest]
    limits += [MOST_STATEMENTS, MOST_CHARACTERS]
    assert re.findall(r"\d+(?:,\d{3})+", section) == [f"{limit:,}" for limit in limits]
    formats = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    assert formats == ["format", "json", *READERS]
