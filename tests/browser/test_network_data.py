"""The lab: your own data, by file, by hand and by formula."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import press
from tests.browser.training import another_run, number, told, trained

FLOWERS = """petals;colour;kind
1,5;white;daisy
1,7;white;daisy
1,4;white;daisy
1,6;white;daisy
4,5;white;rose
4,9;white;rose
5,1;white;rose
4,7;white;rose
"""


def own_data(page: Page, tab: str) -> Locator:
    press(page, "Your own data…")
    dialog = page.get_by_role("dialog", name="Your own data")
    dialog.get_by_role("tab", name=tab).click()
    return dialog


def test_a_table_of_ones_own_is_read_understood_and_learnt(lab: Page, tmp_path: Path) -> None:
    file = tmp_path / "flowers.csv"
    file.write_text(FLOWERS, encoding="utf-8")
    dialog = own_data(lab, "Table")
    dialog.locator('input[type="file"]').set_input_files(file)
    preview = dialog.get_by_role("region", name="Preview of the table")
    expect(preview).to_contain_text("petals")
    expect(dialog.get_by_role("combobox", name="Use of kind")).to_have_value("target")
    with another_run(lab):
        press(lab, "Use this data")
    expect(lab.locator('[data-unit="input1"]')).to_be_visible()
    experiment = told(lab)["experiment"]
    assert experiment["dataset"]["table"]["target"] == ["kind"]
    assert "petals" in experiment["dataset"]["table"]["features"]
    trained(lab)
    assert told(lab)["history"]["train_accuracy"][-1] == 1.0


def test_what_cannot_be_read_of_a_table_is_said_with_row_and_column(lab: Page) -> None:
    dialog = own_data(lab, "Table")
    dialog.get_by_role("textbox", name="Paste a table").fill(
        "x,y,kind\n" + "1,2,a\n3,4,b\n" * 10 + "oops,6,a\n"
    )
    expect(dialog.get_by_text("oops").first).to_be_visible()
    expect(dialog).to_contain_text("22")


def test_painted_points_are_learnt(lab: Page) -> None:
    dialog = own_data(lab, "Paint")
    plane = dialog.locator("canvas").first
    colours = dialog.get_by_role("button", name=re.compile("^Paint "))
    box = plane.bounding_box()
    assert box
    colours.nth(0).click()
    for x, y in ((0.2, 0.2), (0.3, 0.3), (0.25, 0.4)):
        lab.mouse.click(box["x"] + x * box["width"], box["y"] + y * box["height"])
    colours.nth(1).click()
    for x, y in ((0.8, 0.7), (0.7, 0.8), (0.75, 0.6)):
        lab.mouse.click(box["x"] + x * box["width"], box["y"] + y * box["height"])
    with another_run(lab):
        press(lab, "Use these points")
    assert {of for _, _, of in told(lab)["experiment"]["dataset"]["painted"]["points"]} == {0, 1}
    trained(lab)
    assert number(lab, "Accuracy", 0) == "100.0 %"


def test_a_formula_makes_the_classes(lab: Page) -> None:
    dialog = own_data(lab, "Formula")
    box = dialog.get_by_role("textbox", name="Class “yes” where")
    box.fill("y > sin(x")
    expect(dialog.get_by_role("button", name="Use this formula")).to_be_disabled()
    box.fill("y > sin(x)")
    with another_run(lab):
        press(lab, "Use this formula")
    assert told(lab)["experiment"]["dataset"]["formula"] == "y > sin(x)"
    trained(lab)
    assert told(lab)["history"]["train_accuracy"][-1] > 0.9


def test_data_are_made_by_knobs_and_features_are_engineered(lab: Page) -> None:
    lab.get_by_role("spinbutton", name="Noise").fill("0")
    lab.get_by_role("spinbutton", name="Noise").press("Enter")
    with another_run(lab):
        for feature in ("x^2", "y^2"):
            lab.get_by_role("checkbox", name=feature, exact=True).check()
    expect(lab.locator('[data-unit="input4"]')).to_be_visible()
    said = told(lab, "/data")
    assert said["inputs"] == ["x", "y", "x^2", "y^2"]
    assert said["x"][0][2] == said["rows"][0][0] ** 2
    press(lab, "Undo")
    expect(lab.locator('[data-unit="input4"]')).to_have_count(0)


def test_digits_are_pictures(lab: Page) -> None:
    with another_run(lab):
        lab.get_by_role("button", name="Handwritten digits").first.click()
    assert told(lab)["experiment"]["spec"]["inputs"] == 64
    expect(lab.get_by_role("heading", name="Held-out samples")).to_be_visible()
    with another_run(lab):
        lab.get_by_role("spinbutton", name="Epochs").fill("5")
        lab.get_by_role("spinbutton", name="Epochs").press("Enter")
    trained(lab)
    losses = told(lab)["history"]["train_loss"]
    assert losses[-1] < losses[0]
