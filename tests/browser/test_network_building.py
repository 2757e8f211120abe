"""The lab: a network is built by hand, and every number of it is seen and can be set."""

import re
from io import BytesIO

import numpy as np
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import press
from tests.browser.training import another_run, at_epoch, network, preset, resting, told


def drawing(page: Page) -> Locator:
    return page.get_by_role("region", name="Network drawing")


def units(page: Page, layer: int) -> Locator:
    return page.locator(f'[data-unit^="layer{layer}."]')


def widths(page: Page) -> list[int]:
    return [layer["units"] for layer in network(page)["layers"]]


def test_layers_and_units_are_added_and_taken_away_by_hand(lab: Page) -> None:
    within = drawing(lab)
    within.get_by_role("button", name="Add a layer after hidden layer 1").click()
    expect(within.get_by_text("Hidden 2")).to_be_visible()
    within.get_by_role("button", name="Add a unit to hidden layer 1").click()
    expect(units(lab, 1)).to_have_count(5)
    with another_run(lab):
        chooser = within.get_by_role("combobox", name="Activation of hidden layer 2")
        chooser.select_option(label="ReLU")
    expect(lab.locator(".lab-title")).to_contain_text("changed")
    layers = told(lab)["experiment"]["spec"]["layers"]
    assert [layer["activation"] for layer in layers] == ["tanh", "relu", "linear"]
    assert widths(lab)[0] == 5
    within.get_by_role("button", name="Remove hidden layer 1").click()
    expect(within.get_by_text("Hidden 2")).to_have_count(0)
    for _ in range(4):
        press(lab, "Undo")
    expect(units(lab, 1)).to_have_count(4)
    expect(lab.locator(".lab-title")).to_have_text("A circle")


def test_every_weight_and_bias_can_be_set(lab: Page) -> None:
    lab.locator('[data-unit="layer1.neuron2"]').click()
    card = lab.get_by_role("dialog", name="layer1.neuron2")
    bias = card.get_by_role("textbox", name=re.compile("[Bb]ias")).or_(
        card.get_by_role("spinbutton", name=re.compile("[Bb]ias"))
    )
    with another_run(lab):
        bias.first.fill("0.25")
        bias.first.press("Enter")
    spec = network(lab)
    assert spec["layers"][0]["biases"] == [0, 0.25, 0, 0]
    assert told(lab)["steps"] == 0
    with another_run(lab):
        press(lab, "Undo")
    assert network(lab)["layers"][0]["biases"] == [0, 0, 0, 0]


def test_what_every_unit_answers_is_a_sigmoid_or_whatever_its_layer_is(lab: Page) -> None:
    """Nine activations, each trained for an epoch."""
    chooser = drawing(lab).get_by_role("combobox", name="Activation of hidden layer 1")
    names = chooser.locator("option").all_inner_texts()
    assert len(names) == 9
    for name in sorted(names, key="Tanh".__eq__):
        with another_run(lab):
            chooser.select_option(label=name)
        press(lab, "One epoch")
        at_epoch(lab, "1")


def redness(page: Page) -> float:
    """The share of the drawing that is red."""
    picture = Image.open(BytesIO(drawing(page).screenshot())).convert("RGB")
    pixels = np.asarray(picture, dtype=np.int64)
    others = pixels[..., 1:].max(axis=2)
    return float((pixels[..., 0] > others + 60).mean())


def test_gradients_are_red_and_weights_are_not(lab: Page) -> None:
    press(lab, "One epoch")
    at_epoch(lab, "1")
    assert redness(lab) == 0
    press(lab, "Gradients")
    expect(lab.get_by_role("button", name="Gradients")).to_have_attribute("aria-pressed", "true")
    assert redness(lab) > 0.001


def test_the_backprop_of_a_sample_opens_in_the_explorer(lab: Page) -> None:
    preset(lab, "A worked example, step by step")
    press(lab, "One sample")
    with lab.context.expect_page() as opened:
        press(lab, "Open its backprop")
    explorer = opened.value
    weight = explorer.locator('[data-node="layer1_neuron1_w1"]')
    expect(weight).to_be_attached()
    explorer.get_by_role("button", name="Last step").click()
    # Published: dE/dw1 of the first forward and backward pass.
    expect(weight).to_have_attribute("aria-label", re.compile("gradient 0.0004386"))


def test_training_by_keyboard_alone(lab: Page) -> None:
    lab.locator("body").press("Space")
    expect(lab.get_by_role("button", name="Pause")).to_be_visible()
    lab.wait_for_timeout(500)
    lab.locator("body").press("Space")
    resting(lab)
    steps = told(lab)["steps"]
    assert steps > 0
    lab.locator("body").press("ArrowRight")
    lab.wait_for_timeout(600)
    assert told(lab)["steps"] == steps + 1
    lab.locator("body").press("Home")
    at_epoch(lab, "0")
    lab.keyboard.press("?")
    expect(lab.get_by_role("dialog", name="Keys")).to_be_visible()
    lab.keyboard.press("Escape")
    # One stop of Tab in the drawing; arrows go from unit to unit.
    lab.locator('[data-unit="input1"]').focus()
    lab.keyboard.press("ArrowRight")
    expect(lab.locator('[data-unit^="layer1."]:focus')).to_have_count(1)
