"""Networks over HTTP."""

from typing import Any

import httpx
import pytest

from app.web.wire.network import MAZUR
from tests.web.calling import answered, refused

pytestmark = pytest.mark.anyio

SAMPLE = {"x": [0.05, 0.1], "y": [0.01, 0.99]}


@pytest.mark.parametrize("grain", ["layer", "neuron"])
async def test_the_graph_of_a_network_runs_like_any_other(
    client: httpx.AsyncClient, grain: str
) -> None:
    body = {"spec": MAZUR, "grain": grain, "sample": SAMPLE}
    graph = (await answered(client, "/networks", body))["graph"]
    ran = (await answered(client, "/evaluate", {"graph": graph}))["nodes"]
    assert ran["loss"]["value"] == pytest.approx(0.298371109, abs=5e-10)
    found = ran["layer2.neuron1.w1"]["grad"] if grain == "neuron" else None
    found = found or ran["layer2.weight"]["grad"]["data"][0]
    assert found == pytest.approx(0.082167041, abs=5e-10)


async def test_without_a_sample_a_network_is_shown_zeros(client: httpx.AsyncClient) -> None:
    spec = {"inputs": 2, "layers": [{"units": 3}], "loss": "softmax_cross_entropy"}
    graph = (await answered(client, "/networks", {"spec": spec}))["graph"]
    leaves = {node["id"]: node["value"] for node in graph["nodes"] if "value" in node}
    assert leaves["x"] == {"shape": [2], "data": [0, 0]}
    assert leaves["target"] == 0


async def test_a_batch_of_classes(client: httpx.AsyncClient) -> None:
    spec = {
        "inputs": 2,
        "layers": [{"units": 4, "activation": "maxout"}, {"units": 3, "skips": [0]}],
        "loss": "softmax_cross_entropy",
        "seed": 3,
    }
    sample = {"x": [[1, 2], [3, 4], [-1, 0]], "y": [0, 2, 1]}
    losses = []
    for grain in ("layer", "neuron"):
        body = {"spec": spec, "grain": grain, "sample": sample}
        graph = (await answered(client, "/networks", body))["graph"]
        ran = await answered(client, "/evaluate", {"graph": graph})
        losses.append(ran["nodes"]["loss"]["value"])
    assert losses[0] == pytest.approx(losses[1], rel=1e-13)


@pytest.mark.parametrize(
    ("change", "where", "says"),
    [
        ({"loss": "mso"}, "/spec/loss", "did you mean 'mse'?"),
        ({"layers": []}, "/spec/layers", "at least 1"),
        ({"layers": [{"units": 0}]}, "/spec/layers/0/units", "must be at least 1"),
        ({"layers": [{"units": 2, "weights": [[1]]}]}, "/spec/layers/0/weights", "2 rows of 2"),
        ({"layers": [{"units": 2, "dropout": 1}]}, "/spec/layers/0/dropout", "less than 1"),
        ({"inputs": 10**9}, "/spec/inputs", "must be at most 4096"),
        ({"layers": [{"units": 1024}] * 9}, "/spec", "weights and biases"),
    ],
)
async def test_what_is_wrong_with_a_spec_is_told_where_it_stands(
    client: httpx.AsyncClient, change: dict[str, Any], where: str, says: str
) -> None:
    spec = {"inputs": 2, "layers": [{"units": 2}], **change}
    fault = (await refused(client, "/networks", {"spec": spec}))[0]
    assert fault["where"] == where
    assert says in fault["message"]


async def test_the_catalogue_of_initializers(client: httpx.AsyncClient) -> None:
    response = await client.get("/api/v1/initializers")
    names = [each["name"] for each in response.json()["initializers"]]
    assert {"zeros", "xavier_uniform", "he_normal", "orthogonal"} <= set(names)


async def test_the_catalogue_of_datasets(client: httpx.AsyncClient) -> None:
    response = await client.get("/api/v1/datasets")
    found = {each["name"]: each for each in response.json()["datasets"]}
    assert {"gaussians", "circle", "xor", "spirals", "iris", "digits"} <= found.keys()
    assert found["digits"]["picture"] == [8, 8]
    assert found["spirals"]["knobs"][0]["name"] == "samples"


async def test_the_catalogue_of_optimizers(client: httpx.AsyncClient) -> None:
    response = await client.get("/api/v1/optimizers")
    found = {each["name"]: each for each in response.json()["optimizers"]}
    assert found.keys() == {
        *("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"),
    }
    assert [knob["default"] for knob in found["adam"]["knobs"]] == [0.9, 0.999, 1e-8]
