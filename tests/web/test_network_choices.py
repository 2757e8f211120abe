"""The catalogues of the network lab tell all of the registries, in the words that people read."""

from collections.abc import Mapping
from string import Formatter
from typing import Any

import httpx
import orjson
import pytest

from app.data.engineered import MAKINGS
from app.data.scaling import SCALINGS
from app.engine.ops import OPS
from app.network.activations import ACTIVATIONS
from app.network.clipping import CLIPPINGS
from app.network.losses import LOSSES
from app.network.regularizers import REGULARIZERS
from app.network.schedules import SCHEDULES
from app.presets.load import presets
from app.web.wire.experiment import ExperimentOut, RunRequest, kept
from tests.web.calling import API

pytestmark = pytest.mark.anyio

# Each catalogue, its registry, and what a choice says beside name and title.
CATALOGUES: dict[str, tuple[Mapping[str, object], set[str]]] = {
    "activations": (ACTIVATIONS, {"doc", "pieces"}),
    "losses": (LOSSES, {"convention", "latex", "classes", "numbers", "likelihood"}),
    "schedules": (SCHEDULES, {"doc", "source", "knobs"}),
    "regularizers": (REGULARIZERS, {"doc", "prior"}),
    "clippings": (CLIPPINGS, {"doc"}),
    "scalings": (SCALINGS, {"doc"}),
    "makings": (MAKINGS, {"written", "takes"}),
}


async def listed(client: httpx.AsyncClient, catalogue: str) -> dict[str, dict[str, Any]]:
    response = await client.get(f"{API}/{catalogue}")
    assert response.status_code == 200
    return {each["name"]: each for each in response.json()[catalogue]}


@pytest.mark.parametrize("catalogue", CATALOGUES)
async def test_every_choice_is_listed_once_in_order_and_says_what_it_is(
    client: httpx.AsyncClient, catalogue: str
) -> None:
    registry, told = CATALOGUES[catalogue]
    found = await listed(client, catalogue)
    assert list(found) == list(registry)
    for each in found.values():
        assert set(each) == {"name", "title"} | told
        assert all(each[key] for key in ("title", "doc", "convention", "prior") if key in each)
    titles = [each["title"] for each in found.values()]
    assert len(set(titles)) == len(titles)


async def test_an_activation_that_is_an_op_is_described_as_the_op(
    client: httpx.AsyncClient,
) -> None:
    found = await listed(client, "activations")
    assert found["tanh"]["doc"] == OPS["tanh"].doc
    assert found["maxout"]["pieces"] == 2


async def test_a_loss_says_which_targets_it_takes_and_which_likelihood_it_is(
    client: httpx.AsyncClient,
) -> None:
    found = await listed(client, "losses")
    assert {name for name, loss in found.items() if loss["classes"]} == {
        *("softmax_cross_entropy", "hinge"),
    }
    assert {name for name, loss in found.items() if loss["likelihood"] is None} == {
        *("huber", "hinge"),
    }
    for loss in found.values():
        assert loss["latex"].count("{") == loss["latex"].count("}") > 0


@pytest.mark.parametrize(
    ("catalogue", "knob", "symbol"), [("regularizers", "strength", "λ"), ("clippings", "most", "c")]
)
async def test_what_all_choices_share_is_one_setting_beside_them(
    client: httpx.AsyncClient, catalogue: str, knob: str, symbol: str
) -> None:
    answer = (await client.get(f"{API}/{catalogue}")).json()
    assert answer[knob]["symbol"] == symbol
    assert answer[knob]["low"] <= answer[knob]["default"] <= answer[knob]["high"]


async def test_a_making_is_written_with_as_many_names_as_it_takes(
    client: httpx.AsyncClient,
) -> None:
    for making in (await listed(client, "makings")).values():
        places = {place for _, place, _, _ in Formatter().parse(making["written"]) if place}
        assert places == {str(i) for i in range(making["takes"])}


async def test_every_preset_is_listed_whole_as_a_run_takes_it(client: httpx.AsyncClient) -> None:
    listed = (await client.get(f"{API}/presets")).json()["presets"]
    assert [each["name"] for each in listed] == [preset.name for preset in presets()]
    for each in listed:
        assert set(each) == {"name", "title", "doc", "experiment"}
        assert set(each["experiment"]) == set(ExperimentOut.model_fields)
        again = kept(RunRequest.model_validate(each["experiment"]))
        assert orjson.loads(again) == each["experiment"]
