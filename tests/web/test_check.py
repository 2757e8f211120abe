"""Four witnesses over HTTP."""

from typing import Any

import httpx
import pytest

from tests.web.calling import SEED, answered, refused

pytestmark = pytest.mark.anyio

ROADS = ("reverse", "forward", "paths")


async def test_four_roads_lead_to_the_gradients_of_the_seed_graph(
    client: httpx.AsyncClient,
) -> None:
    answer = await answered(client, "/check", {"graph": SEED})
    assert answer["agree"] is True
    assert answer["nodes"].keys() == {"a", "b", "c"}
    for name, grad in {"a": 7, "b": 9, "c": 2}.items():
        said = answer["nodes"][name]
        assert [said[road] for road in ROADS] == [grad] * 3
        assert said["differences"] == pytest.approx(grad, rel=1e-8)
        assert said["one_sided"] == pytest.approx(grad, rel=1e-6)
        assert said["verdict"] == "agree"
    sweeps = {road: cost["sweeps"] for road, cost in answer["costs"].items()}
    assert sweeps == {"reverse": 1, "forward": 3, "differences": 6, "one_sided": 4, "paths": 4}


async def test_nodes_may_be_named_and_the_step_given(client: httpx.AsyncClient) -> None:
    body = {"graph": SEED, "nodes": ["y", "b", "y"], "h": 0.5}
    answer = await answered(client, "/check", body)
    assert list(answer["nodes"]) == ["y", "b"]
    assert answer["nodes"]["y"]["h"] == answer["nodes"]["y"]["one_sided_h"] == 0.5
    assert answer["nodes"]["y"]["differences"] == answer["nodes"]["y"]["one_sided"] == 2
    assert answer["agree"]


async def test_numbers_that_are_not_finite_are_said_in_words(client: httpx.AsyncClient) -> None:
    nodes = [{"id": "x", "op": "input", "value": 0}, {"id": "y", "op": "log", "inputs": ["x"]}]
    answer = await answered(client, "/check", {"graph": {"nodes": nodes, "output": "y"}})
    said = answer["nodes"]["x"]
    assert not answer["agree"]
    assert (said["reverse"], said["differences"], said["verdict"]) == ("Infinity", None, "pole")
    assert said["reason"] == "log at y is infinite: it is given 0"


async def test_tensors_have_a_derivative_for_each_number(client: httpx.AsyncClient) -> None:
    nodes = [
        {"id": "x", "op": "input", "value": [[1, 2, 3], [4, 5, 6]]},
        {"id": "w", "op": "parameter", "value": [0.1, 0.2, 0.3]},
        {"id": "p", "op": "matmul", "inputs": ["x", "w"]},
        {"id": "y", "op": "logsumexp", "inputs": ["p"]},
    ]
    answer = await answered(client, "/check", {"graph": {"nodes": nodes, "output": "y"}})
    assert answer["agree"]
    assert answer["costs"]["forward"]["sweeps"] == 9
    for name, shape in {"x": [2, 3], "w": [3]}.items():
        said = answer["nodes"][name]
        for road in (*ROADS, "differences", "one_sided"):
            assert said[road]["shape"] == shape
            assert said[road]["data"] == pytest.approx(said["reverse"]["data"], rel=1e-6)


@pytest.mark.parametrize(
    ("change", "where", "words"),
    [
        ({"nodes": ["a", "bb"]}, "/nodes/1", "no node 'bb'; did you mean 'b'?"),
        ({"nodes": "a"}, "/nodes", "list"),
        ({"h": 0}, "/h", "greater than 0"),
        ({"h": "NaN"}, "/h", ""),
        ({"seed": [1, 2]}, "/seed", "shape"),
    ],
)
async def test_what_cannot_be_checked_is_refused_at_its_place(
    client: httpx.AsyncClient, change: dict[str, Any], where: str, words: str
) -> None:
    (fault,) = await refused(client, "/check", {"graph": SEED} | change)
    assert fault["where"] == where
    assert words in fault["message"]


async def test_a_check_of_too_much_is_refused_before_it_runs(client: httpx.AsyncClient) -> None:
    nodes: list[dict[str, Any]] = [
        {"id": "x", "op": "input", "value": [[0.5] * 200] * 200},
        {"id": "p", "op": "matmul", "inputs": ["x", "x"]},
        {"id": "y", "op": "sum", "inputs": ["p"]},
    ]
    (fault,) = await refused(client, "/check", {"graph": {"nodes": nodes, "output": "y"}})
    assert fault["limit"] == 5_000_000 < fault["actual"]
    assert "name fewer nodes" in fault["message"]
