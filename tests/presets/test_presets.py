"""The catalogue of presets: each can be run, and comes to what it promises."""

from copy import deepcopy
from math import log
from typing import Any

import numpy as np
import pytest

from app.network.recipe import begun
from app.network.train import advanced
from app.presets.load import Preset, PresetError, presets, read
from app.runs.job import Job, Point
from app.runs.slicing import course_of, judged
from app.web.wire.experiment import RunRequest

PRESETS = {preset.name: preset for preset in presets()}
GOOD = """
order = 1
title = "A preset"
doc = "Something."
[experiment]
spec = {}
dataset = {}
scaling = "none"
split = 0.5
optimizer = {}
schedule = {}
regularizer = {}
clipping = {}
batch_size = 1
epochs = 1
seed = 0
[expect]
held_loss = 1
"""


def job_of(experiment: Any) -> Job:
    """What a worker would be given, or whatever is wrong with the experiment."""
    return RunRequest.model_validate(experiment).prepared().job


def over(experiment: Any) -> Point:
    """Where an experiment is when all of its steps are taken, in one go."""
    job = job_of(experiment)
    went = advanced(course_of(job), begun(job.spec), job.steps)
    assert went.trouble is None
    return judged(job, went.state, np.empty(0)).point


def changed(name: str, **changes: Any) -> dict[str, Any]:
    """A preset's experiment with some of it in another way."""
    return deepcopy(dict(PRESETS[name].experiment)) | changes


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.name)
def test_a_preset_comes_to_what_it_promises(preset: Preset) -> None:
    point = over(preset.experiment)
    for key, bound in preset.expect.items():
        whose, what = key.split("_")
        score = point.train if whose == "train" else point.held
        assert score is not None, key
        if what == "loss":
            assert score.loss <= bound, key
        else:
            assert score.accuracy is not None, key
            assert score.accuracy >= bound, key


def test_what_presets_must_reach_they_promise() -> None:
    assert PRESETS["spirals"].expect["held_accuracy"] >= 0.97
    assert PRESETS["spirals"].experiment["dataset"]["knobs"]["noise"] == 0.0
    assert PRESETS["digits"].expect["held_accuracy"] >= 0.95
    assert PRESETS["xor"].expect == {"train_accuracy": 1.0, "held_accuracy": 1.0}


def test_titles_and_places_in_the_list_are_unique_and_words_are_short() -> None:
    for key in ("title", "order"):
        found = [getattr(preset, key) for preset in presets()]
        assert len(set(found)) == len(found)
    for preset in presets():
        assert len(preset.title) <= 32
        assert preset.doc.endswith(".")
        assert len(preset.doc) <= 400


def test_deep_sigmoids_stay_at_a_coins_loss_and_tanh_learns() -> None:
    slow = changed("vanishing")
    point = over(slow)
    assert point.train.loss == pytest.approx(log(2.0), abs=0.001)
    for layer in slow["spec"]["layers"][:-1]:
        layer["activation"] = "tanh"
    assert over(slow).train.accuracy == 1.0


def test_one_neuron_cannot_part_exclusive_or() -> None:
    gate = changed("one-neuron")
    gate["dataset"]["name"] = "xor_gate"
    assert over(gate).train.loss == pytest.approx(log(2.0), abs=0.001)


def test_without_its_prior_the_moons_are_learnt_by_heart() -> None:
    free = {"name": "none", "strength": 0.001}
    with_prior, without = (
        over(experiment) for experiment in (changed("moons"), changed("moons", regularizer=free))
    )
    assert with_prior.held is not None
    assert without.held is not None
    assert without.train.loss < 0.5 * with_prior.train.loss
    assert without.held.loss > 1.2 * with_prior.held.loss


def test_unscaled_wine_is_told_much_worse() -> None:
    raw = over(changed("wine", scaling="none"))
    assert raw.held is not None
    assert raw.held.accuracy is not None
    assert raw.held.accuracy < 0.85


def test_the_worked_example_takes_its_published_first_step() -> None:
    job = job_of(PRESETS["mazur"].experiment)
    went = advanced(course_of(job), begun(job.spec), 1)
    assert went.losses[0] == pytest.approx(0.298371109, abs=5e-10)
    assert went.state.parameters[0] == pytest.approx(0.149780716, abs=5e-10)
    assert went.state.parameters[6] == pytest.approx(0.35891648, abs=5e-9)
    assert job.train.x.tolist() == [[0.05, 0.1]]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("order = 1", "order =", "x.toml: Invalid value"),
        ("order = 1", "", "x.toml: missing key: order"),
        ("order = 1", "order = 1\nhint = 1", "x.toml: unknown key: hint"),
        ("epochs = 1", "", "x.toml: missing key in experiment: epochs"),
        ("epochs = 1", "epochs = 1\nepoch = 1", "x.toml: unknown key in experiment: epoch"),
        ("held_loss = 1", "loss = 1", "x.toml: unknown key in expect: loss"),
    ],
)
def test_a_file_that_is_no_preset_is_named_with_its_fault(old: str, new: str, fault: str) -> None:
    with pytest.raises(PresetError, match=f"^{fault}"):
        read("x.toml", GOOD.replace(old, new, 1))


def test_what_a_file_leaves_out_is_nothing() -> None:
    preset = read("x.toml", GOOD)
    assert preset.name == "x"
    assert preset.experiment["features"] is None
    assert preset.experiment["class_names"] is None
