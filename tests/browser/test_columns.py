"""What reaches the page as columns of bytes is seen there exactly as the JSON API has it."""

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.places import middle
from tests.browser.reading import at_step, node, press, type_expression, value

# Joins, tensors, structured ops, dead branches, and numbers that are not finite.
SCALARS = "\n".join(
    [
        "h0 = a * b",
        *(f"h{i} = tanh(h{i - 1} * a + h{i - 1} / b)" for i in range(1, 76)),
        "burst = exp(1000 * b)",
        "lost = burst - burst",
        "spill = h75 / (a - a)",
        "ünï = h75 * h75 + h3",
        "f = ünï + b",
    ]
)
TENSORS = "\n".join(
    [
        "W = [[1, -2], [3, 0.1]]",
        "h0 = [0.5, -0.3]",
        *(f"h{i} = tanh(W @ h{i - 1} * a)" for i in range(1, 71)),
        "dead = exp(W) / (a - a)",
        "gone = sum(dead)",
        "f = sum(h70) + b",
    ]
)
DERIVATIVE = {"reverse": "gradient", "forward": "tangent"}
KINDS = ("value", "gradient", "tangent", "upstream", "local", "contribution")


def kind_of(response: Response) -> str:
    return response.headers["content-type"]


def ends_with(ending: str) -> Callable[[Response], bool]:
    return lambda response: response.url.endswith(ending)


def explaining(index: int) -> Callable[[Response], bool]:
    def is_it(response: Response) -> bool:
        is_explanation = response.url.endswith("/explain")
        return is_explanation and json.loads(response.request.post_data or "")["index"] == index

    return is_it


def as_json(page: Page, response: Response) -> Any:
    """What the API answers in JSON to the request that the page made for bytes."""
    assert kind_of(response) == "application/octet-stream"
    told = page.request.post(
        response.url,
        data=response.request.post_data or "",
        headers={"Content-Type": "application/json", "Accept": "application/json"},
    )
    assert told.headers["content-type"] == "application/json"
    return told.json()


def shown(page: Page, what: str) -> dict[str, dict[str, Any]]:
    """Every digit that the tooltips of all nodes, or edges, tell, by kind of number."""
    titles: dict[str, str] = page.locator(f"[data-{what}]").evaluate_all(
        f"""(all) => Object.fromEntries(all.map((each) =>
              [each.dataset.{what}, each.querySelector('title').textContent]))"""
    )
    return {name: told_in(title) for name, title in titles.items()}


def told_in(title: str) -> dict[str, Any]:
    """The numbers of a tooltip; those of a tensor stand on a line of their own."""
    numbers, lines = {}, title.split("\n")
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        kind, _, said = line.partition(" ")
        if kind in KINDS:
            numbers[kind] = json.loads(after if said.startswith("[") else said)
    return numbers


def assert_same(seen: dict[str, Any], told: dict[str, Any]) -> None:
    """The numbers seen are those that the API has, to the last bit, and there are no more."""
    there = {kind: number for kind, number in told.items() if number is not None}
    assert seen.keys() == there.keys()
    for kind, number in there.items():
        is_tensor = isinstance(number, dict)
        data = [float(each) for each in (number["data"] if is_tensor else [number])]
        expected = np.reshape(data, number["shape"] if is_tensor else ())
        np.testing.assert_array_equal(np.array(seen[kind], dtype=float), expected, strict=True)


def edge_of(step: dict[str, Any]) -> str:
    """How the page names the edge that a step crossed: in the direction of the values."""
    ends = (step["from"], step["to"])
    source, consumer = reversed(ends) if step["kind"] == "contribution" else ends
    return f"{source}:{consumer}:{step['slot']}"


def opened(page: Page, source: str) -> Any:
    """The trace in JSON of a large graph, once all of it stands on the page."""
    page.emulate_media(reduced_motion="reduce")
    with page.expect_response(ends_with("/trace")) as asked:
        type_expression(page, source)
    trace = as_json(page, asked.value)
    expect(page.locator("[data-node]")).to_have_count(len(trace["order"]))
    return trace


@pytest.mark.parametrize("source", [SCALARS, TENSORS], ids=["scalars", "tensors"])
@pytest.mark.parametrize("mode", ["reverse", "forward"])
def test_every_number_of_a_large_graph_is_the_json_apis(
    explorer: Page, source: str, mode: str
) -> None:
    trace = opened(explorer, source)
    if mode == "forward":
        with explorer.expect_response(ends_with("/trace")) as asked:
            explorer.get_by_label("Mode").select_option(label="Forward mode: a")
        trace = as_json(explorer, asked.value)
        expect(explorer.locator(".explanation")).to_contain_text("Step on with")
    assert trace["mode"] == mode
    press(explorer, "Last step")
    at_step(explorer, trace["total_steps"])
    cards = shown(explorer, "node")
    assert cards.keys() == trace["nodes"].keys()
    for name, held in trace["nodes"].items():
        derivative = held["grad"] if mode == "reverse" else held["tangent"]
        assert_same(cards[name], {"value": held["value"], DERIVATIVE[mode]: derivative})
    flows = [step for step in trace["steps"] if "slot" in step]
    edges = {edge: told for edge, told in shown(explorer, "edge").items() if told}
    assert len(edges) == len(flows)
    for step in flows:
        numbers = {name: step[name] for name in ("upstream", "local")}
        assert_same(edges[edge_of(step)], {**numbers, step["kind"]: step["amount"]})


def test_steps_of_a_large_graph_are_the_json_apis_and_find_their_words(explorer: Page) -> None:
    trace = opened(explorer, SCALARS)
    seed = len(trace["order"])
    for index in (seed // 2, seed, seed + 1, seed + 6, seed + 200):
        step = trace["steps"][index]
        with explorer.expect_response(explaining(index)) as explained:
            explorer.get_by_role("slider", name="Step").fill(str(index + 1))
        reached = step.get("to") or step["node"]
        total = step.get("total", step.get("grad"))
        told = {"value": trace["nodes"][reached]["value"], "gradient": total}
        seen = node(explorer, reached).locator("title").text_content() or ""
        assert_same(told_in(seen), told)
        explanation = explorer.get_by_role("region", name="Explanation")
        expect(explanation).to_contain_text(explained.value.json()["words"])


def test_a_small_graphs_trace_comes_with_its_words(explorer: Page) -> None:
    with explorer.expect_response(ends_with("/trace")) as asked:
        type_expression(explorer, "f = a * b + c")
    assert kind_of(asked.value) == "application/json"
    assert all(step["words"] for step in asked.value.json()["steps"])


def test_every_number_of_a_drag_is_the_json_apis(explorer: Page) -> None:
    type_expression(explorer, "burst = exp(300 * b)\noff = burst * c\nf = tanh(a / b) * c")
    expect(node(explorer, "off")).to_have_count(1)
    press(explorer, "Last step")
    x, y = middle(value(explorer, "b"))
    explorer.mouse.move(x, y)
    explorer.mouse.down()
    with explorer.expect_response(ends_with("/evaluate")) as asked:
        explorer.mouse.move(x + 4, y)
    columns = as_json(explorer, asked.value)
    expect(value(explorer, "b")).to_have_text(str(columns["values"][columns["ids"].index("b")]))
    cards = shown(explorer, "node")
    for name, held, grad in zip(columns["ids"], columns["values"], columns["grads"], strict=True):
        assert_same(cards[name], {"value": held, "gradient": grad})
    explorer.mouse.up()
