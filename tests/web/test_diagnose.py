"""What is wrong with a run, over HTTP."""

from typing import Any

import httpx
import pytest

from tests.web.calling import SEED, answered, refused

pytestmark = pytest.mark.anyio


def chain(op: str, length: int, value: Any) -> dict[str, Any]:
    nodes: list[dict[str, Any]] = [{"id": "n0", "op": "input", "value": value}]
    nodes += [{"id": f"n{i}", "op": op, "inputs": [f"n{i - 1}"]} for i in range(1, length)]
    return {"nodes": nodes, "output": f"n{length - 1}"}


async def test_a_healthy_graph_has_no_findings(client: httpx.AsyncClient) -> None:
    assert await answered(client, "/diagnose", {"graph": SEED}) == {"findings": [], "count": 0}


async def test_a_log_of_0_is_found_where_it_is(client: httpx.AsyncClient) -> None:
    answer = await answered(client, "/diagnose", {"graph": chain("log", 3, 0)})
    first, second, *_ = answer["findings"]
    assert first == {
        "node": "n1",
        "of": "value",
        "kind": "infinite",
        "role": "produced",
        "message": "log at n1 is infinite: it is given 0",
    }
    assert (second["node"], second["kind"], second["role"]) == ("n2", "nan", "produced")


async def test_findings_are_counted_where_they_are_too_many_to_list(
    client: httpx.AsyncClient,
) -> None:
    answer = await answered(client, "/diagnose", {"graph": chain("neg", 3000, "NaN")})
    assert len(answer["findings"]) == 1000
    assert answer["count"] >= 3000


async def test_of_too_many_findings_none_that_was_produced_is_left_out(
    client: httpx.AsyncClient,
) -> None:
    graph = chain("neg", 3000, 0.0)
    graph["nodes"][1]["op"] = "reciprocal"
    answer = await answered(client, "/diagnose", {"graph": graph})
    produced = {(each["node"], each["of"]) for each in answer["findings"] if "cause" not in each}
    assert len(answer["findings"]) == 1000
    assert produced == {("n1", "value"), ("n0", "grad")}


async def test_a_seed_may_be_given(client: httpx.AsyncClient) -> None:
    graph = chain("sigmoid", 3, [1, 2])
    (fault,) = await refused(client, "/diagnose", {"graph": graph})
    assert fault["where"] == "/seed"
    answer = await answered(client, "/diagnose", {"graph": graph, "seed": ["Infinity", 1]})
    assert {each["kind"] for each in answer["findings"]} == {"infinite"}
