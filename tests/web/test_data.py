"""Datasets and tables over HTTP."""

from typing import Any

import httpx
import numpy as np
import pytest

from tests.web.calling import answered, refused

pytestmark = pytest.mark.anyio

CSV = "size;width;kind\n1,5;2;a\n2,5;3;b\n0,5;oops;a\n;4;b\n"


async def made(client: httpx.AsyncClient, **dataset: Any) -> dict[str, Any]:
    found: dict[str, Any] = await answered(client, "/data", {"dataset": dataset})
    return found


async def test_a_generated_dataset_is_the_same_for_the_same_seed(
    client: httpx.AsyncClient,
) -> None:
    knobs = {"samples": 40, "noise": 0.1, "turns": 2}
    first = await made(client, name="spirals", knobs=knobs, seed=7)
    assert first == await made(client, name="spirals", knobs=knobs, seed=7)
    assert first["x"] != (await made(client, name="spirals", knobs=knobs, seed=8))["x"]
    assert first["x"]["shape"] == [40, 2]
    assert sorted(first["classes"]["of"]) == [0] * 20 + [1] * 20


async def test_measured_and_numeric_datasets_are_whole(client: httpx.AsyncClient) -> None:
    digits = await made(client, name="digits")
    assert (digits["x"]["shape"], digits["picture"]) == ([1797, 64], [8, 8])
    assert len(digits["classes"]["names"]) == 10
    plane = await made(client, name="plane", knobs={"samples": 30})
    assert plane["numbers"]["values"]["shape"][0] == 30


async def test_a_formula_parts_the_plane(client: httpx.AsyncClient) -> None:
    found = await made(client, formula="x*x + y*y < 9", knobs={"samples": 200})
    points = np.reshape(found["x"]["data"], (-1, 2))
    inside = [int(x * x + y * y < 9) for x, y in points]
    assert found["classes"] == {"names": ["no", "yes"], "of": inside}


async def test_painted_points_and_columns_of_a_table(client: httpx.AsyncClient) -> None:
    painted = {"points": [[0, 1, 0], [2, 3, 1]], "classes": ["blue", "sand"]}
    assert (await made(client, painted=painted))["x"]["data"] == [0, 1, 2, 3]
    table = {"text": CSV, "features": ["size"], "target": ["kind"]}
    found = await made(client, table=table)
    assert found["x"]["data"] == [1.5, 2.5, 0.5]
    assert found["classes"] == {"names": ["a", "b"], "of": [0, 1, 0]}
    mean = await made(client, table=table | {"missing": "mean"})
    assert mean["x"]["data"] == [1.5, 2.5, 0.5, 1.5]


async def test_a_table_is_looked_at_before_columns_are_chosen(client: httpx.AsyncClient) -> None:
    found = await answered(client, "/tables", {"text": CSV, "rows": 2})
    assert found["form"] == {"delimiter": ";", "quote": '"', "decimal": ",", "header": True}
    assert [(c["name"], c["kind"], c["missing"]) for c in found["columns"]] == [
        ("size", "number", 1),
        ("width", "number", 0),
        ("kind", "category", 0),
    ]
    (cell,) = found["columns"][1]["problems"]
    assert (cell["row"], cell["column"]) == (4, 2)
    assert (found["count"], found["rows"]) == (4, [[1.5, 2, "a"], [2.5, 3, "b"]])


@pytest.mark.parametrize(
    ("dataset", "where", "says"),
    [
        ({}, "/dataset", "one of name, formula, table, painted; got none"),
        ({"name": "xor", "formula": "x"}, "/dataset", "got name and formula"),
        ({"name": "spiral"}, "/dataset/name", "did you mean 'spirals'?"),
        ({"name": "iris", "knobs": {"noise": 1}}, "/dataset/knobs", "has no knobs"),
        ({"name": "xor", "knobs": {"nois": 1}}, "/dataset/knobs/nois", "did you mean 'noise'?"),
        ({"name": "xor", "knobs": {"samples": 1e9}}, "/dataset/knobs/samples", "from 10 to 5000"),
        ({"name": "xor", "knobs": {"samples": 20.5}}, "/dataset/knobs/samples", "whole number"),
        ({"formula": "y > sinn(x)"}, "/dataset/formula", "did you mean 'sin'?"),
        (
            {"painted": {"points": [[0, 0, 5], [0, 0, 1]], "classes": ["a", "b"]}},
            "/dataset/painted/points/0",
            "from 0 to 1, got 5",
        ),
        (
            {"table": {"text": CSV, "features": ["siz"], "target": ["kind"]}},
            "/dataset/table/features/0",
            "did you mean 'size'?",
        ),
    ],
)
async def test_data_that_cannot_be_is_refused_where_it_is_wrong(
    client: httpx.AsyncClient, dataset: dict[str, Any], where: str, says: str
) -> None:
    fault = (await refused(client, "/data", {"dataset": dataset}))[0]
    assert fault["where"] == where
    assert says in fault["message"]


async def test_a_bad_cell_of_a_chosen_column_is_told_by_row_and_column(
    client: httpx.AsyncClient,
) -> None:
    table = {"text": CSV, "features": ["width"], "target": ["kind"]}
    (fault,) = await refused(client, "/data", {"dataset": {"table": table}})
    assert (fault["where"], fault["line"], fault["column"]) == ("/dataset/table/text", 4, 2)


async def test_a_ragged_table_is_told_line_by_line(client: httpx.AsyncClient) -> None:
    faults = await refused(client, "/tables", {"text": "a,b\n1,2\n3\n4,5,6\n"})
    assert {(fault["where"], fault["line"]) for fault in faults} == {("/text", 3), ("/text", 4)}
    (fault,) = await refused(client, "/tables", {"text": "a\n1", "reading": {"delimiter": "x"}})
    assert fault["where"].startswith("/reading")
