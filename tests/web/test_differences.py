"""Differences by steps of every size over HTTP."""

from typing import Any

import httpx
import pytest

from tests.web.calling import SEED, answered, refused

pytestmark = pytest.mark.anyio

TENSOR: dict[str, Any] = {
    "nodes": [
        {"id": "x", "op": "input", "value": [[1, 2, 3], [4, 5, 6]]},
        {"id": "label", "op": "input", "value": 2},
        {"id": "p", "op": "sum", "inputs": ["x"], "attrs": {"axis": 0}},
        {"id": "f", "op": "softmax_cross_entropy", "inputs": ["p", "label"]},
    ],
    "output": "f",
}


async def test_the_curve_of_b_has_a_difference_for_every_step(client: httpx.AsyncClient) -> None:
    answer = await answered(client, "/differences", {"graph": SEED, "node": "b"})
    assert (answer["node"], answer["place"], answer["reverse"]) == ("b", [], 9)
    assert len(answer["steps"]) == len(answer["central"]) == len(answer["one_sided"]) == 151
    assert (answer["steps"][0], answer["steps"][-1]) == (1e-15, 1)
    assert answer["steps"] == sorted(answer["steps"])
    # f = (a+b)(b+c) is a parabola in b: nothing is missed by a central step of 1, and 1 ahead.
    assert (answer["central"][-1], answer["one_sided"][-1]) == (9, 10)


async def test_its_steps_are_those_of_a_check(client: httpx.AsyncClient) -> None:
    curve = await answered(client, "/differences", {"graph": SEED, "node": "b"})
    said = (await answered(client, "/check", {"graph": SEED}))["nodes"]["b"]
    assert curve["chosen"] == {"h": said["h"], "difference": said["differences"]}
    ahead = {"h": said["one_sided_h"], "difference": said["one_sided"]}
    assert curve["chosen_one_sided"] == ahead


async def test_a_number_of_a_tensor_is_named_by_its_place(client: httpx.AsyncClient) -> None:
    body = {"graph": TENSOR, "node": "x", "place": [1, 2]}
    answer = await answered(client, "/differences", body)
    trace = await answered(client, "/evaluate", {"graph": TENSOR})
    assert answer["reverse"] == trace["nodes"]["x"]["grad"]["data"][5]
    first = await answered(client, "/differences", {"graph": TENSOR, "node": "x"})
    assert first["place"] == [0, 0]
    assert first["reverse"] == trace["nodes"]["x"]["grad"]["data"][0]


async def test_what_is_not_finite_is_said_in_words(client: httpx.AsyncClient) -> None:
    nodes = [{"id": "x", "op": "input", "value": 0}, {"id": "y", "op": "log", "inputs": ["x"]}]
    body = {"graph": {"nodes": nodes, "output": "y"}, "node": "x"}
    answer = await answered(client, "/differences", body)
    assert answer["reverse"] == answer["one_sided"][0] == "Infinity"
    assert answer["central"][0] == "NaN"


@pytest.mark.parametrize(
    ("body", "where", "words"),
    [
        ({"graph": SEED, "node": "bb"}, "/node", "no node 'bb'; did you mean 'b'?"),
        ({"graph": SEED}, "/node", "this is needed"),
        ({"graph": SEED, "node": "b", "place": [0]}, "/place", "'b' is a number"),
        ({"graph": TENSOR, "node": "x", "place": [2, 0]}, "/place", "shape (2, 3); got [2, 0]"),
        ({"graph": TENSOR, "node": "label"}, "/node", "cannot be moved a little"),
        ({"graph": SEED, "node": "b", "seed": [1, 2]}, "/seed", "shape"),
    ],
)
async def test_what_has_no_curve_is_refused_at_its_place(
    client: httpx.AsyncClient, body: dict[str, Any], where: str, words: str
) -> None:
    (fault,) = await refused(client, "/differences", body)
    assert fault["where"] == where
    assert words in fault["message"]


async def test_a_curve_that_would_take_too_much_is_refused(client: httpx.AsyncClient) -> None:
    nodes: list[dict[str, Any]] = [
        {"id": "x", "op": "input", "value": [[0.5] * 300] * 300},
        {"id": "p", "op": "matmul", "inputs": ["x", "x"]},
        {"id": "y", "op": "sum", "inputs": ["p"]},
    ]
    body = {"graph": {"nodes": nodes, "output": "y"}, "node": "x"}
    (fault,) = await refused(client, "/differences", body)
    assert fault["limit"] == 5_000_000 < fault["actual"]
