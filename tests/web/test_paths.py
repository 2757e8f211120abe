"""The paths of a graph over HTTP."""

from typing import Any

import httpx
import pytest

from tests.web.calling import SEED, answered, refused

pytestmark = pytest.mark.anyio


def chain(length: int) -> dict[str, Any]:
    nodes: list[dict[str, Any]] = [{"id": "x0", "op": "input", "value": 1}]
    nodes += [
        {"id": f"x{i + 1}", "op": "mean", "inputs": [f"x{i}"]}
        if i % 2
        else {"id": f"x{i + 1}", "op": "add", "inputs": [f"x{i}", f"x{i}"]}
        for i in range(length)
    ]
    return {"nodes": nodes, "output": f"x{length}"}


async def test_the_paths_of_b_add_up_to_its_gradient(client: httpx.AsyncClient) -> None:
    answer = await answered(client, "/paths", {"graph": SEED, "source": "b"})
    assert answer["count"] == "2"
    assert answer["sum"] == 9
    assert [path["product"] for path in answer["paths"]] == [7, 2]
    assert answer["counts"] == {"a": "1", "b": "2", "c": "1", "x": "1", "y": "1", "f": "1"}


async def test_the_true_count_and_sum_come_however_few_paths_are_wanted(
    client: httpx.AsyncClient,
) -> None:
    body = {"graph": SEED, "source": "b", "limit": 1}
    answer = await answered(client, "/paths", body)
    assert (answer["count"], answer["sum"], len(answer["paths"])) == ("2", 9, 1)
    assert (await answered(client, "/paths", body | {"limit": 0}))["paths"] == []


async def test_counts_have_all_their_digits(client: httpx.AsyncClient) -> None:
    answer = await answered(client, "/paths", {"graph": chain(2000), "source": "x0", "limit": 3})
    assert answer["count"] == str(2**1000)
    assert len(answer["paths"]) == 3
    assert answer["sum"] == float(2**1000)


async def test_a_node_off_the_path_has_none(client: httpx.AsyncClient) -> None:
    graph = {**SEED, "output": "x"}
    answer = await answered(client, "/paths", {"graph": graph, "source": "c"})
    assert (answer["count"], answer["sum"], answer["paths"]) == ("0", None, [])
    assert "c" not in answer["counts"]


async def test_tensors_flow_down_paths_too(client: httpx.AsyncClient) -> None:
    nodes = [
        {"id": "x", "op": "input", "value": [1, 2, 3]},
        {"id": "s", "op": "softmax", "inputs": ["x"]},
        {"id": "m", "op": "mul", "inputs": ["s", "x"]},
        {"id": "y", "op": "sum", "inputs": ["m"]},
    ]
    graph = {"nodes": nodes, "output": "y"}
    answer = await answered(client, "/paths", {"graph": graph, "source": "x"})
    grads = (await answered(client, "/evaluate", {"graph": graph}))["nodes"]["x"]["grad"]
    assert answer["count"] == "2"
    assert answer["sum"]["data"] == pytest.approx(grads["data"], rel=1e-12)
    assert sorted(len(path["nodes"]) for path in answer["paths"]) == [3, 4]


@pytest.mark.parametrize(
    ("change", "where", "words"),
    [
        ({"source": "bb"}, "/source", "no node 'bb'; did you mean 'b'?"),
        ({"limit": 10**9}, "/limit", "10000"),
        ({"limit": -1}, "/limit", "0"),
        ({"seed": [1, 2]}, "/seed", "shape"),
        ({"source": None}, "/source", ""),
    ],
)
async def test_what_cannot_be_answered_is_refused_at_its_place(
    client: httpx.AsyncClient, change: dict[str, Any], where: str, words: str
) -> None:
    (fault,) = await refused(client, "/paths", {"graph": SEED, "source": "b"} | change)
    assert fault["where"] == where
    assert words in fault["message"]


async def test_a_graph_made_to_have_endless_counts_is_refused(client: httpx.AsyncClient) -> None:
    body = {"graph": chain(60_000), "source": "x0"}
    (fault,) = await refused(client, "/paths", body)
    assert fault["limit"] < fault["actual"]
