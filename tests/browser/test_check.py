"""Four roads to the same gradients, side by side."""

import math
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import node, press, type_expression
from tests.browser.states import violations


def checked(page: Page) -> Locator:
    press(page, "Check")
    dialog = page.get_by_role("dialog", name="Check")
    expect(dialog.get_by_role("status")).not_to_contain_text("Checking")
    return dialog


def row(within: Locator, name: str) -> Locator:
    """The row that a word stands at the head of."""
    head = within.page.get_by_role("rowheader", name=name, exact=True)
    return within.get_by_role("row").filter(has=head)


def told(dialog: Locator, name: str) -> list[str]:
    """What the roads say of a node, and the verdict."""
    table = dialog.get_by_role("region", name="What each road says")
    return [text.strip() for text in row(table, name).get_by_role("cell").all_inner_texts()]


def cells(table: Locator, name: str) -> list[str]:
    return [text.strip() for text in row(table, name).get_by_role("cell").all_inner_texts()]


def chart(dialog: Locator) -> Locator:
    return dialog.get_by_role("img", name="How far off differences")


def slider(dialog: Locator) -> Locator:
    return dialog.get_by_role("slider", name="Step h")


def mark(dialog: Locator) -> float:
    """Where the step that is looked at stands in the chart, from 0 to 1."""
    x: float = (
        chart(dialog)
        .locator(".mark.looked-at")
        .evaluate("line => (line.x1.baseVal.value - 48) / (line.ownerSVGElement.clientWidth - 62)")
    )
    return x


def test_all_roads_agree_on_the_seed_graph(explorer: Page) -> None:
    dialog = checked(explorer)
    expect(dialog.get_by_role("status")).to_have_text("✓ All roads agree.")
    assert told(dialog, "b") == ["9", "9", "9", "9", "9", "✓ agree"]
    expect(chart(dialog)).to_be_visible()
    assert violations(explorer) == []
    explorer.keyboard.press("Escape")
    expect(explorer.get_by_role("button", name="Check", exact=True)).to_be_focused()


def test_the_meter_tells_sweeps_and_ops_here_and_for_as_many_numbers_as_one_likes(
    explorer: Page,
) -> None:
    dialog = checked(explorer)
    costs = dialog.get_by_role("table", name="What it took")
    took = {
        "Reverse": ["1 sweep", "3", "1 sweep", "3"],
        "Forward": ["3 sweeps", "7", "109,386 sweeps", "328,158"],
        "Central": ["6 runs", "14", "218,772 runs", "656,316"],
        "One-sided": ["4 runs", "10", "109,387 runs", "328,161"],
    }
    assert {road: cells(costs, road) for road in took} == took
    dialog.get_by_role("button", name="this graph: 3").click()
    expect(costs).to_contain_text("By the book for 3")
    for road, book in {
        "Reverse": "1 sweep",
        "Forward": "3 sweeps",
        "Central": "6 runs",
        "One-sided": "4 runs",
    }.items():
        assert cells(costs, road)[0] == cells(costs, road)[2] == book
    dialog.get_by_role("spinbutton", name="Numbers to differentiate by").fill("1000")
    expect(row(costs, "Central")).to_contain_text("2,000 runs")
    dialog.get_by_role("spinbutton", name="Numbers to differentiate by").fill("-3")
    expect(row(costs, "Central")).to_contain_text("2,000 runs")


def test_a_kink_is_named_beside_what_the_roads_say(explorer: Page) -> None:
    type_expression(explorer, "x = parameter(0)\nh = relu(x)\nf = 3 * h")
    expect(explorer.locator('[data-node="h"]')).to_be_visible()
    dialog = checked(explorer)
    expect(dialog.get_by_role("status")).to_contain_text("Not all roads agree")
    assert told(dialog, "x") == ["0", "0", "1.5", "3", "0", "! kink"]
    expect(dialog).to_contain_text("relu at h has a kink here: f moves at 0 on one side and 3")
    costs = dialog.get_by_role("table", name="What it took")
    expect(row(costs, "Central").get_by_role("cell").first).to_contain_text("by the book 2")


def test_a_step_set_by_hand_is_too_long_or_too_short(explorer: Page) -> None:
    type_expression(explorer, "f = exp(a)")
    expect(explorer.locator('[data-node="x"]')).to_have_count(0)
    dialog = checked(explorer)
    dialog.get_by_label("Choose the step of the differences well").uncheck()
    slider(dialog).fill("0")
    expect(row(dialog, "a")).to_contain_text("! truncation")
    slider(dialog).fill("-14")
    expect(row(dialog, "a")).to_contain_text("! cancellation")
    slider(dialog).fill("-5")
    expect(dialog.get_by_role("status")).to_have_text("✓ All roads agree.")
    dialog.get_by_label("Choose the step of the differences well").check()
    # Each has a step of its own then, as in the table.
    expect(dialog).to_contain_text(
        re.compile(r"h = 6\.1e-6: central is off by \S+; one-sided is off by \S+ by h = 1\.5e-8\.")
    )


def test_the_curve_names_both_regimes_and_their_slopes(explorer: Page) -> None:
    type_expression(explorer, "f = exp(a)")
    expect(explorer.locator('[data-node="x"]')).to_have_count(0)
    dialog = checked(explorer)
    expect(chart(dialog)).to_have_accessible_name(
        re.compile(
            r"Rounding on the left: slope −1\. Truncation on the right: slope 2, one-sided 1\. "
            r"Central is surest by h = [\de.-]+, where it is off by [\d.]+e-1\d"
        )
    )
    dialog.get_by_text("The curve in numbers").click()
    table = dialog.get_by_role("table", name="How far off the differences are")
    expect(table.get_by_role("row")).to_have_count(17)
    central, ahead = (float(text) for text in cells(table, "0.001"))
    # exp at -1: h^2/6 and h/2 times e^-1.
    assert central == pytest.approx(1e-6 / 6 / math.e, rel=0.1)
    assert ahead == pytest.approx(1e-3 / 2 / math.e, rel=0.1)
    assert violations(explorer) == []


def test_the_slider_moves_the_mark_and_the_sentence_by_a_tenth_of_a_decade(explorer: Page) -> None:
    dialog = checked(explorer)
    slider(dialog).fill("-3")
    expect(dialog.get_by_label("Choose the step of the differences well")).not_to_be_checked()
    expect(dialog).to_contain_text("h = 0.001: central is")
    assert mark(dialog) == pytest.approx(12 / 15, abs=0.005)
    slider(dialog).press("ArrowLeft")
    expect(dialog).to_contain_text("h = 7.9e-4: central is")
    expect(slider(dialog)).to_have_attribute("aria-valuetext", re.compile("^7.9e-4: central is"))
    assert mark(dialog) == pytest.approx(11.9 / 15, abs=0.005)
    slider(dialog).press("Home")
    expect(dialog).to_contain_text("h = 1e-15: central is")
    assert mark(dialog) == pytest.approx(0, abs=0.005)


def test_a_step_may_be_pressed_in_the_chart(explorer: Page) -> None:
    dialog = checked(explorer)
    chart(dialog).scroll_into_view_if_needed()
    box = chart(dialog).bounding_box()
    assert box
    explorer.mouse.click(box["x"] + 48 + (box["width"] - 62) * 9 / 15, box["y"] + 100)
    expect(slider(dialog)).to_have_value("-6")
    expect(dialog).to_contain_text("h = 1e-6: central is")


def test_any_number_of_a_tensor_has_its_curve(explorer: Page) -> None:
    type_expression(explorer, "v = [1, 2, 3]\nf = sum(v * v * v)")
    expect(explorer.locator('[data-node="v"]')).to_be_visible()
    expect(explorer.locator('[data-node="x"]')).to_have_count(0)
    dialog = checked(explorer)
    slider(dialog).fill("0")
    # (x+h)^3 ahead is off by 3xh + h^2; central by h^2.
    expect(dialog).to_contain_text("h = 1: central is off by 1; one-sided is off by 4.")
    dialog.get_by_role("spinbutton", name="Place along axis 1, from 0 to 2").fill("2")
    expect(dialog).to_contain_text("h = 1: central is off by 1; one-sided is off by 10.")
    expect(chart(dialog)).to_have_accessible_name(re.compile("for v at \\[2\\]"))


def test_an_unfinished_graph_is_to_be_finished_first(explorer: Page) -> None:
    type_expression(explorer, "f = a * _")
    expect(explorer.get_by_text("To finish:")).to_be_visible()
    dialog = checked(explorer)
    expect(dialog.get_by_role("status")).to_contain_text("Finish the graph first")


def test_a_node_that_is_selected_is_checked_beside_the_inputs(explorer: Page) -> None:
    node(explorer, "x").click()
    dialog = checked(explorer)
    table = dialog.get_by_role("region", name="What each road says")
    expect(table.get_by_role("rowheader")).to_have_text(["a", "b", "c", "x"])
    assert told(dialog, "x")[:2] == ["7", "7"]
