"""Files as the API gives them: their text, their type, their name, and what is refused."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.export.formats import FORMATS
from tests.docs.shown import blocks
from tests.web.calling import API, SEED, answered, faults, refused, with_node

pytestmark = pytest.mark.anyio

SOFTMAX = {
    "nodes": [
        {"id": "x", "op": "input", "value": [1, 2]},
        {"id": "y", "op": "softmax", "inputs": ["x"]},
    ],
    "output": "y",
}


async def exported(client: httpx.AsyncClient, form: str, **body: Any) -> httpx.Response:
    response = await client.post(f"{API}/export", json={"graph": SEED, "format": form} | body)
    assert response.status_code == 200, response.text
    return response


async def test_the_catalogue_lists_every_format_as_its_record_has_it(
    client: httpx.AsyncClient,
) -> None:
    listed = (await client.get(f"{API}/exports")).json()["formats"]
    assert [form["name"] for form in listed] == list(FORMATS)
    for told in listed:
        form = FORMATS[told["name"]]
        assert told == {key: getattr(form, key) for key in told}
        assert set(told) == {"name", "title", "suffix", "media_type", "doc", "nodes"}


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
async def test_every_format_comes_in_its_media_type_under_a_name_of_its_suffix(
    client: httpx.AsyncClient, form: Any
) -> None:
    response = await exported(client, form.name, title="Two sums & a product")
    assert response.headers["content-type"].split(";")[0] == form.media_type
    name = f'inline; filename="two-sums-a-product{form.suffix}"'
    assert response.headers["content-disposition"] == name
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.text.endswith("\n")


async def test_no_title_names_a_file_like_a_module_or_leaves_its_quotes(
    client: httpx.AsyncClient,
) -> None:
    for title, stem in {
        "numpy": "numpy-graph",
        'a"; x="../b': "a-x-b",
        "日本": "graph",
        "x" * 200: "x" * 60,
    }.items():
        response = await exported(client, "numpy", title=title)
        assert response.headers["content-disposition"] == f'inline; filename="{stem}.py"'
    assert (await exported(client, "dot")).headers["content-disposition"].endswith('"graph.dot"')


async def test_json_keeps_layout_and_groups_and_can_be_sent_back(client: httpx.AsyncClient) -> None:
    graph = SEED | {"layout": {"a": [1, 2.5], "gone": [0, 0]}}
    graph["nodes"] = [SEED["nodes"][0] | {"group": "g/h"}, *SEED["nodes"][1:]]
    again = json.loads((await exported(client, "json", graph=graph)).text)
    assert again["layout"] == graph["layout"]
    assert again == graph
    assert await answered(client, "/evaluate", {"graph": again}) == await answered(
        client, "/evaluate", {"graph": graph}
    )


async def test_a_drawing_stands_where_the_layout_says(client: httpx.AsyncClient) -> None:
    layout = {node["id"]: [100 * i, 50] for i, node in enumerate(SEED["nodes"])}
    text = (await exported(client, "tikz", graph=SEED | {"layout": layout})).text
    assert "(n5) at (10.00, 0.00)" in text


async def test_an_unknown_format_is_refused_with_those_that_there_are(
    client: httpx.AsyncClient,
) -> None:
    [fault] = await refused(client, "/export", {"graph": SEED, "format": "pytroch"})
    assert fault["where"] == "/format"
    assert ", ".join(FORMATS) in fault["message"]
    assert fault["message"].endswith("there is no 'pytroch'; did you mean 'pytorch'?")


async def test_what_a_format_cannot_say_is_refused_at_every_node(client: httpx.AsyncClient) -> None:
    body = {"graph": SOFTMAX, "format": "micrograd", "seed": [1, 2]}
    response = await client.post(f"{API}/export", json=body)
    found = faults(response, 422)
    assert response.json()["type"] == "urn:backprop-explorer:export"
    assert [(f["where"], f["node"]) for f in found] == [
        ("/graph/nodes/0", "x"),
        ("/graph/nodes/1", "y"),
    ]
    listed = list(reversed(with_node(id="g", op="tanh", inputs=["f"])["nodes"]))
    body = {"graph": {"nodes": listed, "output": "g"}, "format": "micrograd"}
    [fault] = await refused(client, "/export", body)
    assert fault["where"] == "/graph/nodes/0"
    assert fault["message"].startswith("micrograd has no tanh, which g is")


async def test_a_graph_too_large_for_a_format_is_refused_with_the_limit(
    client: httpx.AsyncClient,
) -> None:
    nodes = [{"id": f"x{i}", "op": "input", "value": i} for i in range(1_001)]
    body = {"graph": {"nodes": nodes, "output": "x0"}, "format": "latex"}
    [fault] = await refused(client, "/export", body)
    assert (fault["where"], fault["limit"], fault["actual"]) == ("/graph/nodes", 1_000, 1_001)


async def test_a_tensor_needs_a_seed_and_an_unfinished_graph_is_refused(
    client: httpx.AsyncClient,
) -> None:
    [fault] = await refused(client, "/export", {"graph": SOFTMAX, "format": "numpy"})
    assert fault["where"] == "/seed"
    seeded = (await exported(client, "numpy", graph=SOFTMAX, seed=[1, 0.25])).text
    assert "grad_y = np.array([1.0, 0.25])" in seeded
    graph = with_node(id="g", op="add", inputs=["f", "nowhere"])
    [fault] = await refused(client, "/export", {"graph": graph, "format": "dot"})
    assert fault["where"] == "/graph/nodes/6/inputs/1"


async def test_a_title_that_cannot_be_printed_is_refused(client: httpx.AsyncClient) -> None:
    for title in ("two\nlines", "\u202e", "", "x" * 201):
        body = {"graph": SEED, "format": "dot", "title": title}
        [fault] = await refused(client, "/export", body)
        assert fault["where"] == "/title"


async def test_the_program_shown_in_the_docs_is_the_one_that_is_written(
    client: httpx.AsyncClient,
) -> None:
    page = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
    [shown] = [text for kind, text in blocks(page) if kind == "python" and "grad_f" in text]
    nodes = [
        {"id": "x", "op": "input", "value": 3},
        {"id": "f", "op": "mul", "inputs": ["x", "x"]},
    ]
    assert shown in (await exported(client, "numpy", graph={"nodes": nodes, "output": "f"})).text
    for name in FORMATS:
        assert f"`{name}`" in page
