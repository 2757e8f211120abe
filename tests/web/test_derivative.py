"""Gradients of gradients over HTTP."""

from typing import Any

import httpx
import pytest

from tests.web.calling import SEED, answered, refused, with_node

pytestmark = pytest.mark.anyio

TENSORS: dict[str, Any] = {
    "nodes": [
        {"id": "W", "op": "parameter", "value": [[1, 2], [3, 4]]},
        {"id": "v", "op": "input", "value": [1, -1]},
        {"id": "k", "op": "constant", "value": 3},
        {"id": "h", "op": "matmul", "inputs": ["W", "v"]},
        {"id": "t", "op": "tanh", "inputs": ["h"]},
        {"id": "s", "op": "sum", "inputs": ["t"]},
        {"id": "y", "op": "mul", "inputs": ["s", "k"]},
    ],
    "output": "y",
}


async def test_the_derivative_is_a_graph_that_computes_the_gradient(
    client: httpx.AsyncClient,
) -> None:
    made = await answered(client, "/derivative", {"graph": SEED, "wrt": "b"})
    assert made["graph"]["output"] == made["grads"]["b"] == "df_db"
    ran = await answered(client, "/evaluate", {"graph": made["graph"]})
    assert ran["nodes"]["df_db"]["value"] == 9
    # Swept itself, it has the second derivatives: the row of b in the Hessian.
    assert [ran["nodes"][leaf]["grad"] for leaf in "abc"] == [1, 2, 1]


async def test_without_wrt_all_gradients_are_in_one_graph(client: httpx.AsyncClient) -> None:
    made = await answered(client, "/derivative", {"graph": TENSORS})
    ran = (await answered(client, "/evaluate", {"graph": made["graph"], "seed": [[1, 1], [1, 1]]}))[
        "nodes"
    ]
    swept = (await answered(client, "/evaluate", {"graph": TENSORS}))["nodes"]
    assert made["grads"].keys() == {"W", "v"}
    for leaf, grad in made["grads"].items():
        assert ran[grad]["value"]["shape"] == swept[leaf]["grad"]["shape"]
        assert ran[grad]["value"]["data"] == pytest.approx(swept[leaf]["grad"]["data"], rel=1e-9)


async def test_a_derivative_has_a_derivative(client: httpx.AsyncClient) -> None:
    graph = with_node(id="z", op="pow", inputs=["f", "c"])
    once = await answered(client, "/derivative", {"graph": graph, "wrt": "b"})
    twice = await answered(client, "/derivative", {"graph": once["graph"], "wrt": "b"})
    thrice = await answered(client, "/derivative", {"graph": twice["graph"], "wrt": "a"})
    ran = await answered(client, "/evaluate", {"graph": thrice["graph"]})
    # z = x^4 y^4 with x = a + b = 2 and y = b + c = 7: z_xxx + 2 z_xxy + z_xyy.
    x, y = 2, 7
    expected = 24 * x * y**4 + 96 * x**2 * y**3 + 48 * x**3 * y**2
    assert ran["nodes"][thrice["graph"]["output"]]["value"] == pytest.approx(expected, rel=1e-12)


async def test_the_hessian_of_the_seed_graph(client: httpx.AsyncClient) -> None:
    answer = await answered(client, "/hessian", {"graph": SEED})
    assert answer == {"leaves": ["a", "b", "c"], "rows": [[0, 1, 1], [1, 2, 1], [1, 1, 0]]}


@pytest.mark.parametrize("vector", [[0, 1, 0], {"b": 1}, {"b": 1, "a": 0}])
async def test_a_vector_is_a_list_or_has_names(client: httpx.AsyncClient, vector: Any) -> None:
    answer = await answered(client, "/hessian", {"graph": SEED, "vector": vector})
    assert answer == {"leaves": ["a", "b", "c"], "product": [1, 2, 1]}


async def test_numbers_of_tensors_are_named_by_their_places(client: httpx.AsyncClient) -> None:
    answer = await answered(client, "/hessian", {"graph": TENSORS})
    places = [f"W[{i}, {j}]" for i in (0, 1) for j in (0, 1)]
    assert answer["leaves"] == [*places, "v[0]", "v[1]"]
    rows = answer["rows"]
    flat = await answered(client, "/hessian", {"graph": TENSORS, "vector": [0, 1, 0, 0, 0, 0]})
    found = [*flat["product"][0]["data"], *flat["product"][1]["data"]]
    assert found == pytest.approx([row[1] for row in rows])
    for i, row in enumerate(rows):
        assert row == pytest.approx([other[i] for other in rows], rel=1e-9)


@pytest.mark.parametrize(
    ("path", "more", "where", "says"),
    [
        ("/derivative", {"wrt": "bb"}, "/wrt", "did you mean 'b'?"),
        ("/hessian", {"vector": [1, 2]}, "/vector", "hold 3 numbers, the vector 2"),
        ("/hessian", {"vector": {"bb": 1}}, "/vector/bb", "did you mean 'b'?"),
        ("/hessian", {"vector": {"b": [1, 2]}}, "/vector/b", "has the shape ()"),
        ("/hessian", {"vector": {"b": "1"}}, "/vector", "without quotes"),
        ("/hessian", {"vector": 3}, "/vector", "a list of numbers, or an object"),
        ("/hessian", {"seed": [1, 2]}, "/seed", "must have the shape"),
    ],
)
async def test_what_does_not_fit_is_told_where_it_stands(
    client: httpx.AsyncClient, path: str, more: dict[str, Any], where: str, says: str
) -> None:
    fault, *others = await refused(client, path, {"graph": SEED, **more})
    assert not others
    assert fault["where"] == where
    assert says in fault["message"]


async def test_what_no_gradient_can_reach_has_no_derivative(client: httpx.AsyncClient) -> None:
    graph = {**SEED, "output": "x"}
    (fault,) = await refused(client, "/derivative", {"graph": graph, "wrt": "c"})
    assert fault["where"] == "/wrt"
    assert "'x' has no gradient with respect to 'c'" in fault["message"]


async def test_a_hessian_of_too_many_numbers_is_refused_before_it_is_computed(
    client: httpx.AsyncClient,
) -> None:
    nodes = [
        {"id": "w", "op": "input", "value": [1] * 51},
        {"id": "y", "op": "norm", "inputs": ["w"]},
    ]
    graph = {"nodes": nodes, "output": "y"}
    (fault,) = await refused(client, "/hessian", {"graph": graph})
    assert (fault["limit"], fault["actual"]) == (50, 51)
    assert "give a vector" in fault["message"]
    ones = await answered(client, "/hessian", {"graph": graph, "vector": {"w": [1] * 51}})
    assert ones["product"][0]["data"] == pytest.approx([0] * 51, abs=1e-12)
