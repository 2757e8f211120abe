"""Every step of both sweeps, in order, in exactly the form that pages and scripts rely on."""

from typing import Any

import httpx
import pytest

from app.main import create_app
from app.settings import Settings
from tests.web.calling import API, SEED, answered, caller, refused, squares, with_node
from tests.web.columns import columns

pytestmark = pytest.mark.anyio

FLOW = {"index", "kind", "from", "to", "slot", "upstream", "local", "amount", "total"}


def flows(answer: Any, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(step[key] for key in keys) for step in answer["steps"] if "slot" in step]


async def test_reverse_steps_are_values_then_the_seed_then_contributions(
    client: httpx.AsyncClient,
) -> None:
    answer = await answered(client, "/trace", {"graph": SEED, "explain": False})
    assert answer["output"] == "f"
    assert answer["mode"] == "reverse"
    assert answer["order"] == ["a", "b", "c", "x", "y", "f"]
    steps = answer["steps"]
    assert [step["index"] for step in steps] == list(range(13))
    assert steps[0] == {
        "index": 0, "kind": "value", "node": "a", "op": "input", "inputs": [], "value": -1,
    }  # fmt: skip
    assert steps[5] == {
        "index": 5, "kind": "value", "node": "f", "op": "mul", "inputs": ["x", "y"], "value": 14,
    }  # fmt: skip
    assert steps[6] == {"index": 6, "kind": "seed", "node": "f", "grad": 1}
    assert steps[7] == {
        "index": 7, "kind": "contribution", "from": "f", "to": "x", "slot": 0,
        "upstream": 1, "local": 7, "amount": 7, "total": 7,
    }  # fmt: skip


async def test_contributions_cross_the_seed_graph_edge_by_edge(client: httpx.AsyncClient) -> None:
    answer = await answered(client, "/trace", {"graph": SEED})
    assert flows(answer, "from", "to", "amount", "total") == [
        ("f", "x", 7, 7),
        ("f", "y", 2, 2),
        ("x", "a", 7, 7),
        ("x", "b", 7, 7),
        ("y", "b", 2, 9),
        ("y", "c", 2, 2),
    ]


async def test_forward_steps_carry_the_tangent_of_one_node(client: httpx.AsyncClient) -> None:
    body = {"graph": SEED, "mode": "forward", "wrt": "b", "explain": False}
    answer = await answered(client, "/trace", body)
    assert answer["mode"] == "forward"
    assert answer["steps"][6] == {"index": 6, "kind": "seed", "node": "b", "tangent": 1}
    assert all(set(step) == FLOW for step in answer["steps"][7:])
    assert {step["kind"] for step in answer["steps"][7:]} == {"tangent"}
    assert flows(answer, "from", "to", "slot", "upstream", "local", "amount", "total") == [
        ("b", "x", 1, 1, 1, 1, 1),
        ("b", "y", 0, 1, 1, 1, 1),
        ("x", "f", 0, 1, 7, 7, 7),
        ("y", "f", 1, 1, 2, 2, 9),
    ]
    assert answer["nodes"]["f"] == {"value": 14, "tangent": 9}
    assert answer["nodes"]["a"] == {"value": -1, "tangent": None}


async def test_the_nodes_of_a_trace_are_those_of_evaluate(client: httpx.AsyncClient) -> None:
    trace = await answered(client, "/trace", {"graph": SEED, "seed": 3})
    evaluation = await answered(client, "/evaluate", {"graph": SEED, "seed": 3})
    assert trace["nodes"] == evaluation["nodes"]
    assert trace["order"] == list(evaluation["nodes"])


async def test_both_edges_of_a_square_are_told(client: httpx.AsyncClient) -> None:
    answer = await answered(
        client, "/trace", {"graph": with_node(id="s", op="mul", inputs=["f"] * 2)}
    )
    crossing = [step for step in answer["steps"] if step.get("from") == "s"]
    assert [(step["slot"], step["amount"], step["total"]) for step in crossing] == [
        (0, 14, 14),
        (1, 14, 28),
    ]


async def test_structured_ops_have_no_local_to_show(client: httpx.AsyncClient) -> None:
    graph = {
        "nodes": [
            {"id": "v", "op": "input", "value": [1, 2]},
            {"id": "m", "op": "matmul", "inputs": ["v", "v"]},
        ],
        "output": "m",
    }
    answer = await answered(client, "/trace", {"graph": graph})
    tensor = {"shape": [2], "data": [1, 2]}
    assert flows(answer, "local", "amount") == [(None, tensor), (None, tensor)]


@pytest.mark.parametrize("mode", [{"mode": "reverse"}, {"mode": "forward", "wrt": "b"}], ids=str)
async def test_explain_gives_the_step_that_stands_in_the_trace(
    client: httpx.AsyncClient, mode: dict[str, Any]
) -> None:
    whole = await answered(client, "/trace", {"graph": SEED, "explain": True, **mode})
    for step in whole["steps"]:
        assert step["latex"]
        assert step["words"]
        body = {"graph": SEED, "index": step["index"], **mode}
        assert await answered(client, "/explain", body) == step


async def test_small_graphs_are_narrated_unasked_and_large_ones_are_not() -> None:
    async with caller(create_app(Settings(explained_nodes=6))) as client:
        for graph, told in ((SEED, True), (squares(7), False)):
            steps = (await answered(client, "/trace", {"graph": graph}))["steps"]
            assert all(("latex" in step) == ("words" in step) == told for step in steps)
        asked = await answered(client, "/trace", {"graph": squares(7), "explain": True})
        assert all("words" in step for step in asked["steps"])


async def test_long_traces_are_not_narrated_whole() -> None:
    async with caller(create_app(Settings(explained_steps=12))) as client:
        steps = (await answered(client, "/trace", {"graph": SEED}))["steps"]
        assert not any("words" in step for step in steps)
        [fault] = await refused(client, "/trace", {"graph": SEED, "explain": True})
        assert fault["where"] == "/explain"
        assert "from and count" in fault["message"]
        few = {"graph": SEED, "explain": True, "from": 2, "count": 12}
        steps = (await answered(client, "/trace", few))["steps"]
        assert all("words" in step for step in steps)
        assert (await answered(client, "/explain", {"graph": SEED, "index": 12}))["words"]


async def test_a_trace_beyond_the_limit_names_other_ways() -> None:
    async with caller(create_app(Settings(trace_numbers=30))) as client:
        [fault] = await refused(client, "/trace", {"graph": SEED})
        assert fault["where"] == "/graph"
        assert "from and count" in fault["message"]
        answer = await answered(client, "/trace", {"graph": SEED, "from": 7, "count": 2})
        assert [step["index"] for step in answer["steps"]] == [7, 8]
        headers = {"Accept": "application/octet-stream"}
        response = await client.post(f"{API}/trace", json={"graph": SEED}, headers=headers)
        assert len(columns(response.content)["amounts"]) == 6


@pytest.mark.parametrize("mode", [{"mode": "reverse"}, {"mode": "forward", "wrt": "b"}], ids=str)
async def test_every_range_of_steps_is_that_part_of_the_whole(
    client: httpx.AsyncClient, mode: dict[str, Any]
) -> None:
    whole = await answered(client, "/trace", {"graph": SEED, "explain": True, **mode})
    count = len(whole["steps"])
    assert whole["total_steps"] == count
    for first in range(count + 1):
        for many in (0, 1, 3, count):
            asked = {"graph": SEED, "explain": True, "from": first, "count": many, **mode}
            part = await answered(client, "/trace", asked)
            assert part["steps"] == whole["steps"][first : first + many]
            assert part | {"steps": whole["steps"]} == whole
        rest = await answered(client, "/trace", {"graph": SEED, "from": first, **mode})
        assert rest["steps"] == whole["steps"][first:]


async def test_a_few_steps_of_a_large_graph_are_narrated_unasked(
    client: httpx.AsyncClient,
) -> None:
    graph = squares(300)
    answer = await answered(client, "/trace", {"graph": graph, "from": 550, "count": 2})
    assert answer["total_steps"] == 300 + 1 + 598
    for step in answer["steps"]:
        body = {"graph": graph, "index": step["index"]}
        assert step == await answered(client, "/explain", body)
    assert not any("words" in step for step in await steps_of(client, graph))


async def steps_of(client: httpx.AsyncClient, graph: dict[str, Any]) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = (await answered(client, "/trace", {"graph": graph}))["steps"]
    return steps


async def test_a_range_must_begin_within_the_trace(client: httpx.AsyncClient) -> None:
    [fault] = await refused(client, "/trace", {"graph": SEED, "from": 14})
    assert fault["where"] == "/from"
    assert "at most 13" in fault["message"]
    for wrong in ({"from": -1}, {"count": -1}, {"from": 0.5}, {"count": "all"}):
        [fault] = await refused(client, "/trace", {"graph": SEED, **wrong})
        assert fault["where"] == f"/{next(iter(wrong))}"


async def test_the_index_of_an_explanation_must_exist(client: httpx.AsyncClient) -> None:
    [fault] = await refused(client, "/explain", {"graph": SEED, "index": 13})
    assert fault["where"] == "/index"
    assert "13" in fault["message"]


async def test_forward_mode_needs_a_node_that_exists(client: httpx.AsyncClient) -> None:
    graph = with_node(id="bias", op="tanh", inputs=["f"])
    for wrt, words in ((None, "name it in wrt"), ("biass", "did you mean 'bias'")):
        body = {"graph": graph, "mode": "forward", "wrt": wrt}
        for path, more in (("/trace", {}), ("/explain", {"index": 0})):
            [fault] = await refused(client, path, body | more)
            assert fault["where"] == "/wrt"
            assert words in fault["message"]


async def test_every_step_has_the_keys_of_its_kind_and_no_others(
    client: httpx.AsyncClient,
) -> None:
    keys = {
        "value": {"index", "kind", "node", "op", "inputs", "value"},
        "seed": {"index", "kind", "node", "grad"},
        "contribution": FLOW,
    }
    plain = await answered(client, "/trace", {"graph": SEED, "explain": False})
    told = await answered(client, "/trace", {"graph": SEED})
    for step in plain["steps"]:
        assert set(step) == keys[step["kind"]]
    for step in told["steps"]:
        assert set(step) == keys[step["kind"]] | {"latex", "words"}
